// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

#include <QSet>

namespace Reelwatch {

class TaskStore;

/// The tasks that a key was denied: they rest until the account has another one.
class Denials
{
    Q_DISABLE_COPY_MOVE(Denials)

public:
    explicit Denials(TaskStore &tasks);
    ~Denials() = default;

    void deny(TaskNumber number, const QString &reason);
    /// The account's key may be another than in the last run: from now on isOver() is true of its
    /// tasks that were denied before. Those that are here already wait for a check again; these.
    QList<TaskNumber> lift(AccountId account);
    /// True of a task that was denied to a key which may not be the account's any more.
    [[nodiscard]] bool isOver(const Task &task) const;

private:
    TaskStore &m_tasks;
    QSet<AccountId> m_renewed;
};

} // namespace Reelwatch
