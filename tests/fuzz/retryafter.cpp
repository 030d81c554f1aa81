// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/retryafter.h"

#include "domain/utctime.h"
#include "fuzz/fuzz.h"

#include <algorithm>

namespace Reelwatch::Fuzz {

namespace {

using std::chrono::milliseconds;

void demandBounded(const std::optional<milliseconds> &wait)
{
    demand(!wait || (*wait >= RetryAfter::Shortest && *wait <= RetryAfter::Longest),
           "a wait is between a second and an hour (P9)");
}

/// What a lone number of seconds means needs no parser to be known.
void demandNumber(const QByteArray &header, const QDateTime &now)
{
    const bool isNumber = std::ranges::all_of(header, [](char c) { return c >= '0' && c <= '9'; });
    if (header.isEmpty() || header.size() > 9 || !isNumber)
        return;
    const milliseconds said = std::chrono::seconds(header.toLongLong());
    demand(RetryAfter::read({.retryAfter = header}, now)
               == std::clamp(said, RetryAfter::Shortest, RetryAfter::Longest),
           "a number of seconds is that number of seconds");
}

} // namespace

void retryafter(const QByteArray &input)
{
    const QDateTime now = utcTime({2026, 6, 1}, {12, 0});
    const RetryAfter::Headers headers {
        .retryAfter = field(input, 0), .retryAfterMs = field(input, 1), .date = field(input, 2)};
    const auto wait = RetryAfter::read(headers, now);
    demandBounded(wait);
    demandBounded(RetryAfter::readPollAfter(field(input, 0)));
    demandNumber(headers.retryAfter, now);
    const auto longer = RetryAfter::read({.retryAfter = "99999999," + headers.retryAfter,
                                          .retryAfterMs = headers.retryAfterMs,
                                          .date = headers.date},
                                         now);
    demand(longer == RetryAfter::Longest, "the longest of several counts");
}

} // namespace Reelwatch::Fuzz
