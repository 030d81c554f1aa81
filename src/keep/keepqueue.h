// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

#include <QHash>
#include <QSet>

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace Reelwatch {

class KeepJob;
class TaskStore;

/// The jobs there are: at rest until they are due, ready by the hosts they fetch from, or under
/// way. Owns none of them.
class KeepQueue
{
public:
    using Time = std::chrono::milliseconds; ///< of the steady clock

    void insert(KeepJob *job);
    [[nodiscard]] KeepJob *take(TaskNumber number); ///< nullptr: not here
    [[nodiscard]] KeepJob *find(TaskNumber number) const; ///< nullptr: not here
    /// It rests until then, and is looked at anew.
    void setDue(TaskNumber number, Time due);
    /// Everything that rests is due at once.
    void setAllDue();
    /// What rests until this account's key works is due at once.
    void setKeyWorks(AccountId account, const TaskStore &tasks);

    [[nodiscard]] int underWay() const { return static_cast<int>(m_underWay.size()); }
    [[nodiscard]] bool isWaiting() const { return underWay() < m_entries.size(); }
    /// The due job whose link expires first, of those whose host serves less than `perHost`
    /// already (D30), from now on under way; nullptr: none.
    [[nodiscard]] KeepJob *start(const TaskStore &tasks, Time now, int perHost);
    /// When the first resting job is due; the ready ones wait for an end.
    [[nodiscard]] std::optional<Time> nextDue() const;

private:
    using Urgency = std::pair<QDateTime, TaskNumber>; ///< when the link expires

    struct Entry
    {
        KeepJob *job = nullptr;
        Time due {0};
        QString host;
        Urgency urgency;
    };

    void displace(TaskNumber number, const Entry &entry);
    void readyDue(const TaskStore &tasks, Time now);
    [[nodiscard]] QHash<QString, int> underWayByHost() const;

    QHash<TaskNumber, Entry> m_entries;
    std::set<std::pair<Time, TaskNumber>> m_resting;
    std::map<QString, std::set<Urgency>> m_ready;
    QSet<TaskNumber> m_underWay;
};

} // namespace Reelwatch
