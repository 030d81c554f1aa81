// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

class QNetworkReply;
class QNetworkRequest;

/// How media requests are sent and what their answers' heads say.
namespace Reelwatch::ReplyReader {

/// No cookies, no redirects, no HTTP/2, no packing, no name but our own.
void prepare(QNetworkRequest &request);

[[nodiscard]] int status(const QNetworkReply &reply); ///< 0: there was no answer
/// The promised length; nothing when it is absent, doubled or no number.
[[nodiscard]] std::optional<qint64> contentLength(const QNetworkReply &reply);
/// True when the body is packed although that was not asked for (D20).
[[nodiscard]] bool isEncoded(const QNetworkReply &reply);
/// A date as HTTP writes it, UTC; invalid when it cannot be read.
[[nodiscard]] QDateTime httpTime(const QByteArray &text);
[[nodiscard]] QDateTime hostTime(const QNetworkReply &reply); ///< UTC; invalid when not told

/// How long a host asks to be left alone that answered 429; nothing when it does not say.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(const QNetworkReply &reply);
/// True for answers that mean: not with this link. Time-outs, rate limits and the host's own
/// trouble are not among them.
[[nodiscard]] bool isDead(int status);
/// What went wrong, in a whole sentence that names the host only: Qt's own words hold the query
/// (U20).
[[nodiscard]] QString problem(const QNetworkReply &reply, const QString &host);

} // namespace Reelwatch::ReplyReader
