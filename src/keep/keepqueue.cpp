// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/keepqueue.h"

#include "keep/keepjob.h"
#include "store/taskstore.h"

#include <algorithm>
#include <utility>

namespace Reelwatch {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::seconds UnknownLife = 1h; ///< of links that do not say when they expire

/// When a task's link expires, as far as one can tell.
QDateTime expiry(const Task &task)
{
    if (task.report.linkExpires.isValid())
        return task.report.linkExpires;
    const QDateTime known = task.report.updated.isValid() ? task.report.updated : task.added;
    return known.addSecs(UnknownLife.count());
}

} // namespace

void KeepQueue::insert(KeepJob *job)
{
    m_entries.insert(job->number(), {.job = job});
}

KeepJob *KeepQueue::take(TaskNumber number)
{
    return m_entries.take(number).job;
}

KeepJob *KeepQueue::find(TaskNumber number) const
{
    return m_entries.value(number).job;
}

void KeepQueue::setDue(TaskNumber number, Time due)
{
    if (const auto entry = m_entries.find(number); entry != m_entries.end())
        entry->due = due;
}

void KeepQueue::setAllDue()
{
    for (Entry &entry : m_entries)
        entry.due = 0ms;
}

void KeepQueue::setKeyWorks(AccountId account, const TaskStore &tasks)
{
    for (Entry &entry : m_entries) {
        const Task *task = tasks.find(entry.job->number());
        if (entry.job->need() == KeepJob::Need::Key && task && task->account == account)
            entry.due = 0ms;
    }
}

int KeepQueue::running() const
{
    return static_cast<int>(std::ranges::count_if(
        m_entries, [](const Entry &entry) { return entry.job->isRunning(); }));
}

QHash<QString, int> KeepQueue::runningByHost() const
{
    QHash<QString, int> running;
    for (const Entry &entry : m_entries) {
        if (entry.job->isRunning())
            ++running[entry.job->host()];
    }
    return running;
}

KeepJob *KeepQueue::mostUrgent(const TaskStore &tasks, Time now, int perHost) const
{
    const QHash<QString, int> busy = runningByHost();
    KeepJob *found = nullptr;
    std::pair<QDateTime, TaskNumber> first;
    for (const Entry &entry : m_entries) {
        const Task *task = tasks.find(entry.job->number());
        if (!task || entry.job->isRunning() || entry.due > now)
            continue;
        const std::pair own {expiry(*task), task->number};
        if ((!found || own < first) && busy.value(entry.job->host()) < perHost) {
            found = entry.job;
            first = own;
        }
    }
    return found;
}

std::optional<KeepQueue::Time> KeepQueue::nextDue() const
{
    std::optional<Time> first;
    for (const Entry &entry : m_entries) {
        if (!entry.job->isRunning())
            first = std::min(first.value_or(entry.due), entry.due);
    }
    return first;
}

} // namespace Reelwatch
