// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "watch/pace.h"

#include <deque>

namespace Reelwatch {

/// An account's pace, shared by its checks, which go as soon as they may, and requests of others,
/// which are given turns that are still to come. Half of the pace is for those at most, and a check
/// goes only where it leaves room for the turns that were given: together they keep to the rate.
class SharedPace
{
public:
    using Time = Pace::Time;

    void set(double perSecond, int burst);
    void slowDown(Time now);
    void speedUp();
    [[nodiscard]] double perSecond() const { return m_pace.perSecond(); }
    /// Turns that have come are taken; what readyAt() says holds from `now` on.
    void settle(Time now);
    /// From when on a check may go out.
    [[nodiscard]] Time readyAt() const;
    /// As if no turns were given: a bound for who heeds readyAt(), too.
    [[nodiscard]] Time readyForMany() const { return m_pace.readyForMany(); }
    void take(Time now);
    /// When one who asks now, and may not go before `earliest`, has his turn.
    [[nodiscard]] Time giveTurn(Time now, Time earliest);

private:
    using Turns = std::deque<Time>;

    static bool leavesRoom(Pace pace, Time check, const Turns::const_iterator &first,
                           const Turns::const_iterator &last);

    Pace m_pace;
    Pace m_others;
    Turns m_turns; ///< given and still to come, in their order
    Time m_now = Time::min();
};

} // namespace Reelwatch
