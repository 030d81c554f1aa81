// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/taskmodel.h"

#include "domain/plaintext.h"
#include "domain/redact.h"
#include "model/obstacle.h"
#include "model/taskcells.h"
#include "model/taskcolumns.h"
#include "store/accountstore.h"
#include "store/taskstore.h"

#include <QMimeData>
#include <QSet>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

struct AsVariant
{
    QVariant operator()(std::monostate) const { return {}; }
    QVariant operator()(const CompactText &text) const { return text.toString(); }
    QVariant operator()(qint64 number) const { return number; }
    QVariant operator()(double number) const { return number; }
};

} // namespace

TaskModel::TaskModel(TaskStore &tasks, const AccountStore &accounts, const Clock &clock,
                     QObject *parent)
    : QAbstractTableModel(parent)
    , m_tasks(tasks)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_refreshed(clock.now())
{
    watchTasks();
    watchAccounts();
}

TaskModel::~TaskModel() = default;

void TaskModel::watchTasks()
{
    connect(&m_tasks, &TaskStore::aboutToRearrange, this, &TaskModel::beginRearrangement);
    // Outside of a rearrangement there is one span at a time.
    connect(&m_tasks, &TaskStore::aboutToInsert, this, [this](const RowSpans &spans) {
        if (m_rearrangement)
            m_rearrangement->inserted = spans;
        else
            beginInsertRows({}, spans.front().first, spans.front().last);
    });
    connect(&m_tasks, &TaskStore::inserted, this, [this] {
        if (!m_rearrangement)
            endInsertRows();
    });
    connect(&m_tasks, &TaskStore::aboutToRemove, this, [this](const RowSpans &spans) {
        if (m_rearrangement)
            m_rearrangement->removed = spans;
        else
            beginRemoveRows({}, spans.front().first, spans.front().last);
    });
    connect(&m_tasks, &TaskStore::removed, this, [this] {
        if (!m_rearrangement)
            endRemoveRows();
    });
    connect(&m_tasks, &TaskStore::rearranged, this, &TaskModel::endRearrangement);
    connect(&m_tasks, &TaskStore::changed, this, &TaskModel::announce);
}

void TaskModel::watchAccounts()
{
    connect(&m_accounts, &AccountStore::stateChanged, this, &TaskModel::announceState);
    connect(&m_accounts, &AccountStore::inserted, this,
            [this](int row) { announceAccount(m_accounts.at(row).id); });
    connect(&m_accounts, &AccountStore::changed, this,
            [this](int row) { announceAccount(m_accounts.at(row).id); });
    connect(&m_accounts, &AccountStore::aboutToRemove, this,
            [this](int row) { m_leaving = m_accounts.at(row).id; });
    connect(&m_accounts, &AccountStore::removed, this, [this] { announceAccount(m_leaving); });
}

int TaskModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_tasks.size());
}

int TaskModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const Task &TaskModel::task(int row) const
{
    return m_tasks.at(row);
}

/// Rows show it from when they are next painted: it moves with the ages.
void TaskModel::setUsualTime(AccountId account, const QString &model,
                             const std::optional<UsualTime> &time)
{
    if (time)
        m_usual.insert({account, model}, *time);
    else
        m_usual.remove({account, model});
}

QString TaskModel::usual(const Task &task) const
{
    if (isFinal(task.report.status) || m_usual.isEmpty())
        return {};
    const auto found = m_usual.constFind({task.account, task.report.model});
    return found == m_usual.cend() ? QString() : Wording::usually(*found);
}

QModelIndex TaskModel::indexOf(TaskNumber number, int column) const
{
    const qsizetype row = m_tasks.rowOf(number);
    return row < 0 ? QModelIndex() : index(static_cast<int>(row), column);
}

const AccountState &TaskModel::stateOf(const Task &task) const
{
    return TaskCells {task, m_accounts.find(task.account), m_accounts, m_clock}.state();
}

