// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/keepqueue.h"

#include "keep/keepjob.h"
#include "store/taskstore.h"

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
    const TaskNumber number = job->number();
    m_entries.insert(number, {.job = job});
    m_resting.emplace(0ms, number);
}

KeepJob *KeepQueue::take(TaskNumber number)
{
    const Entry entry = m_entries.take(number);
    displace(number, entry);
    return entry.job;
}

KeepJob *KeepQueue::find(TaskNumber number) const
{
    return m_entries.value(number).job;
}

/// Out of where it waits or runs.
void KeepQueue::displace(TaskNumber number, const Entry &entry)
{
    m_underWay.remove(number);
    m_resting.erase({entry.due, number});
    if (const auto ready = m_ready.find(entry.host); ready != m_ready.end()) {
        ready->second.erase(entry.urgency);
        if (ready->second.empty())
            m_ready.erase(ready);
    }
}

void KeepQueue::setDue(TaskNumber number, Time due)
{
    const auto entry = m_entries.find(number);
    if (entry == m_entries.end())
        return;
    displace(number, *entry);
    entry->due = due;
    m_resting.emplace(due, number);
}

void KeepQueue::setAllDue()
{
    for (const auto &[due, number] : std::exchange(m_resting, {})) {
        m_entries[number].due = 0ms;
        m_resting.emplace(0ms, number);
    }
}

void KeepQueue::setKeyWorks(AccountId account, const TaskStore &tasks)
{
    QList<TaskNumber> freed;
    for (const auto &[due, number] : m_resting) {
        const Task *task = tasks.find(number);
        if (task && task->account == account && find(number)->need() == KeepJob::Need::Key)
            freed.append(number);
    }
    for (const TaskNumber number : freed)
        setDue(number, 0ms);
}

QHash<QString, int> KeepQueue::underWayByHost() const
{
    QHash<QString, int> jobs;
    for (const TaskNumber number : m_underWay)
        ++jobs[find(number)->host()];
    return jobs;
}

/// What is due by now waits by its host from here on, for it may be many.
void KeepQueue::readyDue(const TaskStore &tasks, Time now)
{
    while (!m_resting.empty() && m_resting.begin()->first <= now) {
        const TaskNumber number = m_resting.begin()->second;
        m_resting.erase(m_resting.begin());
        const Task *task = tasks.find(number);
        if (!task) // it is about to be taken out
            continue;
        Entry &entry = m_entries[number];
        entry.host = entry.job->host();
        entry.urgency = {expiry(*task), number};
        m_ready[entry.host].insert(entry.urgency);
    }
}

KeepJob *KeepQueue::start(const TaskStore &tasks, Time now, int perHost)
{
    readyDue(tasks, now);
    const QHash<QString, int> busy = underWayByHost();
    const Urgency *first = nullptr;
    for (const auto &[host, ready] : m_ready) {
        if (busy.value(host) < perHost && (!first || *ready.begin() < *first))
            first = &*ready.begin();
    }
    if (!first)
        return nullptr;
    const TaskNumber number = first->second;
    const Entry &entry = *m_entries.constFind(number);
    displace(number, entry);
    m_underWay.insert(number);
    return entry.job;
}

std::optional<KeepQueue::Time> KeepQueue::nextDue() const
{
    return m_resting.empty() ? std::nullopt : std::optional(m_resting.begin()->first);
}

} // namespace Reelwatch
