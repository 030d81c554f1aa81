// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <optional>

namespace Reelwatch::RetryAfter {

inline constexpr std::chrono::milliseconds Shortest = std::chrono::seconds(1);
inline constexpr std::chrono::milliseconds Longest = std::chrono::hours(1);

/// The headers of an answer that tell when to come back; repeated ones joined by commas, as Qt
/// does.
struct Headers
{
    QByteArray retryAfter; ///< seconds, with decimals or not, or HTTP dates
    QByteArray retryAfterMs; ///< milliseconds
    QByteArray date; ///< the service's own clock, for the dates
};

/// How long the service asks to wait: the largest of all that make sense, between Shortest and
/// Longest. Dates count from the service's own Date where it sent one, else from `now`; one in the
/// past means Shortest. Nothing when nothing makes sense.
[[nodiscard]] std::optional<std::chrono::milliseconds> read(const Headers &headers,
                                                            const QDateTime &now);

/// How long the service asks to wait after a good answer, in milliseconds and between the same
/// bounds; the largest of several. Nothing when it asks nothing that makes sense.
[[nodiscard]] std::optional<std::chrono::milliseconds> readPollAfter(const QByteArray &header);

} // namespace Reelwatch::RetryAfter
