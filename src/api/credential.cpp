// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/credential.h"

#include "domain/account.h"
#include "domain/keytext.h"

namespace Reelwatch {

namespace {

QNetworkRequest fencedRequest(const QByteArray &key)
{
    using Request = QNetworkRequest;
    Request request;
    request.setRawHeader("Authorization", "Bearer " + key);
    request.setRawHeader("Accept", "application/json, */*;q=0.5");
    // Else Qt asks the system for its language at every request, and tells it to the service.
    request.setRawHeader("Accept-Language", "en,*");
    request.setRawHeader("Accept-Encoding", "identity"); // else Qt inflates far beyond the limit
    request.setRawHeader("User-Agent", "Reelwatch/" REELWATCH_VERSION);
    // Qt would take the key along to any host that a redirect names.
    request.setAttribute(Request::RedirectPolicyAttribute, Request::ManualRedirectPolicy);
    request.setAttribute(Request::CookieLoadControlAttribute, Request::Manual);
    request.setAttribute(Request::CookieSaveControlAttribute, Request::Manual);
    request.setAttribute(Request::AuthenticationReuseAttribute, Request::Manual);
    request.setAttribute(Request::CacheLoadControlAttribute, Request::AlwaysNetwork);
    request.setAttribute(Request::CacheSaveControlAttribute, false);
    request.setAttribute(Request::Http2AllowedAttribute, false);
    return request;
}

} // namespace

std::optional<Credential> Credential::of(const QUrl &base, const QByteArray &key)
{
    if (!isAllowedBase(base) || !isCleanKey(key))
        return {};
    return Credential(base, key);
}

Credential::Credential(const QUrl &base, const QByteArray &key)
    : m_base(base)
    , m_endpoints(base)
    , m_key(key)
    , m_origin(base.adjusted(QUrl::RemovePath).toString())
    , m_fenced(fencedRequest(key))
{
}

std::optional<QNetworkRequest> Credential::request(const QUrl &url) const
{
    if (!url.userInfo().isEmpty() || !isSameOrigin(url, m_base))
        return {};
    QNetworkRequest request = m_fenced;
    request.setUrl(url);
    return request;
}

} // namespace Reelwatch
