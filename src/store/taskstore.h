// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/newtask.h"
#include "store/tasklist.h"

#include <QObject>

#include <functional>

namespace Reelwatch {

class Journal;

/// The one list of watched tasks, ordered by number. Everyone else looks; only these functions
/// change it, and each says before and after what it changes.
class TaskStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskStore)

public:
    using Rows = TaskList::Rows;

    /// Without a journal nothing outlives the program.
    explicit TaskStore(Journal *journal = nullptr, QObject *parent = nullptr);
    ~TaskStore() override;

    [[nodiscard]] qsizetype size() const { return m_list.size(); }
    [[nodiscard]] const Task &at(qsizetype row) const { return m_list.at(row); }
    [[nodiscard]] qsizetype rowOf(TaskNumber number) const; ///< -1: not here
    [[nodiscard]] const Task *find(TaskNumber number) const; ///< nullptr: not here
    [[nodiscard]] TaskNumber numberOf(AccountId account,
                                      const CompactText &id) const; ///< 0: not here

    /// Takes rows read from the database; nothing is written. A number that is here is left alone.
    void load(const QList<Task> &tasks);
    /// The highest number ever given, from the database, removed rows counted.
    void setLastNumber(TaskNumber number);

    /// Begins to watch; what is watched already (same account and id) is left alone.
    /// Returns the numbers given, in order.
    QList<TaskNumber> add(const QList<NewTask> &tasks, const QDateTime &now);
    /// Gives what it took out of the list, ordered by number, for who may want it restored.
    Rows remove(const QList<TaskNumber> &numbers);
    /// Takes a removal back, rows in their old places; a task watched anew meanwhile is left alone.
    void restore(Rows rows);
    void restore(const QList<Task> &tasks);

    /// Takes an understood answer. A final status never goes back (J35) and an older answer never
    /// replaces a newer one (H64): what was known stays, and the former leaves a remark.
    void apply(TaskNumber number, const TaskReport &report, const QByteArray &answer);
    void setWatch(TaskNumber number, const Watch &watch);
    void setKeeping(TaskNumber number, const Keeping &keeping);
    /// All else of it stays.
    void setKeepState(TaskNumber number, Keeping::State state, const QString &problem = {});
    void setKeepChoice(TaskNumber number, KeepChoice::Kind choice);
    void setLabel(TaskNumber number, const QString &label);
    /// Gives those of the tasks that are of account `from` another one, for good: tasks without an
    /// account (0), or with one that was deleted. A task whose id the new account watches already
    /// is left alone.
    void assign(const QList<TaskNumber> &numbers, AccountId account, AccountId from = 0);
    /// Corrects a mistyped id; the row starts anew. False when it is empty or watched already.
    bool setId(TaskNumber number, const QString &id, const QDateTime &now);
    /// The journal's word that these rows are durable.
    void confirm(const QList<TaskNumber> &numbers);

signals:
    // A few spans are told one at a time, insertions from the first to the last, removals from the
    // last to the first, so that each is right with those before it counted. Many go and come
    // together, between the two words of a rearrangement: the removed in their old places, the
    // inserted in their new ones.
    void aboutToRearrange();
    void aboutToInsert(const Reelwatch::RowSpans &spans);
    void inserted(const Reelwatch::RowSpans &spans);
    void aboutToRemove(const Reelwatch::RowSpans &spans);
    void removed(const Reelwatch::RowSpans &spans);
    void rearranged();
    void changed(int row, Reelwatch::Task::Fields fields);

private:
    void insert(Rows rows);
    void insertTogether(const RowSpans &spans, Rows &rows);
    [[nodiscard]] Rows take(const RowSpans &spans);
    [[nodiscard]] Rows takeTogether(const RowSpans &spans);
    void edit(TaskNumber number, const std::function<void(Task &)> &change);
    void replace(TaskNumber number, Task after);

    Journal *m_journal;
    TaskList m_list;
    TaskNumber m_last = 0;
};

} // namespace Reelwatch
