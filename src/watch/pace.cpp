// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/pace.h"

#include <algorithm>

namespace Reelwatch {

namespace {

constexpr double LeastShare = 1.0 / 32;
constexpr double ShareStep = 1.0 / 64;

} // namespace

void Pace::set(double perSecond, int burst)
{
    if (m_perSecond == perSecond && m_burst == burst)
        return;
    m_perSecond = perSecond;
    m_burst = burst;
    m_fullAt = Empty; // what was taken was counted in other measures
}

Pace::Fine Pace::gap() const
{
    return std::chrono::duration_cast<Fine>(std::chrono::duration<double>(1 / perSecond()));
}

Pace::Time Pace::readyFor(int requests) const
{
    return std::chrono::ceil<Time>(m_fullAt - (m_burst - requests) * gap());
}

void Pace::take(Time now)
{
    m_fullAt = std::max<Fine>(m_fullAt, now) + gap();
}

/// Nothing is left for a burst: the service has just had enough.
void Pace::slowDown(Time now)
{
    m_share = std::max(m_share / 2, LeastShare);
    m_fullAt = std::max<Fine>(m_fullAt, now + m_burst * gap());
}

void Pace::speedUp()
{
    m_share = std::min(m_share + ShareStep, 1.0);
}

} // namespace Reelwatch
