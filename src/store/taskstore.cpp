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
/// So many spans are told one after the other; more of them are one rearrangement.
constexpr size_t FewSpans = 8;
/// What is longer, or one more than so many, is no word of a small vocabulary.
constexpr qsizetype LongestWord = 64;
constexpr qsizetype MostWords = 4'096;

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

/// A hundred thousand rows name a handful of models: their texts are held once.
void TaskStore::shareWords(Task &task)
{
    TaskReport &report = task.report;
    for (QString *word : {&report.word, &report.model, &report.resolution, &report.ratio}) {
        if (word->isEmpty() || word->size() > LongestWord)
            continue;
        if (const auto known = m_words.constFind(*word); known != m_words.cend())
            *word = *known;
        else if (m_words.size() < MostWords)
            m_words.insert(*word);
    }
}

/// The rows are ordered by number, and none of them is here.
void TaskStore::insert(Rows rows)
{
    if (rows.empty())
        return;
    RowSpans spans;
    auto place = placeOf(rows.front()->number);
    for (int before = 0; const auto &row : rows) {
        while (place != m_rows.cend() && (*place)->number < row->number)
            ++place;
        append(spans, static_cast<int>(std::distance(m_rows.cbegin(), place)) + before++);
        shareWords(*row);
        m_numbers.insert({row->account, row->id}, row->number);
        m_last = std::max(m_last, row->number);
    }
    if (spans.size() > FewSpans) {
        merge(spans, rows);
        return;
    }
    for (auto from = rows.begin(); const RowSpan &span : spans) {
        insertSpan(span, from);
        from += span.size();
    }
}

void TaskStore::insertSpan(RowSpan span, Rows::iterator from)
{
    emit aboutToInsert(span.first, span.last);
    m_rows.insert(m_rows.begin() + span.first, std::make_move_iterator(from),
                  std::make_move_iterator(from + span.size()));
    emit inserted(span.first, span.last);
}

void TaskStore::merge(const RowSpans &spans, Rows &rows)
{
    emit aboutToRearrange();
    for (const RowSpan &span : spans)
        emit aboutToInsert(span.first, span.last);
    insertSpans(m_rows, spans);
    for (auto from = rows.begin(); const RowSpan &span : spans) {
        std::move(from, from + span.size(), m_rows.begin() + span.first);
        from += span.size();
    }
    for (const RowSpan &span : spans)
        emit inserted(span.first, span.last);
    emit rearranged();
}

void TaskStore::load(const QList<Task> &tasks)
{
    Rows rows;
    rows.reserve(static_cast<size_t>(tasks.size()));
    for (const Task &task : tasks) {
        if (!find(task.number))
            rows.push_back(std::make_unique<Task>(task));
    }
    std::ranges::sort(rows, {}, [](const auto &row) { return row->number; });
    insert(std::move(rows));
}

void TaskStore::setLastNumber(TaskNumber number)
{
    m_last = std::max(m_last, number);
}

QList<TaskNumber> TaskStore::add(const QList<NewTask> &tasks, const QDateTime &now)
{
    Rows rows;
    QList<Task> written;
    QList<TaskNumber> numbers;
    QSet<std::pair<AccountId, QString>> seen;
    rows.reserve(static_cast<size_t>(tasks.size()));
    numbers.reserve(tasks.size());
    m_numbers.reserve(m_numbers.size() + tasks.size());
    for (const NewTask &wanted : tasks) {
        const std::pair key {wanted.account, wanted.id};
        if (wanted.id.isEmpty() || m_numbers.contains(key) || seen.contains(key))
            continue;
        seen.insert(key);
        numbers.append(m_last + 1 + numbers.size());
        rows.push_back(std::make_unique<Task>(Task {.number = numbers.last(),
                                                    .account = wanted.account,
                                                    .id = wanted.id,
                                                    .added = now,
                                                    .saved = !m_journal}));
        if (m_journal)
            written.append(*rows.back());
    }
    insert(std::move(rows));
    if (!written.isEmpty())
        m_journal->insertTasks(written);
    return numbers;
}

TaskStore::Rows TaskStore::remove(const QList<TaskNumber> &numbers)
{
    std::vector<int> rows;
    rows.reserve(static_cast<size_t>(numbers.size()));
    for (const TaskNumber number : numbers) {
        if (const qsizetype row = rowOf(number); row >= 0)
            rows.push_back(static_cast<int>(row));
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    RowSpans spans;
    QList<TaskNumber> taken;
    for (const int row : rows) {
        append(spans, row);
        taken.append(at(row).number);
    }
    Rows removedRows = take(spans);
    if (m_journal && !taken.isEmpty())
        m_journal->removeTasks(taken);
    return removedRows;
}

TaskStore::Rows TaskStore::take(const RowSpans &spans)
{
    if (spans.size() > FewSpans) {
        emit aboutToRearrange();
        for (auto span = spans.rbegin(); span != spans.rend(); ++span)
            emit aboutToRemove(span->first, span->last);
        Rows taken = extract(spans);
        for (auto span = spans.rbegin(); span != spans.rend(); ++span)
            emit removed(span->first, span->last);
        emit rearranged();
        return taken;
    }
    Rows taken;
    for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
        emit aboutToRemove(span->first, span->last);
        Rows some = extract({*span});
        taken.insert(taken.begin(), std::make_move_iterator(some.begin()),
                     std::make_move_iterator(some.end()));
        emit removed(span->first, span->last);
    }
    return taken;
}

TaskStore::Rows TaskStore::extract(const RowSpans &spans)
{
    Rows taken;
    taken.reserve(static_cast<size_t>(rowsIn(spans)));
    for (const RowSpan &span : spans) {
        for (int row = span.first; row <= span.last; ++row) {
            m_numbers.remove({at(row).account, at(row).id});
            taken.push_back(std::move(m_rows[static_cast<size_t>(row)]));
        }
    }
    removeSpans(m_rows, spans);
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
    std::ranges::sort(rows, {}, [](const auto &row) { return row->number; });
    QList<TaskNumber> numbers;
    QSet<std::pair<AccountId, QString>> seen;
    std::erase_if(rows, [&](const std::unique_ptr<Task> &row) {
        const std::pair key {row->account, row->id};
        if (find(row->number) || m_numbers.contains(key) || seen.contains(key))
            return true;
        seen.insert(key);
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
    shareWords(after);
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

void TaskStore::assign(const QList<TaskNumber> &numbers, AccountId account)
{
    for (const TaskNumber number : numbers) {
        const Task *known = find(number);
        if (!known || known->account != 0 || numberOf(account, known->id) != 0)
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
