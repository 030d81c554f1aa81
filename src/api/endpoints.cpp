// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/endpoints.h"

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

Endpoints::Endpoints(const QUrl &base)
    : m_server(base.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery
                             | QUrl::RemoveFragment))
    , m_videos(base.path(QUrl::FullyEncoded))
{
    while (m_videos.endsWith(u'/'))
        m_videos.chop(1);
    if (m_videos.endsWith("/v1"_L1))
        m_videos.chop(3);
    m_videos += "/v1/videos"_L1;
}

/// The list's address and then these encoded bytes. Set part by part: to put the whole address
/// together as text and take it apart again costs four times as much, for every check.
QUrl Endpoints::below(const QByteArray &rest, const QString &query) const
{
    QUrl url = m_server;
    url.setPath(m_videos + QLatin1StringView(rest), QUrl::StrictMode);
    if (!query.isEmpty())
        url.setQuery(query);
    return url;
}

QUrl Endpoints::video(const QString &id) const
{
    return below('/' + QUrl::toPercentEncoding(id));
}

QUrl Endpoints::link(const QString &id) const
{
    return below('/' + QUrl::toPercentEncoding(id) + "/content", u"format=url"_s);
}

QUrl Endpoints::binary(const QString &id) const
{
    return below('/' + QUrl::toPercentEncoding(id) + "/content", u"format=binary"_s);
}

QUrl Endpoints::list(const QString &after) const
{
    QString query = "limit="_L1 + QString::number(PageSize);
    if (!after.isEmpty())
        query += "&after="_L1 + QLatin1StringView(QUrl::toPercentEncoding(after));
    return below({}, query);
}

QUrl Endpoints::shortestList() const
{
    return below({}, u"limit=1"_s);
}

} // namespace Reelwatch