QDateTime TaskModel::now() const
{
    return m_clock.now();
}

Wording::Sign TaskModel::sign(int row, const QDateTime &now) const
{
    const Task &task = m_tasks.at(row);
    return Wording::sign(task, stateOf(task), now);
}

bool TaskModel::isActive(int row) const
{
    const Task &task = m_tasks.at(row);
    return Reelwatch::isActive(task, stateOf(task));
}

AccountId TaskModel::keyOf(int row) const
{
    const AccountId account = m_tasks.at(row).account;
    return m_accounts.find(account) ? account : 0;
}

SortValue TaskModel::sortValue(int row, int column) const
{
    const Task &task = m_tasks.at(row);
    return TaskCells {task, m_accounts.find(task.account), m_accounts, m_clock}.sortValue(column);
}

QModelIndexList TaskModel::match(const QModelIndex &start, int role, const QVariant &value,
                                 int hits, Qt::MatchFlags flags) const
{
    if (role != NumberRole || flags != Qt::MatchExactly)
        return QAbstractTableModel::match(start, role, value, hits, flags);
    const QModelIndex found = indexOf(value.toLongLong(), start.column());
    return found.isValid() && found.row() >= start.row() ? QModelIndexList {found}
                                                         : QModelIndexList();
}

QVariant TaskModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Task &task = m_tasks.at(index.row());
    if (role == NumberRole)
        return task.number;
    if (role == UsualRole)
        return usual(task);
    const TaskCells cells {task, m_accounts.find(task.account), m_accounts, m_clock};
    switch (role) {
    case Qt::DisplayRole:
        return cells.text(index.column());
    case Qt::EditRole:
        return index.column() == PromptColumn ? task.label.toString() : QVariant();
    case Qt::ToolTipRole:
        return Wording::toolTip(cells.whole(index.column()));
    case Qt::AccessibleTextRole:
        return index.column() == PosterColumn ? cells.spoken()
                                              : redacted(cells.text(index.column()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(columnAlignment(index.column()));
    case SortRole:
        return std::visit(AsVariant(), cells.sortValue(index.column()));
    default:
        return cells.fact(role);
    }
}

bool TaskModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != PromptColumn
        || role != Qt::EditRole)
        return false;
    constexpr qsizetype LongestLabel = 120;
    m_tasks.setLabel(m_tasks.at(index.row()).number,
                     plain(value.toString().trimmed(), LongestLabel));
    return true;
}

QVariant TaskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return section == PosterColumn ? QString() : columnTitle(section);
    case Qt::AccessibleTextRole:
        return columnTitle(section);
    case Qt::ToolTipRole:
        return columnToolTip(section);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(columnAlignment(section));
    default:
        return {};
    }
}

Qt::ItemFlags TaskModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    flags |= Qt::ItemIsDragEnabled;
    flags.setFlag(Qt::ItemIsEditable, index.column() == PromptColumn);
    return flags;
}

QStringList TaskModel::mimeTypes() const
{
    return {u"text/plain"_s, u"text/uri-list"_s};
}

QMimeData *TaskModel::mimeData(const QModelIndexList &indexes) const
{
    QSet<int> seen;
    QStringList ids;
    QList<QUrl> files;
    for (const QModelIndex &index : indexes) {
        if (!index.isValid() || seen.contains(index.row()))
            continue;
        seen.insert(index.row());
        const Task &dragged = m_tasks.at(index.row());
        ids.append(dragged.id);
        if (dragged.keeping.state == Keeping::State::Kept)
            files.append(QUrl::fromLocalFile(dragged.keeping.file));
    }
    if (ids.isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    data->setText(ids.join(u'\n'));
    if (!files.isEmpty())
        data->setUrls(files);
    return data;
}

Qt::DropActions TaskModel::supportedDragActions() const
{
    return Qt::CopyAction;
}

} // namespace Reelwatch
