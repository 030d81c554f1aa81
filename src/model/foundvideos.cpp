// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/foundvideos.h"

#include "domain/clock.h"
#include "model/wording.h"
#include "store/taskstore.h"

#include <algorithm>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr AccountId AnyAccount = 1;

/// As the list's words are made for: a row about which nothing else is known.
Task taskOf(const FoundVideo &video)
{
    Task task;
    task.account = AnyAccount; // without one it would be told that its key is missing
    task.report.status = video.status;
    task.report.word = video.word;
    return task;
}

} // namespace

FoundVideos::FoundVideos(const TaskStore &tasks, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_tasks(tasks)
    , m_clock(clock)
{
    connect(&m_tasks, &TaskStore::inserted, this, &FoundVideos::noteWatched);
}

FoundVideos::~FoundVideos() = default;

void FoundVideos::begin(AccountId account)
{
    beginResetModel();
    m_account = account;
    m_rows.clear();
    m_rowOf.clear();
    m_watched = 0;
    m_chosen = 0;
    m_choosable = 0;
    endResetModel();
    emit chosenChanged();
}

void FoundVideos::append(const QList<FoundVideo> &videos)
{
    QList<Row> fresh;
    for (const FoundVideo &video : videos) {
        if (m_tasks.numberOf(m_account, video.id) != 0)
            ++m_watched;
        else
            fresh.append({.video = video});
    }
    if (fresh.isEmpty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
    for (const Row &row : std::as_const(fresh)) {
        m_rowOf.insert(row.video.id, rowCount());
        m_rows.append(row);
    }
    m_choosable += static_cast<int>(fresh.size());
    endInsertRows();
    emit chosenChanged();
}

/// Added by another way while this was open: it stays in its place, but is no more to choose.
void FoundVideos::noteWatched(const RowSpans &rows)
{
    if (m_rows.isEmpty())
        return;
    forEachRow(rows, [this](int at) {
        const Task &task = m_tasks.at(at);
        const int row = task.account == m_account ? m_rowOf.value(task.id, -1) : -1;
        if (row < 0 || m_rows.at(row).mark == Mark::Watched)
            return;
        mark(m_rows[row], false);
        m_rows[row].mark = Mark::Watched;
        --m_choosable;
        ++m_watched;
        tell(row, row);
    });
    emit chosenChanged();
}

/// True when that changed something.
bool FoundVideos::mark(Row &row, bool chosen)
{
    const Mark wanted = chosen ? Mark::Chosen : Mark::Left;
    if (row.mark == Mark::Watched || row.mark == wanted)
        return false;
    row.mark = wanted;
    m_chosen += chosen ? 1 : -1;
    return true;
}

void FoundVideos::tell(int first, int last)
{
    emit dataChanged(index(first, StatusColumn), index(last, ColumnCount - 1));
}

void FoundVideos::setChosen(const QList<int> &rows, bool chosen)
{
    if (rows.isEmpty())
        return;
    for (const int row : rows)
        mark(m_rows[row], chosen);
    const auto [first, last] = std::ranges::minmax(rows);
    tell(first, last);
    emit chosenChanged();
}

void FoundVideos::setAllChosen(bool chosen)
{
    for (Row &row : m_rows)
        mark(row, chosen);
    if (!m_rows.isEmpty())
        tell(0, rowCount() - 1);
    emit chosenChanged();
}

QList<NewTask> FoundVideos::chosenTasks() const
{
    QList<NewTask> tasks;
    tasks.reserve(m_chosen);
    for (const Row &row : m_rows) {
        if (row.mark == Mark::Chosen)
            tasks.append({.account = m_account, .id = row.video.id});
    }
    return tasks;
}

int FoundVideos::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FoundVideos::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags FoundVideos::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    if (m_rows.at(index.row()).mark == Mark::Watched)
        return flags & ~Qt::ItemIsEnabled;
    return index.column() == StatusColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant FoundVideos::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.mark == Mark::Watched && index.column() == StatusColumn
            ? tr("Watched already")
            : text(row.video, index.column());
    case Qt::CheckStateRole:
        if (index.column() != StatusColumn)
            return {};
        return row.mark == Mark::Chosen ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return Wording::toolTip(index.column() == CreatedColumn ? Wording::moment(row.video.created)
                                                                : text(row.video, index.column()));
    case Qt::AccessibleTextRole:
        return index.column() == StatusColumn ? spoken(row) : text(row.video, index.column());
    case SignRole:
        return static_cast<int>(Wording::sign(taskOf(row.video), {}, m_clock.now()));
    case WatchedRole:
        return row.mark == Mark::Watched;
    default:
        return {};
    }
}

bool FoundVideos::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() != StatusColumn)
        return false;
    if (!mark(m_rows[index.row()], value.toInt() == Qt::Checked))
        return false;
    tell(index.row(), index.row());
    emit chosenChanged();
    return true;
}

QString FoundVideos::text(const FoundVideo &video, int column) const
{
    switch (column) {
    case StatusColumn:
        return Wording::status(taskOf(video), {});
    case PromptColumn:
        return video.prompt;
    case ModelColumn:
        return video.model;
    case CreatedColumn:
        return Wording::ago(video.created, m_clock.now());
    case IdColumn:
        return video.id;
    default:
        return {};
    }
}

/// "Completed, two dogs surfing, kling, 4 min ago"; whether it is ticked a screen reader says
/// itself.
QString FoundVideos::spoken(const Row &row) const
{
    QStringList parts;
    for (const int column : {StatusColumn, PromptColumn, ModelColumn, CreatedColumn})
        parts.append(text(row.video, column));
    if (row.mark == Mark::Watched)
        parts.append(tr("watched already"));
    parts.removeAll(QString());
    return parts.join(", "_L1);
}

QVariant FoundVideos::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StatusColumn:
        return tr("Status");
    case PromptColumn:
        return tr("Prompt");
    case ModelColumn:
        return tr("Model");
    case CreatedColumn:
        return tr("Created");
    case IdColumn:
        return tr("ID");
    default:
        return {};
    }
}

} // namespace Reelwatch
