// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/lastminute.h"

#include <algorithm>

namespace Reelwatch {

using namespace std::chrono_literals;
using std::chrono::seconds;

namespace {

seconds secondOf(LastMinute::Time time)
{
    return std::chrono::floor<seconds>(time);
}

} // namespace

void LastMinute::count(Time now)
{
    const seconds second = secondOf(now);
    if (second - m_newest >= seconds(Seconds))
        m_counts.fill(0);
    else
        for (seconds empty = m_newest + 1s; empty <= second; ++empty)
            m_counts.at(static_cast<size_t>(empty.count() % Seconds)) = 0;
    m_newest = second;
    ++m_counts.at(static_cast<size_t>(second.count() % Seconds));
}

double LastMinute::perSecond(Time begun, Time now) const
{
    // The second that is not over counts as far as it has come.
    const seconds oldest = std::max(secondOf(now) - seconds(Seconds - 1), 0s);
    int count = 0;
    for (seconds second = oldest; second <= m_newest; ++second)
        count += m_counts.at(static_cast<size_t>(second.count() % Seconds));
    const std::chrono::duration<double> span =
        std::max<Time>(now - std::max<Time>(oldest, begun), 1s);
    return count / span.count();
}

} // namespace Reelwatch
