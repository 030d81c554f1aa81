// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/endpoints.h"

#include <algorithm>

namespace Reelwatch::Endpoints {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr qsizetype LongestId = 512;

/// {base}/v1/videos and then these bytes.
QUrl below(const QUrl &base, const QByteArray &rest)
{
    constexpr auto Parts = QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment;
    QByteArray root = base.toEncoded(Parts | QUrl::FullyEncoded);
    while (root.endsWith('/'))
        root.chop(1);
    if (root.endsWith("/v1"))
        root.chop(3);
    return QUrl::fromEncoded(root + "/v1/videos" + rest);
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
    return std::ranges::none_of(id.split(u'/'), [](const QString &segment) {
        return segment == "."_L1 || segment == ".."_L1;
    });
}

QUrl video(const QUrl &base, const QString &id)
{
    return below(base, '/' + QUrl::toPercentEncoding(id));
}

QUrl link(const QUrl &base, const QString &id)
{
    return below(base, '/' + QUrl::toPercentEncoding(id) + "/content?format=url");
}

QUrl binary(const QUrl &base, const QString &id)
{
    return below(base, '/' + QUrl::toPercentEncoding(id) + "/content?format=binary");
}

QUrl shortestList(const QUrl &base)
{
    return below(base, "?limit=1");
}

} // namespace Reelwatch::Endpoints
