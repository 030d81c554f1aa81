// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/table/tasktable.h"

#include "gui/table/columnroom.h"
#include "gui/table/columnstate.h"
#include "gui/table/postercache.h"
#include "gui/table/taskdelegate.h"
#include "model/taskmodel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>
#include <array>
#include <utility>

namespace Reelwatch {

namespace {

struct Preset
{
    TaskModel::Column column;
    int width;
    bool shown;
};

constexpr std::array Presets {
    Preset {TaskModel::PosterColumn, 64, true},    Preset {TaskModel::StatusColumn, 120, true},
    Preset {TaskModel::PromptColumn, 240, true},   Preset {TaskModel::ModelColumn, 100, true},
    Preset {TaskModel::ShapeColumn, 92, false},    Preset {TaskModel::ElapsedColumn, 84, true},
    Preset {TaskModel::LinkColumn, 72, true},      Preset {TaskModel::KeyColumn, 90, false},
    Preset {TaskModel::CreatedColumn, 110, false}, Preset {TaskModel::UpdatedColumn, 110, false},
    Preset {TaskModel::DurationColumn, 70, false}, Preset {TaskModel::IdColumn, 160, false},
    Preset {TaskModel::CheckedColumn, 100, false}};

} // namespace

TaskTable::TaskTable(QWidget *parent)
    : QTableView(parent)
    , m_selection(*this)
    , m_posters(new PosterCache(this))
    , m_columns(new QMenu(tr("Columns"), this))
    , m_room(std::make_unique<ColumnRoom>(horizontalHeader()))
{
    setAccessibleName(tr("Videos"));
    setItemDelegate(new TaskDelegate(*m_posters, this));
    connect(m_posters, &PosterCache::ready, viewport(), qOverload<>(&QWidget::update));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(EditKeyPressed);
    setShowGrid(false);
    setFrameShape(NoFrame);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(
        std::max(TaskDelegate::RowHeight, 2 * fontMetrics().height() + 4));
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSortIndicatorShown(true);
    // The order of adding is the plain one: no arrow stands over the pictures for it.
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this](int column) {
        horizontalHeader()->setSortIndicatorShown(column != TaskModel::PosterColumn);
    });
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { m_columns->popup(horizontalHeader()->mapToGlobal(at)); });
    connect(this, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex &index) { emit playRequested(numberOf(index)); });
}

TaskTable::~TaskTable() = default;

void TaskTable::setModel(QAbstractItemModel *model)
{
    // Around what the selection itself does about it.
    connect(model, &QAbstractItemModel::layoutAboutToBeChanged, this,
            [this] { m_selection.hold(); });
    QTableView::setModel(model);
    // A filter may take the selected rows away without a word of the selection.
    connect(model, &QAbstractItemModel::layoutChanged, this, &TaskTable::giveSelectionBack);
    setSortingEnabled(true);
    setDefaultColumns();
    fillColumnsMenu();
}

void TaskTable::setDefaultColumns()
{
    for (const auto &[column, width, shown] : Presets) {
        setColumnWidth(column, width);
        m_room->setWanted(column, shown);
    }
    setColumnWidth(TaskModel::StatusColumn, TaskDelegate::statusWidth(tr("Unrecognised…"), font()));
    m_room->fit(viewport()->width());
    horizontalHeader()->setSectionResizeMode(TaskModel::PosterColumn, QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(TaskModel::PromptColumn, QHeaderView::Stretch);
    horizontalHeader()->setMinimumSectionSize(48);
    sortByColumn(TaskModel::PosterColumn, Qt::DescendingOrder);
    horizontalHeader()->setSortIndicatorShown(false);
}

void TaskTable::fillColumnsMenu()
{
    m_columns->clear();
    for (int column = TaskModel::StatusColumn; column < TaskModel::ColumnCount; ++column) {
        QAction *action = m_columns->addAction(
            model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setEnabled(column != TaskModel::StatusColumn);
        action->setData(column);
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            m_room->setWanted(column, shown);
            m_room->fit(viewport()->width());
            checkShownColumns();
        });
    }
    m_columns->addSeparator();
    m_columns->addAction(tr("Default columns"), this, [this] {
        for (int column = 0; column < TaskModel::ColumnCount; ++column)
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), column);
        setDefaultColumns();
        checkShownColumns();
    });
    checkShownColumns();
}

/// The entries stand in the window's own menu, too, and there they must be right unasked.
void TaskTable::checkShownColumns()
{
    for (QAction *action : m_columns->actions()) {
        if (!action->isCheckable())
            continue;
        const int column = action->data().toInt();
        const QString title =
            model()->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString();
        const bool noRoom = m_room->isWanted(column) && isColumnHidden(column);
        action->setChecked(m_room->isWanted(column));
        action->setText(noRoom ? tr("%1 (no room for it now)", "a column").arg(title) : title);
    }
}

