// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/taskstore.h"

#include "store/durable.h"
#include "store/journal.h"

#include <QSet>

#include <algorithm>
#include <limits>

namespace Reelwatch {

namespace {

constexpr Task::Fields OwnerFields {Task::Field::Owner, Task::Field::Label};

/// An ended video is said to be in another state: that cannot be.
bool isFlip(const TaskReport &known, const TaskReport &said)
{
    return isFinal(known.status) && said.status != known.status;
}

/// True for an answer that must not replace what is known. News of the end is taken however old it
/// says it is: a service whose clocks disagree must not hide a result.
bool isOverruled(const TaskReport &known, const TaskReport &said)
{
    const bool isNewEnd = isFinal(said.status) && !isFinal(known.status);
    const bool isLate =
        known.updated.isValid() && said.updated.isValid() && said.updated < known.updated;
    return (isLate && !isNewEnd) || isFlip(known, said);
}

} // namespace

TaskStore::TaskStore(Journal *journal, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
{
}

TaskStore::~TaskStore() = default;

TaskStore::Rows::const_iterator TaskStore::placeOf(TaskNumber number) const
{
    const auto numberOfRow = [](const std::unique_ptr<Task> &row) {
        return row->number;
    };
    return std::ranges::lower_bound(m_rows, number, {}, numberOfRow);
}

qsizetype TaskStore::rowOf(TaskNumber number) const
{
    const auto place = placeOf(number);
    if (place == m_rows.end() || (*place)->number != number)
        return -1;
    return std::distance(m_rows.begin(), place);
}

const Task *TaskStore::find(TaskNumber number) const
{
    const qsizetype row = rowOf(number);
    return row < 0 ? nullptr : &at(row);
}

TaskNumber TaskStore::numberOf(AccountId account, const QString &id) const
{
    return m_numbers.value({account, id}, 0);
}

void TaskStore::insert(Rows::const_iterator place, const QList<Task> &tasks)
{
    if (tasks.isEmpty())
        return;
    const auto first = static_cast<int>(std::distance(m_rows.cbegin(), place));
    const auto last = static_cast<int>(first + tasks.size() - 1);
    emit aboutToInsert(first, last);
    Rows rows;
    rows.reserve(static_cast<size_t>(tasks.size()));
    for (const Task &task : tasks) {
        rows.push_back(std::make_unique<Task>(task));
        m_numbers.insert({task.account, task.id}, task.number);
        m_last = std::max(m_last, task.number);
    }
    m_rows.insert(m_rows.begin() + first, std::make_move_iterator(rows.begin()),
                  std::make_move_iterator(rows.end()));
    emit inserted(first, last);
}

void TaskStore::load(const QList<Task> &tasks)
{
    QList<Task> sorted = tasks;
    std::ranges::sort(sorted, {}, &Task::number);
    // One insertion per gap: neighbours in the table arrive together.
    for (qsizetype begin = 0; begin < sorted.size();) {
        const auto place = placeOf(sorted.at(begin).number);
        if (place != m_rows.end() && (*place)->number == sorted.at(begin).number) {
            ++begin;
            continue;
        }
        const TaskNumber bound =
            place == m_rows.end() ? std::numeric_limits<TaskNumber>::max() : (*place)->number;
        qsizetype end = begin + 1;
        while (end < sorted.size() && sorted.at(end).number < bound)
            ++end;
        insert(place, sorted.mid(begin, end - begin));
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
    insert(m_rows.end(), rows);
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
    QList<TaskNumber> removedNumbers;
    for (const qsizetype row : rows)
        removedNumbers.append(at(row).number);
    // From the end, one span of neighbours at a time.
    for (qsizetype end = rows.size(); end > 0;) {
        qsizetype begin = end - 1;
        while (begin > 0 && rows.at(begin - 1) == rows.at(begin) - 1)
            --begin;
        removeSpan(rows.at(begin), rows.at(end - 1));
        end = begin;
    }
    if (m_journal && !removedNumbers.isEmpty())
        m_journal->removeTasks(removedNumbers);
}

void TaskStore::removeSpan(qsizetype first, qsizetype last)
{
    emit aboutToRemove(static_cast<int>(first), static_cast<int>(last));
    for (qsizetype row = first; row <= last; ++row)
        m_numbers.remove({at(row).account, at(row).id});
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
    emit removed(static_cast<int>(first), static_cast<int>(last));
}

void TaskStore::restore(const QList<Task> &tasks)
{
    QList<Task> rows;
    QList<TaskNumber> numbers;
    QSet<std::pair<AccountId, QString>> seen;
    for (const Task &task : tasks) {
        const std::pair key {task.account, task.id};
        if (find(task.number) || m_numbers.contains(key) || seen.contains(key))
            continue;
        seen.insert(key);
        rows.append(task);
        rows.last().saved = !m_journal;
        numbers.append(task.number);
    }
    load(rows);
    if (m_journal && !numbers.isEmpty())
        m_journal->restoreTasks(numbers);
}

void TaskStore::replace(TaskNumber number, Task after)
{
    const qsizetype row = rowOf(number);
    if (row < 0)
        return;
    Task &now = *m_rows.at(static_cast<size_t>(row));
    const Task::Fields written = difference(durable(now), durable(after));
    if (m_journal && (written & OwnerFields))
        after.saved = false;
    const Task::Fields fields = difference(now, after);
    if (!fields)
        return;
    if (fields.testFlag(Task::Field::Owner)) {
        m_numbers.remove({now.account, now.id});
        m_numbers.insert({after.account, after.id}, number);
    }
    now = std::move(after);
    if (m_journal && (written & OwnerFields))
        m_journal->updateOwner(now);
    if (m_journal && (written & ~OwnerFields))
        m_journal->updateTask(now, written & ~OwnerFields);
    emit changed(static_cast<int>(row), fields);
}

void TaskStore::edit(TaskNumber number, const std::function<void(Task &)> &change)
{
    const Task *known = find(number);
    if (!known)
        return;
    Task after = *known;
    change(after);
    replace(number, std::move(after));
}

void TaskStore::apply(TaskNumber number, const TaskReport &report, const QByteArray &answer)
{
    // One that was removed while it was asked for is not edited (H63).
    edit(number, [&](Task &task) {
        if (!isOverruled(task.report, report)) {
            task.report = report;
            task.answer = answer;
        } else if (isFlip(task.report, report)) {
            task.report.remark =
                tr("The service later answered \"%1\"; an ended video stays ended.")
                    .arg(report.word.left(60));
        }
    });
}

void TaskStore::setWatch(TaskNumber number, const Watch &watch)
{
    edit(number, [&watch](Task &task) { task.watch = watch; });
}

void TaskStore::setKeeping(TaskNumber number, const Keeping &keeping)
{
    edit(number, [&keeping](Task &task) { task.keeping = keeping; });
}

void TaskStore::setLabel(TaskNumber number, const QString &label)
{
    edit(number, [&label](Task &task) { task.label = label; });
}

void TaskStore::assign(const QList<TaskNumber> &numbers, AccountId account, AccountId from)
{
    for (const TaskNumber number : numbers) {
        const Task *known = find(number);
        if (!known || known->account != from || numberOf(account, known->id) != 0)
            continue;
        edit(number, [account](Task &task) { task.account = account; });
    }
}

bool TaskStore::setId(TaskNumber number, const QString &id, const QDateTime &now)
{
    const Task *known = find(number);
    if (!known || id.isEmpty() || numberOf(known->account, id) != 0)
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
        const qsizetype row = rowOf(number);
        if (row < 0 || at(row).saved)
            continue;
        m_rows.at(static_cast<size_t>(row))->saved = true;
        emit changed(static_cast<int>(row), Task::Field::Saved);
    }
}

} // namespace Reelwatch
