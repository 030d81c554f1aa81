// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"
#include "watch/retrybudget.h"

#include <QSet>

#include <chrono>
#include <optional>

class QRandomGenerator;

namespace Reelwatch {

/// One place that is asked, whoever's key it is: how many requests it has, and whether the way to
/// it is lost. While it is, one request at a time probes it, after growing waits.
class Origin
{
public:
    using Time = std::chrono::milliseconds; ///< of Clock::steady()

    /// What an answer, or its lack, says of the way.
    enum class Way {
        Open, ///< the service answered, good or bad
        Failing, ///< something answered, but not as a service in order does
        Closed ///< nothing came through
    };
    enum class News {
        None, ///< known already: requests that were under way together fail together
        Failure,
        Lost,
        Back
    };

    void setAtOnce(int atOnce) { m_atOnce = atOnce; }
    [[nodiscard]] int underWay() const { return m_underWay; }
    [[nodiscard]] bool hasRoom() const;
    /// From when on a request may go out, as far as this place goes.
    [[nodiscard]] Time readyAt() const { return m_probeAt.value_or(Time::min()); }
    [[nodiscard]] bool isLost() const { return m_probeAt.has_value(); }
    [[nodiscard]] Time lostSince() const { return m_lostSince; }
    RetryBudget &budget() { return m_budget; }

    void begin() { ++m_underWay; }
    void end(Time took);
    /// How long a request takes of late; 0 before the first has ended.
    [[nodiscard]] Time usuallyTakes() const { return std::chrono::round<Time>(m_takes); }
    [[nodiscard]] int atOnce() const { return m_atOnce; }
    /// What a request showed that was sent at `sent`; `task` is the one asked for, 0 for none.
    News note(Way way, TaskNumber task, Time sent, Time now, QRandomGenerator &random);
    /// Probes at `when` instead of waiting on.
    void probeAt(Time when);
    /// Nobody waits for it any more.
    void forget();

private:
    News noteFailure(Way way, TaskNumber task, Time sent, Time now, QRandomGenerator &random);
    [[nodiscard]] bool seemsLost() const;

    int m_atOnce = 0;
    int m_underWay = 0;
    std::chrono::duration<double, std::milli> m_takes {0};
    RetryBudget m_budget;
    int m_closed = 0; ///< failures in a row that found the way closed
    int m_failures = 0; ///< failures in a row
    QSet<TaskNumber> m_failing; ///< whose failures they were
    Time m_lastFailure = Time::min();
    Time m_lostSince {0};
    int m_probes = 0;
    std::optional<Time> m_probeAt; ///< while the way is lost
};

} // namespace Reelwatch
