// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/alarm.h"

#include "domain/clock.h"

#include <algorithm>
#include <utility>

namespace Reelwatch {

using namespace std::chrono_literals;

namespace {

/// Later than this no timer is by itself, however busy the machine (C05).
constexpr Alarm::Time Oversleep = 10s;
/// An answer comes, or its deadline passes, sooner.
constexpr Alarm::Time LongestAnswer = 60s;
/// Seldom enough to cost nothing, often enough to notice a sleep.
constexpr Alarm::Time LongestWait = 5min;

} // namespace

Alarm::Alarm(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer); // a coarse one rings up to 5 % early, and again then
    connect(&m_timer, &QTimer::timeout, this, &Alarm::rang);
}

Alarm::~Alarm() = default;

void Alarm::set(std::optional<Time> next, bool isAwaiting)
{
    const Time now = m_clock.steady();
    noteSleep();
    m_expected.reset();
    if (next) {
        // What was planned before a sleep no longer holds: there is something to do at once.
        const Time wait =
            m_hasOverslept ? Time(0) : std::min(std::max(*next, now) - now, LongestWait);
        m_expected = now + wait;
        m_timer.start(wait);
        return;
    }
    m_timer.stop();
    if (isAwaiting)
        m_expected = now + LongestAnswer;
    else
        m_hasOverslept = false; // nothing is left that it could have missed
}

void Alarm::noteSleep()
{
    if (!m_expected || m_clock.steady() <= *m_expected + Oversleep)
        return;
    m_expected.reset();
    m_hasOverslept = true;
}

bool Alarm::hasOverslept()
{
    noteSleep();
    return std::exchange(m_hasOverslept, false);
}

} // namespace Reelwatch
