// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/linkpolicy.h"

#include "domain/account.h"
#include "domain/plaintext.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace Reelwatch::LinkPolicy {

using Qt::Literals::StringLiterals::operator""_s;
using Qt::Literals::StringLiterals::operator""_L1;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(LinkPolicy)
};

enum class Reach { Public, Private, Loopback };

constexpr qsizetype LongestLink = 65'536; // bytes

LinkVerdict no(const QString &reason)
{
    return {.reason = reason};
}

QString hostOf(const QUrl &url)
{
    return plain(url.host(QUrl::FullyEncoded), 100);
}

bool isIn(const QHostAddress &address, const char *subnet)
{
    return address.isInSubnet(QHostAddress::parseSubnet(QLatin1StringView(subnet)));
}

bool isPrivateIpv4(const QHostAddress &address)
{
    static constexpr std::array Subnets {
        "0.0.0.0/8",       "10.0.0.0/8",     "100.64.0.0/10", "127.0.0.0/8",    "169.254.0.0/16",
        "172.16.0.0/12",   "192.0.0.0/24",   "192.0.2.0/24",  "192.168.0.0/16", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"};
    return std::ranges::any_of(Subnets, [&](const char *subnet) { return isIn(address, subnet); });
}

/// The IPv4 address inside a mapped, translated (NAT64) or 6to4 address; null when there is none.
QHostAddress wrappedIpv4(const QHostAddress &address)
{
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    const auto at = [&bytes](int first) {
        return QHostAddress((quint32(bytes[first]) << 24) | (quint32(bytes[first + 1]) << 16)
                            | (quint32(bytes[first + 2]) << 8) | quint32(bytes[first + 3]));
    };
    if (isIn(address, "::ffff:0:0/96") || isIn(address, "64:ff9b::/96"))
        return at(12);
    if (isIn(address, "2002::/16"))
        return at(2);
    return {};
}

/// Mapped addresses count; those that a gateway translates leave this computer.
bool isLoopbackAddress(const QHostAddress &address)
{
    bool isIpv4 = false;
    const QHostAddress ipv4(address.toIPv4Address(&isIpv4));
    return isIpv4 ? isIn(ipv4, "127.0.0.0/8")
                  : address == QHostAddress(QHostAddress::LocalHostIPv6);
}

QString withoutDot(QString host)
{
    if (host.endsWith(u'.'))
        host.chop(1);
    return host;
}

/// What can be told without asking a name server.
Reach reachOf(const QUrl &url)
{
    const QString host = withoutDot(url.host());
    if (host == "localhost"_L1)
        return Reach::Loopback;
    if (host.endsWith(".localhost"_L1))
        return Reach::Private;
    const QHostAddress address(host);
    if (address.isNull())
        return Reach::Public;
    if (isLoopbackAddress(address))
        return Reach::Loopback;
    return isPrivate(address) ? Reach::Private : Reach::Public;
}

bool isSameHost(const QUrl &a, const QUrl &b)
{
    return !a.host().isEmpty() && withoutDot(a.host()) == withoutDot(b.host());
}

/// The table at the top of the header.
LinkVerdict byReach(const QUrl &url, Reach reach, const QUrl &base)
{
    if (url.scheme() == "http"_L1) {
        if (reach == Reach::Loopback && isLoopback(base))
            return {.allowed = true, .url = url};
        return no(
            Words::tr("The link to %1 is not encrypted, so it is not followed.").arg(hostOf(url)));
    }
    if (reach == Reach::Public || isLoopback(base) || isSameHost(url, base))
        return {.allowed = true, .url = url};
    return no(Words::tr("The link leads to %1, which is inside a private network, so it is not "
                        "followed.")
                  .arg(hostOf(url)));
}

/// A link's bytes taken apart; it is known to hold "://".
struct Parts
{
    QByteArray authority;
    QByteArray pathAndQuery; ///< without the fragment, which is never sent
};

Parts partsOf(const QByteArray &link)
{
    const QByteArray rest = link.mid(link.indexOf("://") + 3).split('#').first();
    const auto *const end = std::ranges::find_if(rest, [](char c) { return c == '/' || c == '?'; });
    const qsizetype length = std::distance(rest.begin(), end);
    return {.authority = rest.left(length), .pathAndQuery = rest.mid(length)};
}

/// Escapes of unreserved characters decoded, the others in upper case: all that Qt changes and
/// all that a signature survives.
QByteArray normalised(const QByteArray &bytes)
{
    QByteArray result;
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        const QByteArray escape = bytes.mid(at, 3);
        bool isHex = false;
        const auto value = static_cast<char>(escape.mid(1).toInt(&isHex, 16));
        if (escape.size() < 3 || escape.front() != '%' || !isHex) {
            result += bytes.at(at);
            continue;
        }
        const bool unreserved = QByteArray("-._~").contains(value)
            || (value > 0 && std::isalnum(static_cast<unsigned char>(value)) != 0);
        result += unreserved ? QByteArray(1, value) : escape.toUpper();
        at += 2;
    }
    return result;
}

bool hasDotSegment(const QByteArray &pathAndQuery)
{
    const QByteArray path = normalised(pathAndQuery.split('?').first());
    return std::ranges::any_of(path.split('/'), [](const QByteArray &segment) {
        return segment == "." || segment == "..";
    });
}

