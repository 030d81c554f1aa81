// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/usualtimes.h"

#include <chrono>
#include <cstdint>
#include <optional>

class QRandomGenerator;

namespace Reelwatch {

/// While a task may well be ready; it goes first then where not all can be asked in time.
struct NearlyUp
{
    using Time = std::chrono::milliseconds; ///< of Clock::steady()

    Time from = Time::max(); ///< never, unless it is known how long its like take
    std::chrono::duration<std::uint32_t, std::milli> lasts {0}; ///< UsualTimes::Longest at most

    [[nodiscard]] bool contains(Time now) const { return from <= now && now - from <= lasts; }
};

} // namespace Reelwatch

/// How long to wait before a task is asked for again. Pure: ages in, waits out, no jitter.
namespace Reelwatch::Cadence {

using std::chrono::milliseconds;

/// The user's bounds for the waits between good answers.
struct Bounds
{
    static constexpr milliseconds Least = std::chrono::seconds(1);
    static constexpr milliseconds Most = std::chrono::hours(1);

    milliseconds floor = std::chrono::seconds(5);
    milliseconds ceiling = std::chrono::minutes(1);

    bool operator==(const Bounds &) const = default;
};

/// The nearest bounds that are allowed: Least ≤ floor ≤ ceiling ≤ Most.
[[nodiscard]] Bounds bounded(const Bounds &wanted);

/// After a good answer about a task that is not ended, by its age: 5 s for two minutes, growing to
/// 20 s at ten minutes, 60 s after half an hour. Never gives up.
[[nodiscard]] milliseconds whileRunning(milliseconds age);

/// The same where it is known how long such videos usually take. Before the time at which the first
/// tenth is ready, a glance now and then, often enough to see a video begin or fail (an eighth of
/// the median, 5 to 15 s), and a check when that time comes. Then eight checks until nine tenths
/// are ready, and after that as above, counted from there: half the checks of a video of 100 s, the
/// end told as soon.
[[nodiscard]] milliseconds whileRunning(milliseconds age, const UsualTime &usual);

/// From when the first tenth of its like was ready until nine tenths were, of a task that was
/// created at `begun`.
[[nodiscard]] NearlyUp nearlyUp(NearlyUp::Time begun, const UsualTime &usual);

/// After an answer with a status nobody knows: it may mean anything, so slowly.
[[nodiscard]] milliseconds whileUnrecognised();

/// After the nth (from 1) answer "completed" that brought no link; 10 minutes at most (J20).
[[nodiscard]] milliseconds whileWithoutLink(int answers);

/// After the nth (from 1) failed check in a row: doubled from 5 s up to `longest`.
[[nodiscard]] milliseconds afterFailure(int failures, milliseconds longest);

/// While the service does not know the id yet.
[[nodiscard]] milliseconds whileNotFound();

/// The wait ± 20 %, so that many tasks do not fall in step.
[[nodiscard]] milliseconds spread(milliseconds wait, QRandomGenerator &random);

/// The moment at which a task that waits so long falls due, later by less than a second where it
/// waits for 20 s and more: those that are asked seldom wake the machine together, a second after
/// the other from `phase`.
[[nodiscard]] milliseconds shared(milliseconds due, milliseconds wait, milliseconds phase);

} // namespace Reelwatch::Cadence
