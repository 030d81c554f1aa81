// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <optional>

namespace Reelwatch {

/// One seek at a time: while its frame is on the way, only the newest further wish waits.
class SeekQueue
{
public:
    using Time = std::chrono::microseconds;

    /// What to seek to now; nothing while another seek is under way.
    std::optional<Time> ask(Time target);
    /// False for a frame that is still from before the seek under way.
    [[nodiscard]] bool isAnswer(Time frameStart, Time tolerance) const;
    /// The seek under way is done; returns the wish that waited, now under way.
    std::optional<Time> takeNext();
    /// What waits goes no further than this.
    void limit(Time last);
    void clear();

    [[nodiscard]] std::optional<Time> underWay() const { return m_underWay; }
    /// The place that will be shown when all wishes are done.
    [[nodiscard]] std::optional<Time> last() const { return m_waiting ? m_waiting : m_underWay; }

private:
    std::optional<Time> m_underWay;
    std::optional<Time> m_waiting;
};

} // namespace Reelwatch
