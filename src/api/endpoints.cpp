// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/endpoints.h"

namespace Reelwatch::Endpoints {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

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

} // namespace

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

QUrl list(const QUrl &base, const QString &after)
{
    QString query = "limit="_L1 + QString::number(PageSize);
    if (!after.isEmpty())
        query += "&after="_L1 + QLatin1StringView(QUrl::toPercentEncoding(after));
    return below(base, {}, query);
}

QUrl shortestList(const QUrl &base)
{
    return below(base, {}, u"limit=1"_s);
}

} // namespace Reelwatch::Endpoints
