// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/taskfilter.h"

#include "model/taskmodel.h"

#include <utility>

namespace Reelwatch {

using namespace std::chrono_literals;

namespace {

constexpr auto Coalescing = 100ms; // L12
/// Changes that are followed as they come after a quiet time: what a check brought, what follows
/// from it.
constexpr double AtOnce = 2;

RowSieve::Signs signsOf(TaskFilter::Group group)
{
    RowSieve::Signs signs;
    for (size_t sign = 0; sign < signs.size(); ++sign)
        signs[sign] = group == TaskFilter::Group::All
            || TaskFilter::groupOf(static_cast<Wording::Sign>(sign)) == group;
    return signs;
}

} // namespace

TaskFilter::Group TaskFilter::groupOf(Wording::Sign sign) noexcept
{
    switch (sign) {
    case Wording::Sign::Queued:
        return Group::Queued;
    case Wording::Sign::Generating:
        return Group::Generating;
    case Wording::Sign::Completed:
    case Wording::Sign::FileGone:
        return Group::Completed;
    case Wording::Sign::Failed:
    case Wording::Sign::Cancelled:
    case Wording::Sign::Expired:
        return Group::Failed;
    case Wording::Sign::Unrecognised:
    case Wording::Sign::Attention:
        return Group::Attention;
    case Wording::Sign::Waiting:
        break;
    }
    return Group::All;
}

TaskFilter::TaskFilter(QObject *parent)
    : QAbstractProxyModel(parent)
    , m_sortKeys([this](int row) {
        return m_sortColumn < 0 ? SortValue(qint64 {0}) : m_tasks->sortValue(row, m_sortColumn);
    })
{
    m_credit = AtOnce;
    m_earnt.start();
    m_later.setSingleShot(true);
    m_later.setInterval(Coalescing);
    connect(&m_later, &QTimer::timeout, this, &TaskFilter::settle);
}

TaskFilter::~TaskFilter() = default;

void TaskFilter::setSourceModel(QAbstractItemModel *source)
{
    Q_ASSERT(!m_tasks);
    beginResetModel();
    m_tasks = qobject_cast<const TaskModel *>(source);
    Q_ASSERT(m_tasks);
    QAbstractProxyModel::setSourceModel(source);
    if (const int rows = m_tasks->rowCount(); rows > 0)
        takeIn({{0, rows - 1}});
    m_index.setShown(m_index.wanted());
    watchRows();
    watchLayout();
    endResetModel();
}

void TaskFilter::watchRows()
{
    connect(m_tasks, &TaskModel::dataChanged, this, &TaskFilter::follow);
    connect(m_tasks, &TaskModel::headerDataChanged, this, &TaskFilter::headerDataChanged);
    // New rows find their places among rows that stand in theirs.
    connect(m_tasks, &TaskModel::rowsAboutToBeInserted, this, [this] { reorder(m_changes); });
    connect(m_tasks, &TaskModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) {
                m_changes.shift({first, last});
                takeIn({{first, last}});
                m_isBehind = true;
                settleSoon();
            });
    // The views let go of rows while these can still be read.
    connect(m_tasks, &TaskModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) {
                settle();
                for (int row = first; row <= last; ++row)
                    m_index.setWanted(row, false);
                publish();
            });
    connect(m_tasks, &TaskModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) {
                letGo({{first, last}});
            });
}

void TaskFilter::watchLayout()
{
    connect(m_tasks, &TaskModel::layoutAboutToBeChanged, this, [this] {
        settle();
        emit layoutAboutToBeChanged({}, VerticalSortHint);
        holdIndexes();
    });
    connect(m_tasks, &TaskModel::rowsScattered, this,
            [this](const RowSpans &removed, const RowSpans &inserted) {
                letGo(removed);
                takeIn(inserted);
            });
    connect(m_tasks, &TaskModel::layoutChanged, this, [this] {
        m_index.setShown(m_index.wanted());
        giveIndexesBack();
        emit layoutChanged({}, VerticalSortHint);
    });
}

void TaskFilter::takeIn(const RowSpans &spans)
{
    m_sieve.insert(spans);
    m_sortKeys.insert(spans);
    m_index.insert(spans, m_sortKeys);
    const QDateTime now = m_tasks->now();
    for (const RowSpan &span : spans) {
        for (int row = span.first; row <= span.last; ++row) {
            readForSieve(row, now);
            m_index.setWanted(row, isWanted(row));
        }
    }
}

void TaskFilter::letGo(const RowSpans &spans)
{
    m_sieve.remove(spans);
    m_sortKeys.remove(spans);
    m_index.remove(spans);
}

bool TaskFilter::isWanted(int row) const
{
    return m_sieve.passes(row) && (!m_account || m_tasks->keyOf(row) == *m_account);
}

void TaskFilter::readForSieve(int row, const QDateTime &now)
{
    m_sieve.setSign(row, m_tasks->sign(row, now));
    m_sieve.setText(row, m_tasks->task(row));
}

