// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/table/selectionkeeper.h"

#include <QTableView>

#include <memory>
#include <utility>

namespace Reelwatch {

class ColumnRoom;
class PosterCache;

/// The table of watched videos: selection by row, columns from the header's menu, drop and paste
/// told as wishes. Keeps selection and current row by number when rows move.
class TaskTable final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskTable)

public:
    explicit TaskTable(QWidget *parent = nullptr);
    ~TaskTable() override;

    void setModel(QAbstractItemModel *model) override;
    /// The first cells of the selected rows, top to bottom. Qt's own way to them looks at every
    /// range for every row.
    [[nodiscard]] QList<QModelIndex> selectedRows() const;
    /// Numbers of the selected rows, top to bottom.
    [[nodiscard]] QList<TaskNumber> selectedNumbers() const;
    /// The row that the other panes speak of: the current one while it is selected, else the first
    /// selected one; invalid without a selection.
    [[nodiscard]] QModelIndex chosen() const;
    [[nodiscard]] TaskNumber currentNumber() const; ///< of the chosen row; 0: none
    /// What is to be chosen when these rows go: the next one that stays, else the one before; 0:
    /// none.
    [[nodiscard]] TaskNumber numberBeside(const QList<TaskNumber> &numbers) const;
    void selectNumbers(const QList<TaskNumber> &numbers);
    /// Selects the first row unless another one is selected.
    void chooseFirst();
    /// Actions that show and hide columns; for the View menu and the header's own.
    [[nodiscard]] QMenu *columnsMenu() const { return m_columns; }
    /// Order, widths, sort and visibility of the columns, to be remembered.
    [[nodiscard]] QByteArray columns();
    void setColumns(const QByteArray &state);
    /// First and last row on screen; (-1, -1) when there is none.
    [[nodiscard]] std::pair<int, int> visibleRows() const;

signals:
    void currentNumberChanged(Reelwatch::TaskNumber number);
    void selectionResized(int rows);
    void playRequested(Reelwatch::TaskNumber number);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;

private:
    void giveSelectionBack();
    void setDefaultColumns();
    void fillColumnsMenu();
    void checkShownColumns();
    void tellChosen();
    [[nodiscard]] QModelIndex firstChosen() const;

    SelectionKeeper m_selection;
    PosterCache *m_posters;
    QMenu *m_columns;
    std::unique_ptr<ColumnRoom> m_room;
    QPersistentModelIndex m_chosen; ///< found again only when the selection changes
    TaskNumber m_told = 0; ///< the chosen one that was told last
};

} // namespace Reelwatch
