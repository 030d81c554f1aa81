// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rowspans.h"
#include "domain/task.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <algorithm>
#include <memory>

namespace Reelwatch {

/// Rows of tasks ordered by number, found by number and by what they watch. Made for a hundred
/// thousand of them.
class TaskList
{
public:
    using Rows = std::vector<std::unique_ptr<Task>>;

    [[nodiscard]] qsizetype size() const { return std::ssize(m_rows); }
    [[nodiscard]] const Task &at(qsizetype row) const
    {
        return *m_rows.at(static_cast<size_t>(row));
    }
    [[nodiscard]] Task &at(qsizetype row) { return *m_rows.at(static_cast<size_t>(row)); }
    [[nodiscard]] qsizetype rowOf(TaskNumber number) const; ///< -1: not here
    [[nodiscard]] TaskNumber numberOf(AccountId account,
                                      const CompactText &id) const; ///< 0: not here
    /// The rows of those that are here, each once.
    [[nodiscard]] RowSpans spansOf(QList<TaskNumber> numbers) const;
    /// Where rows that are not here will stand; they are ordered by number.
    [[nodiscard]] RowSpans spansFor(const Rows &rows) const;

    /// Makes room for so many more ids.
    void reserve(qsizetype more)
    {
        m_numbers.reserve(m_numbers.size() + std::max<qsizetype>(0, more - m_released));
    }
    /// Notes who watches an id before its row is here; false when this account watches it already.
    bool claim(AccountId account, const CompactText &id, TaskNumber number);
    /// The row watches something else from now on.
    void reclaim(const Task &before, const Task &after);

    /// Takes in rows whose ids were claimed.
    void insert(const RowSpans &spans, Rows::iterator from);
    [[nodiscard]] Rows extract(const RowSpans &spans);

    /// Holds once what is said again and again: the words of a hundred thousand rows that name a
    /// handful of models, and the links that stand in the answer.
    void share(Task &task);

private:
    using Watched = std::pair<AccountId, CompactText>;

    void release(const Task &task);
    void sweep();

    Rows m_rows; ///< by pointer: many rows make room for one in no time
    QHash<Watched, TaskNumber> m_numbers; ///< 0: watched no more
    qsizetype m_released = 0; ///< entries of those
    QSet<CompactText> m_words; ///< of models, statuses and shapes
};

} // namespace Reelwatch
