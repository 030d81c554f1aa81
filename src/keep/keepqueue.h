// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

#include <QHash>

#include <chrono>
#include <optional>

namespace Reelwatch {

class KeepJob;
class TaskStore;

/// The jobs there are, each with the time it may run next. Owns none of them.
class KeepQueue
{
public:
    using Time = std::chrono::milliseconds; ///< of the steady clock

    void insert(KeepJob *job);
    [[nodiscard]] KeepJob *take(TaskNumber number); ///< nullptr: not here
    [[nodiscard]] KeepJob *find(TaskNumber number) const; ///< nullptr: not here
    void setDue(TaskNumber number, Time due);
    /// Everything that rests is due at once.
    void setAllDue();
    /// What rests until this account's key works is due at once.
    void setKeyWorks(AccountId account, const TaskStore &tasks);

    [[nodiscard]] int running() const;
    /// The due job whose link expires first, of those whose host serves less than `perHost`
    /// already (D30); nullptr: none.
    [[nodiscard]] KeepJob *mostUrgent(const TaskStore &tasks, Time now, int perHost) const;
    /// When the first resting job is due.
    [[nodiscard]] std::optional<Time> nextDue() const;

private:
    struct Entry
    {
        KeepJob *job = nullptr;
        Time due {0};
    };

    [[nodiscard]] QHash<QString, int> runningByHost() const;

    QHash<TaskNumber, Entry> m_entries;
};

} // namespace Reelwatch
