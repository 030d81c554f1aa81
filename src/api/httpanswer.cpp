// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/httpanswer.h"

namespace Reelwatch {

namespace {

bool isNamed(const QNetworkReply::RawHeaderPair &header, QByteArrayView name)
{
    return header.first.size() == name.size()
        && header.first.compare(name, Qt::CaseInsensitive) == 0;
}

} // namespace

/// In one walk: every check does it, and Qt looks for each name from the first header on.
void HttpAnswer::takeHeaders(const QList<QNetworkReply::RawHeaderPair> &headers)
{
    for (const QNetworkReply::RawHeaderPair &header : headers) {
        if (isNamed(header, "Content-Type"))
            contentType = header.second;
        else if (isNamed(header, "Content-Encoding"))
            contentEncoding = header.second.trimmed();
        else if (isNamed(header, "openai-poll-after-ms"))
            pollAfter = header.second;
        else if (isNamed(header, "Location"))
            location = header.second;
        else if (isNamed(header, "Retry-After"))
            retryAfter.retryAfter = header.second;
        else if (isNamed(header, "retry-after-ms"))
            retryAfter.retryAfterMs = header.second;
        else if (isNamed(header, "Date"))
            retryAfter.date = header.second;
    }
}

bool HttpAnswer::isPacked() const
{
    return !contentEncoding.isEmpty() && contentEncoding.toLower() != "identity";
}

bool HttpAnswer::isWebPage() const
{
    const QByteArray start = body.left(64).trimmed().toLower();
    return contentType.toLower().startsWith("text/html") || start.startsWith("<!doctype html")
        || start.startsWith("<html");
}

bool HttpAnswer::isVideo() const
{
    const QByteArray type = contentType.toLower();
    return status == 200
        && (type.startsWith("video/") || type.startsWith("application/octet-stream")
            || type.startsWith("binary/octet-stream"));
}

} // namespace Reelwatch
