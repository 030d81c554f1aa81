// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/sharedpace.h"

#include <algorithm>

namespace Reelwatch {

namespace {

/// Moments are whole milliseconds: two of them may each be a part of one too late.
constexpr SharedPace::Time Grain {1};
/// A check that has to fit between two turns may come late by so much of the gap between requests:
/// without, one that wakes a millisecond late never fits.
constexpr double Slack = 0.1;

} // namespace

void SharedPace::set(double perSecond, int burst)
{
    m_pace.set(perSecond, burst);
    m_others.set(perSecond / (burst > 1 ? 2 : 2 + Slack), std::max(1, burst / 2));
}

void SharedPace::slowDown(Time now)
{
    m_pace.slowDown(now);
    m_others.slowDown(now);
}

void SharedPace::speedUp()
{
    m_pace.speedUp();
    m_others.speedUp();
}

/// Counted as of now, for a turn that came while the machine slept is used on waking.
void SharedPace::settle(Time now)
{
    m_now = now;
    while (!m_turns.empty() && m_turns.front() <= now) {
        m_pace.take(now);
        m_turns.pop_front();
    }
}

bool SharedPace::leavesRoom(Pace pace, Time check, const Turns::const_iterator &first,
                            const Turns::const_iterator &last)
{
    pace.take(check);
    return std::all_of(first, last, [&pace](Time turn) {
        const bool fits = pace.readyAt() <= turn + Grain;
        pace.take(turn);
        return fits;
    });
}

SharedPace::Time SharedPace::readyAt() const
{
    if (m_turns.empty())
        return m_pace.readyAt();
    Pace pace = m_pace;
    Time ready = std::max(pace.readyAt(), m_now);
    for (auto turn = m_turns.cbegin(); turn != m_turns.cend(); ++turn) {
        if (ready < *turn && leavesRoom(pace, ready, turn, m_turns.cend()))
            break;
        pace.take(*turn);
        ready = std::max(pace.readyAt(), *turn);
    }
    return ready;
}

void SharedPace::take(Time now)
{
    settle(now);
    m_pace.take(now);
}

SharedPace::Time SharedPace::giveTurn(Time now, Time earliest)
{
    settle(now);
    Pace pace = m_pace;
    Time turn = std::max(now, earliest);
    for (const Time given : std::as_const(m_turns)) {
        pace.take(given);
        turn = std::max(turn, given);
    }
    turn = std::max({turn, pace.readyAt(), m_others.readyAt()});
    m_others.take(turn);
    m_turns.push_back(turn);
    return turn;
}

} // namespace Reelwatch
