// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/origin.h"

#include "watch/cadence.h"

#include <algorithm>

namespace Reelwatch {

using namespace std::chrono_literals;

namespace {

/// One lost packet is no outage.
constexpr int ClosedInARow = 2;
/// And one task that the service stumbles over says nothing of the others.
constexpr int FailingTasks = 3;
constexpr Origin::Time LongestProbeWait = 60s;
constexpr Origin::Time LongestTake = 30s; // a request ends by then
constexpr int TakesMemory = 8; // requests that make up what one usually takes

} // namespace

bool Origin::hasRoom() const
{
    return m_underWay < (isLost() ? 1 : m_atOnce);
}

void Origin::end(Time took)
{
    --m_underWay;
    took = std::min(took, LongestTake); // the machine may have slept
    if (m_takes.count() == 0)
        m_takes = took;
    else
        m_takes += (took - m_takes) / TakesMemory;
}

Origin::News Origin::note(Way way, TaskNumber task, Time sent, Time now, QRandomGenerator &random)
{
    if (way != Way::Open)
        return noteFailure(way, task, sent, now, random);
    const bool wasLost = isLost();
    forget();
    return wasLost ? News::Back : News::None;
}

Origin::News Origin::noteFailure(Way way, TaskNumber task, Time sent, Time now,
                                 QRandomGenerator &random)
{
    if (task != 0)
        m_failing.insert(task);
    const bool isNew = sent >= m_lastFailure;
    m_lastFailure = now;
    if (!isNew)
        return News::None;
    ++m_failures;
    m_closed = way == Way::Closed ? m_closed + 1 : 0;
    const bool wasLost = isLost();
    if (!wasLost && !seemsLost())
        return News::Failure;
    if (!wasLost)
        m_lostSince = now;
    m_probeAt = now + Cadence::spread(Cadence::afterFailure(++m_probes, LongestProbeWait), random);
    return wasLost ? News::Failure : News::Lost;
}

bool Origin::seemsLost() const
{
    return m_closed >= ClosedInARow
        || (m_failures >= FailingTasks && m_failing.size() >= FailingTasks);
}

void Origin::probeAt(Time when)
{
    if (isLost())
        m_probeAt = std::min(*m_probeAt, when);
}

void Origin::forget()
{
    m_closed = 0;
    m_failures = 0;
    m_failing.clear();
    m_probes = 0;
    m_probeAt.reset();
}

} // namespace Reelwatch
