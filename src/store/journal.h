// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "domain/newtask.h"

#include <QList>
#include <QVariant>

namespace Reelwatch {

/// Where the stores write what must outlive the program. Never waits: acceptance is told later,
/// through TaskStore::confirm().
class Journal
{
public:
    Journal() = default;
    virtual ~Journal() = default;
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;
    Journal(Journal &&) = delete;
    Journal &operator=(Journal &&) = delete;

    /// A user's own act: durable before it is confirmed.
    /// The first is given this number, each further one the next.
    virtual void insertTasks(TaskNumber first, const QList<NewTask> &tasks,
                             const QDateTime &added) = 0;
    virtual void
    removeTasks(const QList<TaskNumber> &numbers) = 0; ///< soft: restorable for 30 days
    virtual void restoreTasks(const QList<TaskNumber> &numbers) = 0;
    virtual void updateOwner(const Task &task) = 0; ///< label, account or id
    /// The result of a check or a transfer: batched, may be lost with the power.
    virtual void updateTask(const Task &task, Task::Fields fields) = 0;
    virtual void saveAccount(const Account &account) = 0;
    virtual void removeAccount(AccountId id) = 0;
    virtual void saveSetting(const QString &name, const QVariant &value) = 0;
};

} // namespace Reelwatch
