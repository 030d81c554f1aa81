// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <chrono>

namespace Reelwatch {

/// How fast an account may ask: a token bucket, kept as the moment at which it would be full again.
/// A service that says "too many" is asked half as fast, and faster again with each good answer.
class Pace
{
public:
    using Time = std::chrono::milliseconds; ///< of Clock::steady()

    void set(double perSecond, int burst);
    /// The rate that holds now.
    [[nodiscard]] double perSecond() const { return m_perSecond * m_share; }
    /// From when on a request may go out.
    [[nodiscard]] Time readyAt() const { return readyFor(1); }
    /// From when on a quarter of a burst may. Who waits until then, and wakes late by less than the
    /// rest takes, loses no rate.
    [[nodiscard]] Time readyForMany() const { return readyFor(std::max(1, m_burst / 4)); }
    void take(Time now);
    void slowDown(Time now);
    void speedUp();

private:
    using Fine = std::chrono::nanoseconds;

    static constexpr Fine Empty = Fine::min() / 2; ///< nothing was taken yet

    [[nodiscard]] Fine gap() const;
    [[nodiscard]] Time readyFor(int requests) const;

    double m_perSecond = 4;
    int m_burst = 8;
    double m_share = 1; ///< of the rate as set, 1/32 to 1
    Fine m_fullAt = Empty;
};

} // namespace Reelwatch
