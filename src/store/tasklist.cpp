// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/tasklist.h"

#include <utility>

namespace Reelwatch {

namespace {

/// What is longer, or one more than so many, is no word of a small vocabulary.
constexpr qsizetype LongestWord = 64;
constexpr qsizetype MostWords = 4'096;

TaskNumber numberOfRow(const std::unique_ptr<Task> &row)
{
    return row->number;
}

} // namespace

qsizetype TaskList::rowOf(TaskNumber number) const
{
    if (m_rows.empty() || number < m_rows.front()->number || number > m_rows.back()->number)
        return -1;
    // Each row's number is greater than the one before: only as many rows come into question as
    // numbers are missing.
    const auto first = std::max<TaskNumber>(0, size() - 1 - (m_rows.back()->number - number));
    const auto last = std::min<TaskNumber>(size() - 1, number - m_rows.front()->number);
    const auto place = std::lower_bound(
        m_rows.begin() + first, m_rows.begin() + last, number,
        [](const std::unique_ptr<Task> &row, TaskNumber wanted) { return row->number < wanted; });
    return (*place)->number == number ? std::distance(m_rows.begin(), place) : -1;
}

TaskNumber TaskList::numberOf(AccountId account, const CompactText &id) const
{
    return m_numbers.value({account, id}, 0);
}

RowSpans TaskList::spansOf(QList<TaskNumber> numbers) const
{
    std::ranges::sort(numbers);
    RowSpans spans;
    auto place = m_rows.cbegin();
    for (TaskNumber last = 0; const TaskNumber number : std::as_const(numbers)) {
        if (std::exchange(last, number) == number)
            continue;
        // In growing steps: the next one is most often near.
        std::ptrdiff_t step = 1;
        while (m_rows.cend() - place > step && place[step]->number <= number) {
            place += step;
            step *= 2;
        }
        const auto end = place + std::min(step + 1, m_rows.cend() - place);
        place = std::ranges::lower_bound(place, end, number, {}, numberOfRow);
        if (place != m_rows.cend() && (*place)->number == number)
            append(spans, static_cast<int>(std::distance(m_rows.cbegin(), place)));
    }
    return spans;
}

RowSpans TaskList::spansFor(const Rows &rows) const
{
    RowSpans spans;
    if (rows.empty())
        return spans;
    auto place = std::ranges::lower_bound(m_rows, rows.front()->number, {}, numberOfRow);
    for (int before = 0; const auto &row : rows) {
        while (place != m_rows.cend() && (*place)->number < row->number)
            ++place;
        append(spans, static_cast<int>(std::distance(m_rows.cbegin(), place)) + before++);
    }
    return spans;
}

bool TaskList::claim(AccountId account, const CompactText &id, TaskNumber number)
{
    const qsizetype before = m_numbers.size();
    TaskNumber &known = m_numbers[{account, id}];
    if (known != 0)
        return false;
    known = number;
    if (m_numbers.size() == before)
        --m_released;
    return true;
}

void TaskList::reclaim(const Task &before, const Task &after)
{
    release(before);
    claim(after.account, after.id, after.number);
}

/// The entry stays: to take one out moves those behind it, whose ids are read for that.
void TaskList::release(const Task &task)
{
    const auto known = m_numbers.find({task.account, task.id});
    if (known == m_numbers.end() || *known != task.number)
        return; // written twice: another row holds it
    *known = 0;
    ++m_released;
}

/// Few are left to be taken over by then.
void TaskList::sweep()
{
    if (m_released <= m_numbers.size() / 4 * 3)
        return;
    QHash<Watched, TaskNumber> watched;
    watched.reserve(m_numbers.size() - m_released);
    for (const auto &[what, number] : std::as_const(m_numbers).asKeyValueRange()) {
        if (number != 0)
            watched.insert(what, number);
    }
    m_numbers = std::move(watched);
    m_released = 0;
}

void TaskList::insert(const RowSpans &spans, Rows::iterator from)
{
    insertSpans(m_rows, spans);
    for (const RowSpan &span : spans) {
        std::move(from, from + span.size(), m_rows.begin() + span.first);
        from += span.size();
    }
}

TaskList::Rows TaskList::extract(const RowSpans &spans)
{
    Rows taken;
    taken.reserve(static_cast<size_t>(rowsIn(spans)));
    for (const RowSpan &span : spans) {
        for (int row = span.first; row <= span.last; ++row) {
            release(at(row));
            taken.push_back(std::move(m_rows[static_cast<size_t>(row)]));
        }
    }
    removeSpans(m_rows, spans);
    sweep();
    return taken;
}

void TaskList::share(Task &task)
{
    TaskReport &report = task.report;
    for (Excerpt *link : {&report.link, &report.otherLink, &report.lastFrameLink})
        link->readIn(task.answer);
    for (CompactText *word : {&report.word, &report.model, &report.resolution, &report.ratio}) {
        if (word->isEmpty() || word->bytes().size() > LongestWord)
            continue;
        if (const auto known = m_words.constFind(*word); known != m_words.cend())
            *word = *known;
        else if (m_words.size() < MostWords)
            m_words.insert(*word);
    }
}

} // namespace Reelwatch
