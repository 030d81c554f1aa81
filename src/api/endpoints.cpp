// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/endpoints.h"

#include <algorithm>

namespace Reelwatch::Endpoints {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr qsizetype LongestId = 512;

/// {base}/v1/videos and then these encoded bytes. Set part by part: to put the whole address
/// together as text and take it apart again costs four times as much, for every check.
QUrl below(const QUrl &base, const QByteArray &rest, const QString &query = {})
{
    QString root = base.path(QUrl::FullyEncoded);
    while (root.endsWith(u'/'))
        root.chop(1);
    if (root.endsWith("/v1"_L1))
        root.chop(3);
    QUrl url = base.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    url.setPath(root + "/v1/videos"_L1 + QLatin1StringView(rest), QUrl::StrictMode);
    url.setQuery(query);
    return url;
}

bool isIdCharacter(QChar c)
{
    const char16_t unit = c.unicode();
    return (unit >= u'A' && unit <= u'Z') || (unit >= u'a' && unit <= u'z')
        || (unit >= u'0' && unit <= u'9') || "._:~+/=-"_L1.contains(c);
}

} // namespace

bool isAllowedId(const QString &id)
{
    if (id.isEmpty() || id.size() > LongestId || !std::ranges::all_of(id, isIdCharacter))
        return false;
    // A server that decodes %2F before it looks at the path would walk these.
    const auto isDots = [](QStringView segment) {
        return segment == "."_L1 || segment == ".."_L1;
    };
    return std::ranges::none_of(QStringView(id).tokenize(u'/'), isDots);
}

QUrl video(const QUrl &base, const QString &id)
{
    return below(base, '/' + QUrl::toPercentEncoding(id));
}

QUrl link(const QUrl &base, const QString &id)
{
    return below(base, '/' + QUrl::toPercentEncoding(id) + "/content", u"format=url"_s);
}

QUrl binary(const QUrl &base, const QString &id)
{
    return below(base, '/' + QUrl::toPercentEncoding(id) + "/content", u"format=binary"_s);
}

QUrl shortestList(const QUrl &base)
{
    return below(base, {}, u"limit=1"_s);
}

} // namespace Reelwatch::Endpoints
