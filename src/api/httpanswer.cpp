// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/httpanswer.h"

namespace Reelwatch {

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
