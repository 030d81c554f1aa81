// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

#include <QItemSelection>

class QTableView;

namespace Reelwatch {

/// The number of the row that an index lies in.
[[nodiscard]] TaskNumber numberOf(const QModelIndex &index);

/// The selected rows of a table by number, kept when all change places.
///
/// Where all rows are selected, Qt keeps but the first and the last: what comes to stand between
/// them would be selected, too.
class SelectionKeeper
{
public:
    explicit SelectionKeeper(const QTableView &table);

    [[nodiscard]] QList<QModelIndex> rows() const; ///< their first cells, top to bottom
    [[nodiscard]] QList<TaskNumber> numbers() const; ///< top to bottom
    [[nodiscard]] int rowCount() const;
    /// What would be selected, neighbours together; numbers that are not shown are left out.
    [[nodiscard]] QItemSelection of(const QList<TaskNumber> &numbers) const;

    /// Before the selection itself hears of the change.
    void hold();
    /// After it; true when the change took rows from the selection.
    [[nodiscard]] bool giveBack();

private:
    [[nodiscard]] QList<QItemSelectionRange> ranges() const;

    const QTableView &m_table;
    QList<TaskNumber> m_held;
};

} // namespace Reelwatch
