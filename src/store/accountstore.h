// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"

#include <QHash>
#include <QList>
#include <QObject>

namespace Reelwatch {

class Journal;

/// The one list of accounts, and in memory only how it stands with each.
class AccountStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountStore)

public:
    explicit AccountStore(Journal *journal = nullptr, QObject *parent = nullptr);
    ~AccountStore() override;

    [[nodiscard]] qsizetype size() const { return m_accounts.size(); }
    [[nodiscard]] const Account &at(qsizetype row) const { return m_accounts.at(row); }
    [[nodiscard]] const QList<Account> &all() const { return m_accounts; }
    [[nodiscard]] const Account *find(AccountId id) const; ///< nullptr: not here
    [[nodiscard]] const Account *findByName(const QString &name) const; ///< case ignored
    [[nodiscard]] const AccountState &state(AccountId id) const; ///< Ok for an unknown one

    /// Takes rows read from the database; nothing is written.
    void load(const QList<Account> &accounts);
    /// The highest id ever given, from the database, accounts that are gone counted: their videos
    /// must not fall to another account.
    void setLastId(AccountId id);
    /// Adds when account.id is 0 and returns the id given; else replaces.
    AccountId save(const Account &account);
    void remove(AccountId id);
    void setState(AccountId id, const AccountState &state);

signals:
    void aboutToInsert(int row);
    void inserted(int row);
    void aboutToRemove(int row);
    void removed(int row);
    void changed(int row); ///< name, colour, base …
    void stateChanged(Reelwatch::AccountId id);

private:
    [[nodiscard]] int rowOf(AccountId id) const;

    Journal *m_journal;
    QList<Account> m_accounts;
    QHash<AccountId, AccountState> m_states;
    AccountId m_last = 0;
};

} // namespace Reelwatch
