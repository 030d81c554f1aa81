// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/table/selectionkeeper.h"

#include "domain/rowspans.h"
#include "model/taskmodel.h"

#include <QTableView>

#include <algorithm>
#include <utility>

namespace Reelwatch {

TaskNumber numberOf(const QModelIndex &index)
{
    return index.data(TaskModel::NumberRole).toLongLong();
}

SelectionKeeper::SelectionKeeper(const QTableView &table)
    : m_table(table)
{
}

/// Rows are selected whole, so each stands in one range.
QList<QItemSelectionRange> SelectionKeeper::ranges() const
{
    QList<QItemSelectionRange> ranges;
    if (m_table.selectionModel())
        ranges = m_table.selectionModel()->selection();
    std::ranges::sort(ranges, {}, &QItemSelectionRange::top);
    return ranges;
}

QList<QModelIndex> SelectionKeeper::rows() const
{
    QList<QModelIndex> rows;
    for (const QItemSelectionRange &range : ranges()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(m_table.model()->index(row, 0));
    }
    return rows;
}

QList<TaskNumber> SelectionKeeper::numbers() const
{
    QList<TaskNumber> numbers;
    for (const QModelIndex &row : rows())
        numbers.append(numberOf(row));
    return numbers;
}

int SelectionKeeper::rowCount() const
{
    int rows = 0;
    for (const QItemSelectionRange &range : ranges())
        rows += range.height();
    return rows;
}

QItemSelection SelectionKeeper::of(const QList<TaskNumber> &numbers) const
{
    const QAbstractItemModel *model = m_table.model();
    const QModelIndex start = model->index(0, 0);
    RowSpans spans;
    std::vector<int> rows;
    for (const TaskNumber number : numbers) {
        for (const QModelIndex &found :
             model->match(start, TaskModel::NumberRole, number, 1, Qt::MatchExactly))
            rows.push_back(found.row());
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (const int row : rows)
        append(spans, row);
    QItemSelection selection;
    for (const RowSpan &span : spans)
        selection.append(QItemSelectionRange(model->index(span.first, 0),
                                             model->index(span.last, TaskModel::ColumnCount - 1)));
    return selection;
}

void SelectionKeeper::hold()
{
    m_held = numbers();
    const QSignalBlocker quiet(m_table.selectionModel());
    m_table.selectionModel()->clearSelection();
}

bool SelectionKeeper::giveBack()
{
    const QList<TaskNumber> held = std::exchange(m_held, {});
    const QSignalBlocker quiet(m_table.selectionModel());
    m_table.selectionModel()->select(of(held), QItemSelectionModel::Select);
    return rowCount() != held.size();
}

} // namespace Reelwatch
