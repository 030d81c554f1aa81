// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/denials.h"

#include "store/taskstore.h"
#include "watch/aftermath.h"

namespace Reelwatch {

Denials::Denials(TaskStore &tasks)
    : m_tasks(tasks)
{
}

void Denials::deny(TaskNumber number, const QString &reason)
{
    Watch watch = m_tasks.find(number)->watch;
    watch.state = Watch::State::Denied;
    watch.reason = reason;
    watch.nextCheck = {};
    m_tasks.setWatch(number, watch);
}

QList<TaskNumber> Denials::lift(AccountId account)
{
    m_renewed.insert(account);
    QList<TaskNumber> lifted;
    for (qsizetype row = 0; row < m_tasks.size(); ++row) {
        const Task &task = m_tasks.at(row);
        if (task.account != account || task.watch.state != Watch::State::Denied)
            continue;
        lifted.append(task.number);
        m_tasks.setWatch(
            task.number,
            {.lastAsked = task.watch.lastAsked, .lastAnswered = task.watch.lastAnswered});
    }
    return lifted;
}

bool Denials::isOver(const Task &task) const
{
    return task.watch.state == Watch::State::Denied && hasMoreToSay(task)
        && m_renewed.contains(task.account);
}

} // namespace Reelwatch
