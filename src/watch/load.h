// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <array>
#include <chrono>
#include <optional>

namespace Reelwatch {

/// How many tasks want to be asked for how often, counted by interval in steps of a fifth: what a
/// rate makes of it is known without looking at the tasks. Pure.
class Load
{
public:
    using Interval = std::chrono::milliseconds;

    /// An interval of 0 is a task that is asked for once: it does not count.
    void add(Interval interval);
    void remove(Interval interval);
    [[nodiscard]] qsizetype count() const { return m_count; }
    /// The usual interval between two checks of a task as wanted; 0 without tasks.
    [[nodiscard]] Interval interval() const;
    /// The interval that the rate allows to those who want a shorter one, when it does not suffice
    /// for all that is wanted; those who want a longer one keep it.
    [[nodiscard]] std::optional<Interval> stretched(double perSecond) const;

private:
    static constexpr int Steps = 64; ///< four to each doubling, from 250 ms to 4 h 33 min

    [[nodiscard]] static int stepOf(Interval interval);
    [[nodiscard]] static double secondsOf(int step);

    std::array<qsizetype, Steps> m_counts {};
    qsizetype m_count = 0;
};

} // namespace Reelwatch
