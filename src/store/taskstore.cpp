// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/taskstore.h"

#include "store/journal.h"

#include <QSet>

#include <algorithm>
#include <limits>

namespace Reelwatch {

namespace {

constexpr Task::Fields OwnerFields {Task::Field::Owner, Task::Field::Label};
constexpr Task::Fields UnwrittenFields {Task::Field::Saved};

/// What stays known when an answer contradicts a final one or comes late.
TaskReport settled(const TaskReport &known, const TaskReport &said)
{
    const bool flips = isFinal(known.status) && said.status != known.status;
    const bool late = known.updated.isValid() && said.updated.isValid()
        && said.updated < known.updated;
    if (!flips && !late)
        return said;
    TaskReport kept = known;
    if (flips)
        kept.remark = TaskStore::tr("The service later answered \"%1\"; an ended video stays ended.")
                          .arg(said.word.left(60));
    return kept;
}

} // namespace

TaskStore::TaskStore(Journal *journal, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
{
}

TaskStore::~TaskStore() = default;

qsizetype TaskStore::rowOf(TaskNumber number) const
{
    const auto found = std::ranges::lower_bound(m_tasks, number, {}, &Task::number);
    if (found == m_tasks.end() || found->number != number)
        return -1;
    return std::distance(m_tasks.begin(), found);
}

const Task *TaskStore::find(TaskNumber number) const
{
    const qsizetype row = rowOf(number);
    return row < 0 ? nullptr : &m_tasks.at(row);
}

TaskNumber TaskStore::numberOf(AccountId account, const QString &id) const
{
    return m_numbers.value({account, id}, 0);
}

void TaskStore::insert(qsizetype row, const QList<Task> &tasks)
{
    if (tasks.isEmpty())
        return;
    const auto first = static_cast<int>(row);
    const auto last = static_cast<int>(row + tasks.size() - 1);
    emit aboutToInsert(first, last);
    const qsizetype before = m_tasks.size();
    m_tasks.append(tasks);
    std::rotate(m_tasks.begin() + row, m_tasks.begin() + before, m_tasks.end());
    for (const Task &task : tasks) {
        m_numbers.insert({task.account, task.id}, task.number);
        m_last = std::max(m_last, task.number);
    }
    emit inserted(first, last);
}

void TaskStore::load(const QList<Task> &tasks)
{
    QList<Task> sorted = tasks;
    std::ranges::sort(sorted, {}, &Task::number);
    // One insertion per gap: neighbours in the table arrive together.
    for (qsizetype begin = 0; begin < sorted.size();) {
        const auto place = std::ranges::lower_bound(m_tasks, sorted.at(begin).number, {},
                                                    &Task::number);
        const TaskNumber bound = place == m_tasks.end() ? std::numeric_limits<TaskNumber>::max()
                                                        : place->number;
        qsizetype end = begin + 1;
        while (end < sorted.size() && sorted.at(end).number < bound)
            ++end;
        insert(std::distance(m_tasks.begin(), place), sorted.mid(begin, end - begin));
        begin = end;
    }
}

void TaskStore::setLastNumber(TaskNumber number)
{
    m_last = std::max(m_last, number);
}

QList<TaskNumber> TaskStore::add(const QList<NewTask> &tasks, const QDateTime &now)
{
    QList<Task> rows;
    QList<TaskNumber> numbers;
    QSet<std::pair<AccountId, QString>> seen;
    for (const NewTask &wanted : tasks) {
        const std::pair key {wanted.account, wanted.id};
        if (wanted.id.isEmpty() || m_numbers.contains(key) || seen.contains(key))
            continue;
        seen.insert(key);
        const TaskNumber number = m_last + 1 + rows.size();
        rows.append({.number = number, .account = wanted.account, .id = wanted.id, .added = now});
        rows.last().saved = !m_journal;
        numbers.append(number);
    }
    insert(m_tasks.size(), rows);
    if (m_journal && !rows.isEmpty())
        m_journal->insertTasks(rows);
    return numbers;
}

void TaskStore::remove(const QList<TaskNumber> &numbers)
{
    QList<qsizetype> rows;
    for (const TaskNumber number : numbers) {
        if (const qsizetype row = rowOf(number); row >= 0)
            rows.append(row);
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    // From the end, one span of neighbours at a time.
    for (qsizetype end = rows.size(); end > 0;) {
        qsizetype begin = end - 1;
        while (begin > 0 && rows.at(begin - 1) == rows.at(begin) - 1)
            --begin;
        const qsizetype first = rows.at(begin);
        const qsizetype last = rows.at(end - 1);
        emit aboutToRemove(static_cast<int>(first), static_cast<int>(last));
        for (qsizetype row = first; row <= last; ++row)
            m_numbers.remove({m_tasks.at(row).account, m_tasks.at(row).id});
        m_tasks.remove(first, last - first + 1);
        emit removed(static_cast<int>(first), static_cast<int>(last));
        end = begin;
    }
    if (m_journal && !rows.isEmpty())
        m_journal->removeTasks(numbers);
}

void TaskStore::restore(const QList<Task> &tasks)
{
    QList<Task> rows;
    QList<TaskNumber> numbers;
    for (const Task &task : tasks) {
        if (rowOf(task.number) >= 0 || numberOf(task.account, task.id) != 0)
            continue;
        rows.append(task);
        numbers.append(task.number);
    }
    load(rows);
    if (m_journal && !numbers.isEmpty())
        m_journal->restoreTasks(numbers);
}

Task::Fields TaskStore::replace(TaskNumber number, const Task &after)
{
    const qsizetype row = rowOf(number);
    if (row < 0)
        return {};
    const Task before = m_tasks.at(row);
    const Task::Fields fields = difference(before, after);
    if (!fields)
        return {};
    if (fields.testFlag(Task::Field::Owner)) {
        m_numbers.remove({before.account, before.id});
        m_numbers.insert({after.account, after.id}, number);
    }
    m_tasks[row] = after;
    if (m_journal && (fields & ~UnwrittenFields)) {
        if (fields & OwnerFields)
            m_journal->updateOwner(after);
        if (fields & ~(OwnerFields | UnwrittenFields))
            m_journal->updateTask(after, fields);
    }
    emit changed(static_cast<int>(row), fields);
    return fields;
}

void TaskStore::apply(TaskNumber number, const TaskReport &report, const QByteArray &answer)
{
    const Task *known = find(number);
    if (!known)
        return; // removed while it was asked for (H63)
    Task after = *known;
    after.report = settled(known->report, report);
    const bool taken = after.report.status == report.status;
    if (taken)
        after.answer = answer;
    replace(number, after);
}

void TaskStore::setWatch(TaskNumber number, const Watch &watch)
{
    if (const Task *known = find(number)) {
        Task after = *known;
        after.watch = watch;
        replace(number, after);
    }
}

void TaskStore::setKeeping(TaskNumber number, const Keeping &keeping)
{
    if (const Task *known = find(number)) {
        Task after = *known;
        after.keeping = keeping;
        replace(number, after);
    }
}

void TaskStore::setLabel(TaskNumber number, const QString &label)
{
    if (const Task *known = find(number)) {
        Task after = *known;
        after.label = label;
        replace(number, after);
    }
}

void TaskStore::assign(const QList<TaskNumber> &numbers, AccountId account)
{
    for (const TaskNumber number : numbers) {
        const Task *known = find(number);
        if (!known || known->account != 0 || numberOf(account, known->id) != 0)
            continue;
        Task after = *known;
        after.account = account;
        replace(number, after);
    }
}

bool TaskStore::setId(TaskNumber number, const QString &id, const QDateTime &now)
{
    const Task *known = find(number);
    if (!known || numberOf(known->account, id) != 0)
        return false;
    Task after {.number = number, .account = known->account, .id = id, .label = known->label};
    after.added = now;
    after.saved = known->saved;
    replace(number, after);
    return true;
}

void TaskStore::confirm(const QList<TaskNumber> &numbers)
{
    for (const TaskNumber number : numbers) {
        if (const Task *known = find(number)) {
            Task after = *known;
            after.saved = true;
            replace(number, after);
        }
    }
}

} // namespace Reelwatch
