// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/taskstore.h"

#include "store/durable.h"
#include "store/journal.h"

#include <algorithm>
#include <iterator>

namespace Reelwatch {

namespace {

constexpr Task::Fields OwnerFields {Task::Field::Owner, Task::Field::Label,
                                    Task::Field::KeepChoice};
/// So many spans are told one after the other; more of them are one rearrangement.
constexpr size_t FewSpans = 8;

TaskNumber numberIn(const std::unique_ptr<Task> &row)
{
    return row->number;
}

/// An ended video is said to be in another state: that cannot be.
bool isFlip(const TaskReport &known, const TaskReport &said)
{
    return isFinal(known.status) && said.status != known.status;
}

/// A link that lives longer than the known one is worth having, whatever its answer's time.
bool hasFresherLink(const TaskReport &known, const TaskReport &said)
{
    return said.status == TaskReport::Status::Completed && !said.link.isEmpty()
        && (known.link.isEmpty() || said.linkExpires > known.linkExpires);
}

/// True for an answer that must not replace what is known. News of the end is taken however old it
/// says it is: a service whose clocks disagree must not hide a result.
bool isOverruled(const TaskReport &known, const TaskReport &said)
{
    const bool isNewEnd = isFinal(said.status) && !isFinal(known.status);
    const bool isLate =
        known.updated.isValid() && said.updated.isValid() && said.updated < known.updated;
    return (isLate && !isNewEnd && !hasFresherLink(known, said)) || isFlip(known, said);
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
    return m_list.rowOf(number);
}

const Task *TaskStore::find(TaskNumber number) const
{
    const qsizetype row = rowOf(number);
    return row < 0 ? nullptr : &at(row);
}

TaskNumber TaskStore::numberOf(AccountId account, const CompactText &id) const
{
    return m_list.numberOf(account, id);
}

/// The rows are ordered by number, none of them is here, and their ids are claimed.
void TaskStore::insert(Rows rows)
{
    if (rows.empty())
        return;
    m_last = std::max(m_last, rows.back()->number);
    const RowSpans spans = m_list.spansFor(rows);
    if (spans.size() > FewSpans) {
        insertTogether(spans, rows);
        return;
    }
    for (auto from = rows.begin(); const RowSpan &span : spans) {
        emit aboutToInsert({span});
        m_list.insert({span}, from);
        emit inserted({span});
        from += span.size();
    }
}

void TaskStore::insertTogether(const RowSpans &spans, Rows &rows)
{
    emit aboutToRearrange();
    emit aboutToInsert(spans);
    m_list.insert(spans, rows.begin());
    emit inserted(spans);
    emit rearranged();
}

void TaskStore::load(const QList<Task> &tasks)
{
    Rows rows;
    rows.reserve(static_cast<size_t>(tasks.size()));
    for (const Task &task : tasks) {
        if (find(task.number))
            continue;
        m_list.claim(task.account, task.id, task.number); // what was written twice is shown twice
        rows.push_back(std::make_unique<Task>(task));
        m_list.share(*rows.back());
    }
    std::ranges::sort(rows, {}, numberIn);
    insert(std::move(rows));
}

void TaskStore::setLastNumber(TaskNumber number)
{
    m_last = std::max(m_last, number);
}

QList<TaskNumber> TaskStore::add(const QList<NewTask> &tasks, const QDateTime &now)
{
    Rows rows;
    QList<NewTask> written;
    QList<TaskNumber> numbers;
    rows.reserve(static_cast<size_t>(tasks.size()));
    numbers.reserve(tasks.size());
    written.reserve(tasks.size());
    m_list.reserve(tasks.size());
    const TaskNumber first = m_last + 1;
    for (const NewTask &wanted : tasks) {
        const TaskNumber number = first + numbers.size();
        if (wanted.id.isEmpty() || !m_list.claim(wanted.account, wanted.id, number))
            continue;
        numbers.append(number);
        written.append(wanted);
        rows.push_back(std::make_unique<Task>());
        Task &task = *rows.back();
        task.number = number;
        task.account = wanted.account;
        task.id = wanted.id;
        task.label = wanted.label;
        task.added = now;
        task.saved = !m_journal;
    }
    insert(std::move(rows));
    if (m_journal && !written.isEmpty())
        m_journal->insertTasks(first, written, now);
    return numbers;
}

TaskStore::Rows TaskStore::remove(const QList<TaskNumber> &numbers)
{
    Rows rows = take(m_list.spansOf(numbers));
    QList<TaskNumber> taken;
    taken.reserve(std::ssize(rows));
    for (const auto &row : rows)
        taken.append(row->number);
    if (m_journal && !taken.isEmpty())
        m_journal->removeTasks(taken);
    return rows;
}

TaskStore::Rows TaskStore::take(const RowSpans &spans)
{
    if (spans.size() > FewSpans)
        return takeTogether(spans);
    Rows taken;
    std::for_each(spans.rbegin(), spans.rend(), [&](const RowSpan &span) {
        emit aboutToRemove({span});
        Rows rows = m_list.extract({span});
        taken.insert(taken.begin(), std::make_move_iterator(rows.begin()),
                     std::make_move_iterator(rows.end()));
        emit removed({span});
    });
    return taken;
}

TaskStore::Rows TaskStore::takeTogether(const RowSpans &spans)
{
    emit aboutToRearrange();
    emit aboutToRemove(spans);
    Rows taken = m_list.extract(spans);
    emit removed(spans);
    emit rearranged();
    return taken;
}

void TaskStore::restore(const QList<Task> &tasks)
{
    Rows rows;
    rows.reserve(static_cast<size_t>(tasks.size()));
    for (const Task &task : tasks)
        rows.push_back(std::make_unique<Task>(task));
    restore(std::move(rows));
}

void TaskStore::restore(Rows rows)
{
    std::ranges::sort(rows, {}, numberIn);
    QList<TaskNumber> numbers;
    m_list.reserve(std::ssize(rows));
    std::erase_if(rows, [&](const std::unique_ptr<Task> &row) {
        if (find(row->number) || !m_list.claim(row->account, row->id, row->number))
            return true;
        numbers.append(row->number);
        row->saved = !m_journal;
        return false;
    });
    insert(std::move(rows));
    if (m_journal && !numbers.isEmpty())
        m_journal->restoreTasks(numbers);
}

void TaskStore::replace(TaskNumber number, Task after)
{
    const qsizetype row = rowOf(number);
    if (row < 0)
        return;
    Task &now = m_list.at(row);
    Task::Fields fields = difference(now, after);
    const Task::Fields written = durableFields(now, after, fields);
    if (m_journal && (written & OwnerFields) && after.saved) {
        after.saved = false;
        fields.setFlag(Task::Field::Saved, now.saved);
    }
    if (!fields)
        return;
    if (fields.testFlag(Task::Field::Owner))
        m_list.reclaim(now, after);
    m_list.share(after);
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
                    .arg(report.word.toString().left(60));
        }
    });
}

