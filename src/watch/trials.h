// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"
#include "watch/plan.h"

#include <QSet>

namespace Reelwatch {

class AccountHealth;
class TaskStore;

/// What an account was stopped for may be over: one request tells.
class Trials
{
    Q_DISABLE_COPY_MOVE(Trials)

public:
    Trials(const TaskStore &tasks, Plan &plan, AccountHealth &health);
    ~Trials() = default;

    /// Has the plan ask for one task of each account whose time to be tried has come.
    void begin(Plan::Time now);
    /// True, once, when it was for this that the task is asked for.
    bool take(TaskNumber number) { return m_wished.remove(number); }

private:
    [[nodiscard]] TaskNumber taskFor(AccountId account, Plan::Time now) const;

    const TaskStore &m_tasks;
    Plan &m_plan;
    AccountHealth &m_health;
    QSet<TaskNumber> m_wished;
};

} // namespace Reelwatch
