// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

class QNetworkReply;
class QNetworkRequest;

namespace Reelwatch {

struct PartNote;

/// How the rest of a file is asked for, and whether what comes is that rest.
namespace RangeAnswer {

enum class Verdict {
    Whole, ///< 200: the file from its first byte, whatever was asked for (D10)
    Rest, ///< 206: what follows the bytes that are there
    Nothing, ///< 416: there is no more, and it is still the same file (D12)
    Mismatch, ///< another file, or another part of it (D11, D13)
    None ///< no file at all
};

/// What a later answer must agree with: a strong ETag, else when it was last changed, else empty
/// (D14). A file that was changed within the second of its answer could be another one since.
[[nodiscard]] QByteArray validator(const QNetworkReply &reply);
/// Asks for all that follows `offset` bytes of the file that the note names.
void ask(QNetworkRequest &request, qint64 offset, const PartNote &note);
/// `offset` 0: the whole was asked for.
[[nodiscard]] Verdict judge(const QNetworkReply &reply, qint64 offset, const PartNote &note);

/// "bytes 100-199/200"; -1 for what it does not say, all of it when it cannot be read.
struct ContentRange
{
    qint64 first = -1;
    qint64 last = -1;
    qint64 total = -1;

    bool operator==(const ContentRange &) const = default;
};
[[nodiscard]] ContentRange contentRange(const QByteArray &header);

} // namespace RangeAnswer

} // namespace Reelwatch