/// Not by way of edit(): each check does it twice, and a whole task is much to copy and compare.
void TaskStore::setWatch(TaskNumber number, const Watch &watch)
{
    const qsizetype row = rowOf(number);
    if (row < 0)
        return;
    Task &task = m_list.at(row);
    const Task::Fields fields = difference(task, watch);
    if (!fields)
        return;
    const bool isWritten = m_journal && !isAlikeDurably(task.watch, watch);
    task.watch = watch;
    if (isWritten)
        m_journal->updateTask(task, fields);
    emit changed(static_cast<int>(row), fields);
}

void TaskStore::setKeeping(TaskNumber number, const Keeping &keeping)
{
    edit(number, [&keeping](Task &task) { task.keeping = keeping; });
}

void TaskStore::setKeepState(TaskNumber number, Keeping::State state, const QString &problem)
{
    edit(number, [&](Task &task) {
        task.keeping.state = state;
        task.keeping.problem = problem;
    });
}

void TaskStore::setKeepChoice(TaskNumber number, KeepChoice::Kind choice)
{
    edit(number, [choice](Task &task) { task.keepChoice = choice; });
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
    after.keepChoice = known->keepChoice;
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
        m_list.at(row).saved = true;
        emit changed(static_cast<int>(row), Task::Field::Saved);
    }
}

} // namespace Reelwatch
