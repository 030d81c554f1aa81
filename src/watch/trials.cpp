// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/trials.h"

#include "store/taskstore.h"
#include "watch/accounthealth.h"
#include "watch/aftermath.h"

namespace Reelwatch {

Trials::Trials(const TaskStore &tasks, Plan &plan, AccountHealth &health)
    : m_tasks(tasks)
    , m_plan(plan)
    , m_health(health)
{
}

void Trials::begin(Plan::Time now)
{
    const QList<AccountId> accounts = m_health.takeTrials(now);
    for (const AccountId account : accounts) {
        if (const TaskNumber number = taskFor(account, now)) {
            m_plan.wish(account, number, now);
            m_wished.insert(number);
        }
    }
}

/// One that waits for an answer, or else one that ended; none that the service put off.
TaskNumber Trials::taskFor(AccountId account, Plan::Time now) const
{
    const Lane *lane = m_plan.find(account);
    TaskNumber any = 0;
    for (qsizetype row = 0; lane && row < m_tasks.size(); ++row) {
        const Task &task = m_tasks.at(row);
        if (task.account != account || lane->earliest(task.number) > now)
            continue;
        if (isPending(task))
            return task.number;
        if (task.watch.state == Watch::State::Ended)
            any = task.number;
    }
    return any;
}

} // namespace Reelwatch
