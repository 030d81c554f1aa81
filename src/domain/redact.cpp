// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/redact.h"

#include <QRegularExpression>
#include <QUrl>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

QString redacted(const QString &text)
{
    // A plain word behind them is the service's sentence: "Bearer token missing", "key-frames".
    static const QRegularExpression bearer(
        uR"(((?:bearer\s+)++)(?!\[key removed\]))"
        uR"((?=[^\s"',;\\]*(?-i:[0-9A-Z_\-:/])|[^\s"',;\\]{20})[^\s"',;\\]+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression key(
        uR"re((?<![A-Za-z0-9])(?:(?:sk|pk|rk)-|key-(?=[a-z_\-]*[A-Z0-9]|[a-z_\-]{20}))[A-Za-z0-9_\-]{6,})re"_s);
    static const QRegularExpression userInfo(uR"((\b[a-z][a-z0-9+.\-]*:\\?/\\?/)[^/\s"'?#]+@)"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression query(
        uR"((\b[a-z][a-z0-9+.\-]*:\\?/\\?/[^\s"'<>?#]*)[?#](?!\[signature removed\])[^\s"'<>]*)"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString result = text;
    // Links first: what takes their beginning for a key would leave the rest without one.
    result.replace(userInfo, u"\\1"_s);
    result.replace(query, u"\\1?[signature removed]"_s);
    result.replace(bearer, u"\\1[key removed]"_s);
    result.replace(key, u"[key removed]"_s);
    return result;
}

QString withoutQuery(const QByteArray &link)
{
    return QUrl::fromEncoded(link, QUrl::TolerantMode)
        .toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace Reelwatch