void TaskFilter::setGroup(Group group)
{
    settle();
    m_group = group;
    if (m_sieve.setSigns(signsOf(group)))
        sift(RowSieve::Effect::Wider);
}

void TaskFilter::setAccount(std::optional<AccountId> account)
{
    settle();
    if (std::exchange(m_account, account) != account)
        sift(RowSieve::Effect::Wider);
}

void TaskFilter::setSearch(const QString &text)
{
    settle();
    m_search = text;
    sift(m_sieve.setSearch(text));
}

void TaskFilter::sift(RowSieve::Effect effect)
{
    if (effect == RowSieve::Effect::None || !m_tasks)
        return;
    // By row, as the keys lie in memory, not in the order that is shown.
    m_sieve.sift(m_index.wantedRows(), effect);
    for (int row = 0; m_account && row < m_index.rows(); ++row) {
        if (m_index.isWanted(row))
            m_index.setWanted(row, m_tasks->keyOf(row) == *m_account);
    }
    // Not as rows that are removed: the current row does not hop on while somebody types.
    std::vector<int> rows = m_index.wanted();
    if (rows != m_index.shown())
        publishLayout(std::move(rows));
}

void TaskFilter::sort(int column, Qt::SortOrder order)
{
    settle();
    m_sortColumn = column;
    m_sortOrder = order;
    if (!m_tasks)
        return;
    m_sortKeys.readAll(m_index.rows(), order);
    m_index.sort(m_sortKeys);
    publish();
}

void TaskFilter::follow(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                        const QList<int> &roles)
{
    m_changes.add({topLeft.row(), bottomRight.row()}, {topLeft.column(), bottomRight.column()},
                  roles);
    settleSoon();
}

void TaskFilter::settleSoon()
{
    if (m_later.isActive())
        return;
    earnCredit();
    if (m_credit >= 1)
        settle();
    else
        m_later.start();
}

void TaskFilter::earnCredit()
{
    m_credit += double(m_earnt.restart()) / double(Coalescing / 1ms);
    m_credit = std::min(m_credit, AtOnce);
}

void TaskFilter::settle()
{
    if (m_changes.isEmpty() && !m_isBehind)
        return;
    const RowChanges changes = std::exchange(m_changes, {});
    earnCredit();
    m_credit = std::max(0.0, m_credit - 1);
    reorder(changes);
    if (std::exchange(m_isBehind, false))
        publish();
    announce(changes);
    m_earnt.restart(); // its own time earns nothing: a slow pass needs its rest, too
}

void TaskFilter::reorder(const RowChanges &changes)
{
    if (std::vector<int> rows = reread(changes); !rows.empty()) {
        m_index.reorder(std::move(rows), m_sortKeys);
        m_isBehind = true;
    }
}

std::vector<int> TaskFilter::reread(const RowChanges &changes)
{
    const RowSpan columns = changes.columns();
    const bool mayMove = changes.touch(TaskModel::SortRole) && columns.first <= m_sortColumn
        && m_sortColumn <= columns.last;
    const bool maySift = changes.touch(TaskModel::SignRole) || changes.touch(TaskModel::SearchRole)
        || changes.touch(TaskModel::AccountRole);
    const QDateTime now = m_tasks->now();
    std::vector<int> rows;
    if (!mayMove && !maySift)
        return rows;
    for (const RowSpan &span : changes.rows()) {
        for (int row = span.first; row <= span.last; ++row) {
            bool differs = mayMove && m_sortKeys.read(row);
            if (maySift) {
                readForSieve(row, now);
                const bool passes = isWanted(row);
                differs |= passes != m_index.isWanted(row);
                m_index.setWanted(row, passes);
            }
            if (differs)
                rows.push_back(row);
        }
    }
    return rows;
}

QModelIndex TaskFilter::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex TaskFilter::parent(const QModelIndex &) const
{
    return {};
}

int TaskFilter::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_index.places();
}

int TaskFilter::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_tasks ? 0 : m_tasks->columnCount();
}

QModelIndex TaskFilter::mapToSource(const QModelIndex &proxy) const
{
    if (!proxy.isValid() || proxy.row() >= m_index.places())
        return {};
    return m_tasks->index(m_index.rowAt(proxy.row()), proxy.column());
}

QModelIndex TaskFilter::mapFromSource(const QModelIndex &source) const
{
    if (!source.isValid() || source.row() >= m_index.rows())
        return {};
    return index(m_index.placeOf(source.row()), source.column());
}

QModelIndexList TaskFilter::match(const QModelIndex &start, int role, const QVariant &value,
                                  int hits, Qt::MatchFlags flags) const
{
    if (role != TaskModel::NumberRole || flags != Qt::MatchExactly || !m_tasks)
        return QAbstractProxyModel::match(start, role, value, hits, flags);
    const QModelIndex found = mapFromSource(m_tasks->indexOf(value.toLongLong(), start.column()));
    return found.isValid() && found.row() >= start.row() ? QModelIndexList {found}
                                                         : QModelIndexList();
}

} // namespace Reelwatch