/// Qt would send other bytes than these, or cannot send them at all (U11, U13).
bool isInexact(const QByteArray &link, const QUrl &url)
{
    const bool odd = std::ranges::any_of(link, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= 0x20 || byte >= 0x7F;
    });
    return odd || !url.isValid() || url.host().isEmpty()
        || normalised(partsOf(link).pathAndQuery)
        != normalised(partsOf(url.toEncoded()).pathAndQuery);
}

bool isAllowedPort(const QUrl &url, const QUrl &base)
{
    const int port = url.port(443);
    return port == 443 || port == 80 || port >= 1024 || isSameOrigin(url, base);
}

/// "4294967297", "1.2.3.256" and "1.2.3.4." look like addresses and are none: resolvers disagree on
/// them.
bool isOddNumber(const QUrl &url)
{
    static const QRegularExpression number(uR"(^(\d+|0x[0-9a-f]*)$)"_s);
    const QString host = url.host();
    return QHostAddress(host).isNull()
        && number.match(withoutDot(host).section(u'.', -1)).hasMatch();
}

LinkVerdict scheme(const QByteArray &link)
{
    static const QRegularExpression pattern(u"^([a-z][a-z0-9+.-]*):(//)?"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(QString::fromLatin1(link.left(64)));
    const QString name = match.captured(1).toLower();
    if (!match.hasMatch())
        return no(Words::tr("The service gave a link that names no place on the web."));
    if (name != "https"_L1 && name != "http"_L1)
        return no(Words::tr("The service gave an unsupported link (%1); only https links are "
                            "followed.")
                      .arg(plain(name, 20)));
    if (match.captured(2).isEmpty())
        return no(Words::tr("The service gave a link that names no host."));
    return {.allowed = true};
}

/// What the URL itself must be, whatever the account.
LinkVerdict form(const QByteArray &link, const QUrl &url, const QUrl &base)
{
    const QString host = hostOf(QUrl::fromEncoded(link, QUrl::TolerantMode));
    if (isInexact(link, url) || isOddNumber(url))
        return no(host.isEmpty()
                      ? Words::tr("The service gave a link that is not well formed.")
                      : Words::tr("The link to %1 cannot be fetched exactly as it was given. Copy "
                                  "it and open it in a browser.")
                            .arg(host));
    if (partsOf(link).authority.contains('@'))
        return no(
            Words::tr("The link to %1 carries a user name, so it is not followed.").arg(host));
    if (hasDotSegment(partsOf(link).pathAndQuery))
        return no(Words::tr("The link to %1 has \"..\" in its path and cannot be fetched exactly.")
                      .arg(host));
    if (!isAllowedPort(url, base))
        return no(Words::tr("The link to %1 uses port %2, which is not used for videos, so it is "
                            "not followed.")
                      .arg(host, QString::number(url.port())));
    return {.allowed = true};
}

} // namespace

bool isPrivate(const QHostAddress &address)
{
    if (address.protocol() == QHostAddress::IPv4Protocol)
        return isPrivateIpv4(address);
    const QHostAddress inner = wrappedIpv4(address);
    if (!inner.isNull())
        return isPrivateIpv4(inner);
    // Only 2000::/3 is given out to the public; Teredo and the documentation's block are in it.
    return !isIn(address, "2000::/3") || isIn(address, "2001::/32")
        || isIn(address, "2001:db8::/32");
}

LinkVerdict judge(const QByteArray &link, const QUrl &accountBase)
{
    if (link.isEmpty() || link.size() > LongestLink)
        return no(Words::tr("The service gave no usable link."));
    if (LinkVerdict verdict = scheme(link); !verdict.allowed)
        return verdict;
    const QUrl url = QUrl::fromEncoded(link, QUrl::StrictMode);
    if (LinkVerdict verdict = form(link, url, accountBase); !verdict.allowed)
        return verdict;
    return byReach(url, reachOf(url), accountBase);
}

LinkVerdict judge(const QUrl &url, const QList<QHostAddress> &addresses, const QUrl &accountBase)
{
    Reach reach = reachOf(url);
    if (std::ranges::any_of(addresses, isPrivate) && reach != Reach::Loopback)
        reach = Reach::Private;
    // A name server may say anything of "localhost.", which stands in no file of hosts.
    if (!std::ranges::all_of(addresses, isLoopbackAddress) && url.scheme() == "http"_L1)
        reach = Reach::Public;
    return byReach(url, reach, accountBase);
}

QByteArray resolved(const QByteArray &location, const QUrl &from)
{
    static const QRegularExpression scheme(u"^[a-z][a-z0-9+.-]*:"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    if (location.isEmpty() || scheme.match(QString::fromLatin1(location)).hasMatch())
        return location;
    const QByteArray base = from.toEncoded(QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    const QByteArray ownPath = partsOf(base).pathAndQuery;
    const QByteArray origin = base.left(base.size() - ownPath.size());
    if (location.startsWith("//"))
        return from.scheme().toLatin1() + ':' + location;
    if (location.startsWith('/'))
        return origin + location;
    const QByteArray path = ownPath.split('?').first();
    if (location.startsWith('?'))
        return origin + path + location;
    return origin + path.left(path.lastIndexOf('/') + 1) + (path.isEmpty() ? "/" : "") + location;
}

} // namespace Reelwatch::LinkPolicy
