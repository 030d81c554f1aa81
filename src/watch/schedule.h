// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

#include <QHash>

#include <chrono>
#include <optional>
#include <set>

namespace Reelwatch {

/// Which task is due when. Each task stands in it at most once; ties go by number. Pure.
class Schedule
{
public:
    using Time = std::chrono::milliseconds; ///< of Clock::steady()

    /// Sets or moves a task's time.
    void set(TaskNumber number, Time due);
    void remove(TaskNumber number);
    [[nodiscard]] bool contains(TaskNumber number) const { return m_due.contains(number); }
    [[nodiscard]] std::optional<Time> dueOf(TaskNumber number) const;
    [[nodiscard]] std::optional<Time> earliest() const;
    /// Takes out the task that is due first, if its time has come.
    std::optional<TaskNumber> take(Time now);
    [[nodiscard]] qsizetype size() const { return m_due.size(); }

private:
    std::set<std::pair<Time, TaskNumber>> m_order;
    QHash<TaskNumber, Time> m_due;
};

} // namespace Reelwatch
