// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/accountmodel.h"

#include "domain/plaintext.h"
#include "model/totals.h"
#include "model/wording.h"
#include "store/accountstore.h"

#include <QLocale>

namespace Reelwatch {

namespace {

QVariant alignment(int column)
{
    const Qt::Alignment across =
        column == AccountModel::VideosColumn ? Qt::AlignRight : Qt::AlignLeft;
    return QVariant::fromValue<Qt::Alignment>(Qt::AlignVCenter | across);
}

constexpr int VideosNamed = 3;

} // namespace

AccountModel::AccountModel(const AccountStore &accounts, const Totals &totals, QObject *parent)
    : QAbstractTableModel(parent)
    , m_accounts(accounts)
    , m_totals(totals)
{
    watchAccounts();
    recount();
    connect(&totals, &Totals::changed, this, &AccountModel::recount);
}

AccountModel::~AccountModel() = default;

void AccountModel::watchAccounts()
{
    connect(&m_accounts, &AccountStore::aboutToInsert, this,
            [this](int row) { beginInsertRows({}, row, row); });
    connect(&m_accounts, &AccountStore::inserted, this, [this] { endInsertRows(); });
    connect(&m_accounts, &AccountStore::aboutToRemove, this, [this](int row) {
        beginRemoveRows({}, row, row);
        m_lastFour.remove(m_accounts.at(row).id);
        m_videos.remove(m_accounts.at(row).id);
    });
    connect(&m_accounts, &AccountStore::removed, this, [this] { endRemoveRows(); });
    connect(&m_accounts, &AccountStore::changed, this,
            [this](int row) { announce(row, NameColumn, SecretColumn); });
    connect(&m_accounts, &AccountStore::stateChanged, this,
            [this](AccountId id) { announce(indexOf(id).row(), SecretColumn, StateColumn); });
}

int AccountModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_accounts.size());
}

int AccountModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QModelIndex AccountModel::indexOf(AccountId account, int column) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_accounts.at(row).id == account)
            return index(row, column);
    }
    return {};
}

void AccountModel::setLastFour(AccountId account, const QString &lastFour)
{
    const QModelIndex shown = indexOf(account);
    if (!shown.isValid())
        return;
    m_lastFour.insert(account, plain(lastFour).right(4));
    announce(shown.row(), SecretColumn, SecretColumn);
}

void AccountModel::announce(int row, Column first, Column last)
{
    emit dataChanged(index(row, first), index(row, last),
                     {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole, ColourRole});
}

void AccountModel::recount()
{
    for (int row = 0; row < rowCount(); ++row) {
        const AccountId id = m_accounts.at(row).id;
        const int videos = m_totals.countOf(id);
        if (std::exchange(m_videos[id], videos) != videos)
            announce(row, VideosColumn, VideosColumn);
    }
}

QString AccountModel::secret(const Account &account) const
{
    if (const QString last = m_lastFour.value(account.id); !last.isEmpty())
        return tr("…%1", "the end of a secret").arg(last);
    const AccountState::Kind state = m_accounts.state(account.id).kind;
    if (state == AccountState::Kind::KeyMissing)
        return tr("not at hand");
    if (state == AccountState::Kind::KeychainLocked)
        return tr("in the locked keychain");
    switch (account.keeps) {
    case Account::Keeps::Keychain:
        return tr("in the keychain");
    case Account::Keeps::Session:
        return tr("this session only");
    case Account::Keeps::Environment:
        return tr("TOKEN360_API_KEY");
    }
    return {};
}

QString AccountModel::text(const Account &account, int column) const
{
    switch (column) {
    case NameColumn:
        return plain(account.name, 60);
    case BaseColumn:
        return plain(account.base.toDisplayString());
    case SecretColumn:
        return secret(account);
    case StateColumn:
        return Wording::standing(m_accounts.state(account.id).kind);
    case VideosColumn:
        return QLocale().toString(m_totals.countOf(account.id));
    default:
        return {};
    }
}

QVariant AccountModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Account &account = m_accounts.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(account, index.column());
    case Qt::ToolTipRole:
        return Wording::toolTip(index.column() == StateColumn ? m_accounts.state(account.id).message
                                                              : text(account, index.column()));
    case Qt::TextAlignmentRole:
        return alignment(index.column());
    case AccountIdRole:
        return account.id;
    case VideoNamesRole:
        return m_totals.namesOf(account.id, VideosNamed);
    case ColourRole:
        return account.colour;
    default:
        return {};
    }
}

QVariant AccountModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return alignment(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case BaseColumn:
        return tr("Base URL");
    case SecretColumn:
        return tr("Key");
    case StateColumn:
        return tr("State");
    case VideosColumn:
        return tr("Videos");
    default:
        return {};
    }
}

} // namespace Reelwatch
