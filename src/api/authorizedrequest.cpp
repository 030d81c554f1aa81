// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/authorizedrequest.h"

#include "domain/account.h"
#include "domain/keytext.h"

namespace Reelwatch {

bool Credential::isUsable() const
{
    return isAllowedBase(base) && isCleanKey(key);
}

std::optional<QNetworkRequest> authorizedRequest(const QUrl &url, const Credential &credential)
{
    if (!credential.isUsable() || !url.userInfo().isEmpty() || !isSameOrigin(url, credential.base))
        return {};
    using Request = QNetworkRequest;
    Request request(url);
    request.setRawHeader("Authorization", "Bearer " + credential.key);
    request.setRawHeader("Accept", "application/json, */*;q=0.5");
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

} // namespace Reelwatch
