// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/filtermodel.h"

#include "domain/plaintext.h"
#include "model/totals.h"
#include "store/accountstore.h"

namespace Reelwatch {

namespace {

constexpr std::array Groups {TaskFilter::Group::All,        TaskFilter::Group::Queued,
                             TaskFilter::Group::Generating, TaskFilter::Group::Completed,
                             TaskFilter::Group::Failed,     TaskFilter::Group::Attention};

/// The row of the heading "Keys", when there is one.
constexpr qsizetype KeysHeading = 1 + Groups.size();

QString groupTitle(TaskFilter::Group group)
{
    switch (group) {
    case TaskFilter::Group::All:
        return FilterModel::tr("All videos");
    case TaskFilter::Group::Queued:
        return FilterModel::tr("Queued");
    case TaskFilter::Group::Generating:
        return FilterModel::tr("Generating");
    case TaskFilter::Group::Completed:
        return FilterModel::tr("Completed");
    case TaskFilter::Group::Failed:
        return FilterModel::tr("Failed");
    case TaskFilter::Group::Attention:
        return FilterModel::tr("Attention");
    }
    return {};
}

} // namespace

FilterModel::FilterModel(const Totals &totals, const AccountStore &accounts, QObject *parent)
    : QAbstractListModel(parent)
    , m_totals(totals)
    , m_accounts(accounts)
{
    m_entries.append({.kind = Entry::Kind::Heading});
    for (const TaskFilter::Group group : Groups)
        m_entries.append({.kind = Entry::Kind::Group, .group = group});
    for (const Account &account : accounts.all())
        insertKey(keyCount(), account.id);
    recount();
    connect(&totals, &Totals::changed, this, &FilterModel::recount);
    watchAccounts();
}

FilterModel::~FilterModel() = default;

void FilterModel::watchAccounts()
{
    connect(&m_accounts, &AccountStore::inserted, this, [this](int row) {
        insertKey(row, m_accounts.at(row).id);
        recount();
    });
    connect(&m_accounts, &AccountStore::removed, this, &FilterModel::removeKey);
    connect(&m_accounts, &AccountStore::changed, this, [this](int row) {
        announceKey(row, {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole, ColourRole});
    });
    connect(&m_accounts, &AccountStore::stateChanged, this, [this](AccountId account) {
        const auto known = std::ranges::find(m_accounts.all(), account, &Account::id);
        const auto row = static_cast<int>(std::distance(m_accounts.all().begin(), known));
        announceKey(row, {Qt::ToolTipRole, Qt::AccessibleTextRole, TroubleRole});
    });
}

void FilterModel::announceKey(int row, const QList<int> &roles)
{
    const QModelIndex changed = index(static_cast<int>(KeysHeading) + 1 + row);
    emit dataChanged(changed, changed, roles);
}

bool FilterModel::isHeldUp(const Entry &entry) const
{
    return entry.kind == Entry::Kind::Key && entry.account != 0
        && isBlocked(m_accounts.state(entry.account).kind);
}

int FilterModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

qsizetype FilterModel::keyCount() const
{
    return std::max<qsizetype>(0, m_entries.size() - KeysHeading - 1);
}

void FilterModel::insertKey(qsizetype place, AccountId account)
{
    // The first key brings the heading along.
    const bool alone = keyCount() == 0;
    const qsizetype row = KeysHeading + 1 + place;
    beginInsertRows({}, static_cast<int>(alone ? KeysHeading : row), static_cast<int>(row));
    if (alone)
        m_entries.append({.kind = Entry::Kind::Heading});
    m_entries.insert(row, {.kind = Entry::Kind::Key, .account = account});
    endInsertRows();
}

void FilterModel::removeKey(qsizetype place)
{
    const bool alone = keyCount() == 1;
    const qsizetype row = KeysHeading + 1 + place;
    const qsizetype first = alone ? KeysHeading : row;
    beginRemoveRows({}, static_cast<int>(first), static_cast<int>(row));
    m_entries.remove(first, row - first + 1);
    endRemoveRows();
}

void FilterModel::showUnassigned(bool shown)
{
    const bool isShown = m_entries.last().kind == Entry::Kind::Key && m_entries.last().account == 0;
    if (shown && !isShown)
        insertKey(keyCount(), 0);
    if (!shown && isShown)
        removeKey(keyCount() - 1);
}

void FilterModel::recount()
{
    showUnassigned(m_totals.countOf(0) > 0);
    for (qsizetype row = 0; row < m_entries.size(); ++row) {
        Entry &entry = m_entries[row];
        const int count = countOf(entry);
        if (entry.count == count)
            continue;
        entry.count = count;
        const QModelIndex counted = index(static_cast<int>(row));
        emit dataChanged(counted, counted, {CountRole, Qt::AccessibleTextRole});
    }
}

int FilterModel::countOf(const Entry &entry) const
{
    switch (entry.kind) {
    case Entry::Kind::Heading:
        return 0;
    case Entry::Kind::Group:
        return m_totals.count(entry.group);
    case Entry::Kind::Key:
        return m_totals.countOf(entry.account);
    }
    return 0;
}

QString FilterModel::title(const Entry &entry) const
{
    if (entry.kind == Entry::Kind::Heading)
        return &entry == &m_entries.first() ? tr("Status") : tr("Keys");
    if (entry.kind == Entry::Kind::Group)
        return groupTitle(entry.group);
    const Account *account = m_accounts.find(entry.account);
    return account ? plain(account->name, 60) : tr("No key");
}

QString FilterModel::spoken(const Entry &entry) const
{
    QString counted = tr("%1, %2", "name and count").arg(title(entry)).arg(entry.count);
    if (!isHeldUp(entry))
        return counted;
    return tr("%1, %2", "name and count")
        .arg(counted, Wording::standing(m_accounts.state(entry.account).kind));
}

QVariant FilterModel::ofKey(const Entry &entry, int role) const
{
    const Account *account = m_accounts.find(entry.account);
    switch (role) {
    case AccountRole:
        return entry.account;
    case ColourRole:
        return account ? account->colour : QVariant();
    case TroubleRole:
        return isHeldUp(entry);
    case Qt::ToolTipRole: {
        if (!account)
            return {};
        const QString service = account->base.toDisplayString();
        return Wording::toolTip(isHeldUp(entry) ? service % u'\n'
                                        % Wording::standing(m_accounts.state(account->id).kind)
                                                : service);
    }
    default:
        return {};
    }
}

QVariant FilterModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries.at(index.row());
    const bool heading = entry.kind == Entry::Kind::Heading;
    switch (role) {
    case Qt::DisplayRole:
        return title(entry);
    case Qt::AccessibleTextRole:
        return heading ? title(entry) : spoken(entry);
    case HeadingRole:
        return heading;
    case CountRole:
        return heading ? QVariant() : entry.count;
    case GroupRole:
        return entry.kind == Entry::Kind::Group ? static_cast<int>(entry.group) : QVariant();
    default:
        return entry.kind == Entry::Kind::Key ? ofKey(entry, role) : QVariant();
    }
}

Qt::ItemFlags FilterModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (m_entries.at(index.row()).kind == Entry::Kind::Heading)
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace Reelwatch
