// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/account.h"
#include "fuzz/fuzz.h"
#include "keep/linkpolicy.h"

#include <QHostAddress>

#include <algorithm>
#include <arpa/inet.h>
#include <array>

namespace Reelwatch::Fuzz {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// Whether the system itself takes this host for an address that is not public.
bool isInside(const QByteArray &host)
{
    in_addr address {};
    if (::inet_aton(host.constData(), &address) == 0)
        return false;
    const quint32 number = ntohl(address.s_addr);
    const quint32 first = number >> 24;
    const quint32 two = number >> 16;
    return first == 0 || first == 10 || first == 127 || two == 0xA9FE || two == 0xC0A8
        || (two >= 0xAC10 && two <= 0xAC1F) || first >= 224;
}

QByteArray rawPathOf(const QByteArray &link)
{
    const QByteArray rest = link.mid(link.indexOf("://") + 3).split('#').first();
    const auto *const end = std::ranges::find_if(rest, [](char c) { return c == '/' || c == '?'; });
    return rest.mid(std::distance(rest.begin(), end));
}

QByteArray pathOf(const QByteArray &link)
{
    return QByteArray::fromPercentEncoding(rawPathOf(link));
}

/// An escaped slash parts no segments: "..%2Fa" is one, and stays as it is.
bool hasDotSegment(const QByteArray &link)
{
    const auto segments = rawPathOf(link).split('?').first().split('/');
    return std::ranges::any_of(segments, [](const QByteArray &raw) {
        const QByteArray segment = QByteArray::fromPercentEncoding(raw);
        return segment == "." || segment == "..";
    });
}

bool isLoopbackHost(QString host)
{
    if (host.endsWith(u'.'))
        host.chop(1);
    QUrl url;
    url.setHost(host);
    return isLoopback(url) || QHostAddress(host).isLoopback();
}

void demandByTheTable(const QUrl &url, const QUrl &base)
{
    const bool isHttps = url.scheme() == u"https";
    const bool isHttp = url.scheme() == u"http";
    demand(isHttps || isHttp, "U02: only web links are followed");
    demand(isHttps || (isLoopbackHost(url.host()) && isLoopback(base)),
           "U04: in plain text only from loopback to loopback");
    demand(url.userInfo().isEmpty(), "U06: no user");
    const int port = url.port(443);
    demand(port == 443 || port == 80 || port >= 1024 || isSameOrigin(url, base),
           "U07: no odd port");
    demand(!url.host().isEmpty() && url.isValid(), "U08: a host");
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.endsWith('.'))
        host.chop(1);
    demand(!isInside(host) || isLoopback(base) || url.host() == base.host(),
           "U05: no address of a private network");
}

void judge(const QByteArray &link, const QUrl &base)
{
    const auto verdict = LinkPolicy::judge(link, base);
    demand(verdict.allowed == verdict.reason.isEmpty(), "what is refused is refused with a reason");
    if (!verdict.allowed)
        return;
    demandByTheTable(verdict.url, base);
    demand(pathOf(link) == pathOf(verdict.url.toEncoded()), "U11: sent as it was given");
    demand(!hasDotSegment(link), "U12: no dot segments");
}

/// A refusal names the host and never what signs the link.
void judgeSigned(const QByteArray &link, const QUrl &base)
{
    const auto verdict = LinkPolicy::judge(link + "?X-Amz-Signature=CANARYSIG", base);
    demand(!verdict.reason.contains(u"CANARYSIG"), "U20: no signature in a sentence");
}

} // namespace

void link(const QByteArray &input)
{
    static const std::array Bases {QUrl(u"https://api.token360.ai"_s),
                                   QUrl(u"https://10.0.0.5:8443/base"_s),
                                   QUrl(u"http://127.0.0.1:8360"_s)};
    const QByteArray first = field(input, 0);
    const QByteArray location = field(input, 1);
    for (const QUrl &base : Bases) {
        judge(first, base);
        const QByteArray host = QUrl::fromEncoded(first).host().toUtf8();
        if (!host.contains("CANARYSIG") && !first.contains("CANARYSIG") && first.contains('/'))
            judgeSigned(first, base);
        const auto verdict = LinkPolicy::judge(first, base);
        if (verdict.allowed && !location.isEmpty())
            judge(LinkPolicy::resolved(location, verdict.url), base);
    }
}

} // namespace Reelwatch::Fuzz
