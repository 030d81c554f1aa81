// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/accountstore.h"

#include "store/journal.h"

#include <algorithm>

namespace Reelwatch {

AccountStore::AccountStore(Journal *journal, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
{
}

AccountStore::~AccountStore() = default;

int AccountStore::rowOf(AccountId id) const
{
    const auto found = std::ranges::find(m_accounts, id, &Account::id);
    if (found == m_accounts.end())
        return -1;
    return static_cast<int>(std::distance(m_accounts.begin(), found));
}

const Account *AccountStore::find(AccountId id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_accounts.at(row);
}

const Account *AccountStore::findByName(const QString &name) const
{
    const auto found = std::ranges::find_if(m_accounts, [&name](const Account &account) {
        return account.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == m_accounts.end() ? nullptr : &*found;
}

const AccountState &AccountStore::state(AccountId id) const
{
    static const AccountState ok;
    const auto known = m_states.constFind(id);
    return known == m_states.cend() ? ok : *known;
}

void AccountStore::load(const QList<Account> &accounts)
{
    for (const Account &account : accounts) {
        const auto row = static_cast<int>(m_accounts.size());
        emit aboutToInsert(row);
        m_accounts.append(account);
        m_last = std::max(m_last, account.id);
        emit inserted(row);
    }
}

void AccountStore::setLastId(AccountId id)
{
    m_last = std::max(m_last, id);
}

AccountId AccountStore::save(const Account &account)
{
    Account kept = account;
    const int row = rowOf(account.id);
    if (row < 0) {
        kept.id = account.id > 0 ? account.id : m_last + 1;
        load({kept});
    } else if (m_accounts.at(row) != kept) {
        m_accounts[row] = kept;
        emit changed(row);
    } else {
        return kept.id;
    }
    if (m_journal)
        m_journal->saveAccount(kept);
    return kept.id;
}

void AccountStore::remove(AccountId id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    emit aboutToRemove(row);
    m_accounts.removeAt(row);
    m_states.remove(id);
    emit removed(row);
    if (m_journal)
        m_journal->removeAccount(id);
}

void AccountStore::setState(AccountId id, const AccountState &state)
{
    if (rowOf(id) < 0 || m_states.value(id) == state)
        return;
    m_states.insert(id, state);
    emit stateChanged(id);
}

} // namespace Reelwatch
