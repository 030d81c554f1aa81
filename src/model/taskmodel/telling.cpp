// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the views are told.

#include "model/taskcolumns.h"
#include "model/taskmodel.h"
#include "store/accountstore.h"
#include "store/taskstore.h"

#include <algorithm>
#include <utility>

namespace Reelwatch {

namespace {

/// What rows tell of their key: waits and messages come and go without them.
AccountState toldByRows(const AccountState &state)
{
    AccountState told {.kind = state.kind};
    if (state.kind == AccountState::Kind::Unreachable)
        told.since = state.since;
    return told;
}

} // namespace

void TaskModel::beginRearrangement()
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    m_rearrangement.emplace();
    m_rearrangement->held = persistentIndexList();
    for (const QModelIndex &index : std::as_const(m_rearrangement->held))
        m_rearrangement->numbers.append(m_tasks.at(index.row()).number);
}

void TaskModel::endRearrangement()
{
    const Rearrangement told = std::exchange(m_rearrangement, {}).value();
    QModelIndexList now;
    for (qsizetype at = 0; at < told.held.size(); ++at)
        now.append(indexOf(told.numbers.at(at), told.held.at(at).column()));
    changePersistentIndexList(told.held, now);
    emit rowsScattered(told.removed, told.inserted);
    emit layoutChanged({}, VerticalSortHint);
}

void TaskModel::announce(int row, Task::Fields fields)
{
    // That a running video is being asked for stands in no cell, and the details look by
    // themselves.
    if (fields == Task::Field::Asked && m_tasks.at(row).watch.state == Watch::State::Checking)
        return;
    const ShownIn &shown = shownIn(fields);
    if (shown.last >= 0)
        emit dataChanged(index(row, shown.first), index(row, shown.last), shown.roles);
}

template<typename Fits>
void TaskModel::announceRows(Fits fits, Column last, const QList<int> &roles)
{
    const int count = rowCount();
    for (int row = 0; row < count; ++row) {
        const int first = row;
        while (row < count && fits(m_tasks.at(row)))
            ++row;
        if (row > first)
            emit dataChanged(index(first, 0), index(row - 1, last), roles);
    }
}

void TaskModel::announceState(AccountId id)
{
    const AccountState told = toldByRows(m_accounts.state(id));
    if (std::exchange(m_announced[id], told) == told)
        return;
    announceRows([id](const Task &task) { return task.account == id; }, StatusColumn, signRoles());
}

void TaskModel::announceAccount(AccountId id)
{
    m_announced.insert(id, toldByRows(m_accounts.state(id)));
    announceRows([id](const Task &task) { return task.account == id; }, KeyColumn,
                 signRoles() + QList<int> {AccountColourRole});
}

void TaskModel::announceTimes(int firstRow, int lastRow)
{
    const int first = std::max(firstRow, 0);
    const int last = std::min(lastRow, rowCount() - 1);
    if (first > last)
        return;
    // One range of columns: the ages stand on both sides of what does not age.
    emit dataChanged(index(first, ElapsedColumn), index(last, CheckedColumn),
                     {Qt::DisplayRole, Qt::AccessibleTextRole, SortRole, UrgencyRole});
}

/// Time does nothing to most rows, and to see that costs little.
bool TaskModel::mayTurn(const Task &task) const
{
    if (task.report.status == TaskReport::Status::Completed)
        return task.keeping.state != Keeping::State::Kept && task.report.linkExpires.isValid();
    return !isFinal(task.report.status);
}

void TaskModel::refresh()
{
    const QDateTime before = std::exchange(m_refreshed, m_clock.now());
    const auto turned = [this, &before](const Task &task) {
        if (!mayTurn(task))
            return false;
        const AccountState state = m_accounts.state(task.account);
        return Wording::sign(task, state, before) != Wording::sign(task, state, m_refreshed);
    };
    announceRows(turned, LinkColumn, signRoles());
}

} // namespace Reelwatch
