// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/load.h"

#include <algorithm>
#include <cmath>

namespace Reelwatch {

namespace {

constexpr double Shortest = 0.25; // seconds
constexpr double StepsPerDoubling = 4;

Load::Interval fromSeconds(double seconds)
{
    return std::chrono::duration_cast<Load::Interval>(std::chrono::duration<double>(seconds));
}

} // namespace

int Load::stepOf(Interval interval)
{
    const double seconds = std::chrono::duration<double>(interval).count();
    const double step = std::log2(std::max(seconds, Shortest) / Shortest) * StepsPerDoubling;
    return std::clamp(static_cast<int>(std::lround(step)), 0, Steps - 1);
}

double Load::secondsOf(int step)
{
    static const auto table = [] {
        std::array<double, Steps> seconds {};
        for (int i = 0; i < Steps; ++i)
            seconds.at(static_cast<size_t>(i)) = Shortest * std::exp2(i / StepsPerDoubling);
        return seconds;
    }();
    return table.at(static_cast<size_t>(step));
}

void Load::add(Interval interval)
{
    if (interval <= Interval(0))
        return;
    ++m_counts.at(static_cast<size_t>(stepOf(interval)));
    ++m_count;
}

void Load::remove(Interval interval)
{
    if (interval <= Interval(0))
        return;
    --m_counts.at(static_cast<size_t>(stepOf(interval)));
    --m_count;
}

Load::Interval Load::interval() const
{
    double wanted = 0;
    for (int step = 0; step < Steps; ++step)
        wanted += static_cast<double>(m_counts.at(static_cast<size_t>(step))) / secondsOf(step);
    return wanted > 0 ? fromSeconds(static_cast<double>(m_count) / wanted) : Interval(0);
}

std::optional<Load::Interval> Load::stretched(double perSecond) const
{
    double left = perSecond; // for those who want to be asked for more often than this
    for (int step = Steps - 1; step >= 0; --step) {
        if (const qsizetype count = m_counts.at(static_cast<size_t>(step)))
            left -= static_cast<double>(count) / secondsOf(step);
    }
    if (left >= 0)
        return std::nullopt;
    // From the most eager on: they share what the others leave, until that suits the next ones.
    qsizetype eager = 0;
    for (int step = 0; step < Steps; ++step) {
        const qsizetype count = m_counts.at(static_cast<size_t>(step));
        eager += count;
        left += static_cast<double>(count) / secondsOf(step);
        const double shared = left > 0 ? static_cast<double>(eager) / left : INFINITY;
        if (step + 1 == Steps || shared < secondsOf(step + 1))
            return fromSeconds(std::min(shared, 1e9));
    }
    return std::nullopt;
}

} // namespace Reelwatch