QList<QModelIndex> TaskTable::selectedRows() const
{
    return m_selection.rows();
}

QList<TaskNumber> TaskTable::selectedNumbers() const
{
    return m_selection.numbers();
}

QModelIndex TaskTable::chosen() const
{
    return m_chosen;
}

/// The current row where it is selected, else the topmost that is.
QModelIndex TaskTable::firstChosen() const
{
    const QItemSelection selection = selectionModel()->selection();
    if (selection.isEmpty() || selection.contains(currentIndex()))
        return selection.isEmpty() ? QModelIndex() : currentIndex();
    const auto top = std::ranges::min_element(selection, {}, &QItemSelectionRange::top);
    return model()->index(top->top(), TaskModel::StatusColumn);
}

TaskNumber TaskTable::currentNumber() const
{
    const QModelIndex index = chosen();
    return index.isValid() ? numberOf(index) : 0;
}

void TaskTable::giveSelectionBack()
{
    const bool lostRows = m_selection.giveBack();
    m_chosen = firstChosen();
    if (lostRows)
        emit selectionResized(m_selection.rowCount());
    tellChosen();
}

TaskNumber TaskTable::numberBeside(const QList<TaskNumber> &numbers) const
{
    const QSet<TaskNumber> going(numbers.begin(), numbers.end());
    TaskNumber before = 0;
    bool passed = false;
    for (int row = 0; row < model()->rowCount(); ++row) {
        const TaskNumber number = numberOf(model()->index(row, 0));
        if (going.contains(number))
            passed = true;
        else if (passed)
            return number;
        else
            before = number;
    }
    return before;
}

void TaskTable::chooseFirst()
{
    if (!selectionModel()->hasSelection() && model()->rowCount() > 0)
        selectRow(0);
}

void TaskTable::selectNumbers(const QList<TaskNumber> &numbers)
{
    const QItemSelection selection = m_selection.of(numbers);
    if (selection.isEmpty())
        return;
    const QModelIndex first = model()->index(selection.first().top(), TaskModel::StatusColumn);
    selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    scrollTo(first);
}

QByteArray TaskTable::columns()
{
    m_room->showWanted();
    QByteArray state = ColumnState::of(*horizontalHeader());
    m_room->fit(viewport()->width());
    (void)horizontalHeader()->length(); // all widths are right again now and not a turn later
    return state;
}

void TaskTable::setColumns(const QByteArray &state)
{
    if (!ColumnState::restore(*horizontalHeader(), state))
        return;
    m_room->adopt();
    for (const int column : {TaskModel::StatusColumn, TaskModel::PromptColumn})
        m_room->setWanted(column, true); // a row is known by them
    m_room->fit(viewport()->width());
    checkShownColumns();
}

std::pair<int, int> TaskTable::visibleRows() const
{
    const int first = rowAt(0);
    const int last = rowAt(viewport()->height() - 1);
    if (first < 0)
        return {-1, -1};
    return {first, last < 0 ? model()->rowCount() - 1 : last};
}

void TaskTable::resizeEvent(QResizeEvent *event)
{
    m_room->fit(viewport()->width());
    QTableView::resizeEvent(event);
    checkShownColumns();
}

void TaskTable::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && state() != EditingState && currentNumber() != 0) {
        if (!event->isAutoRepeat())
            emit playRequested(currentNumber());
        return;
    }
    if (event->key() == Qt::Key_F2 && currentIndex().isValid()) {
        edit(currentIndex().siblingAtColumn(TaskModel::PromptColumn));
        return;
    }
    const QModelIndex before = currentIndex();
    QTableView::keyPressEvent(event);
    // A filter may have left a current row that is not selected: Qt takes a step onto it for none.
    if (event->key() == Qt::Key_Home && before.isValid() && currentIndex() == before)
        chooseFirst();
}

/// Rows are what is chosen here: Home and End go to the first and the last one.
QModelIndex TaskTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int rows = model()->rowCount();
    if (rows == 0 || (action != MoveHome && action != MoveEnd))
        return QTableView::moveCursor(action, modifiers);
    const int column = currentIndex().isValid() ? currentIndex().column() : TaskModel::StatusColumn;
    return model()->index(action == MoveHome ? 0 : rows - 1, column);
}

void TaskTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    tellChosen();
}

void TaskTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    m_chosen = firstChosen();
    emit selectionResized(m_selection.rowCount());
    tellChosen();
}

void TaskTable::tellChosen()
{
    m_chosen = firstChosen();
    const TaskNumber number = currentNumber();
    if (std::exchange(m_told, number) != number)
        emit currentNumberChanged(number);
}

} // namespace Reelwatch
