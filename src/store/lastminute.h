// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <chrono>

namespace Reelwatch {

/// How often something happened of late. Takes the same room and time however often that is. Pure.
class LastMinute
{
public:
    using Time = std::chrono::milliseconds; ///< of Clock::steady()

    /// It happens now.
    void count(Time now);
    /// Times a second, over the last minute or the shorter time since `begun`.
    [[nodiscard]] double perSecond(Time begun, Time now) const;

private:
    static constexpr int Seconds = 60;

    std::array<int, Seconds> m_counts {}; ///< of each second; the place of one is used again
    std::chrono::seconds m_newest {0}; ///< the second that was counted in last
};

} // namespace Reelwatch
