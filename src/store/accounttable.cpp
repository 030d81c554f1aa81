// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/accounttable.h"

#include "store/column.h"
#include "store/connection.h"

#include <QSqlQuery>

#include <array>

namespace Reelwatch::AccountTable {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr std::array Columns {
    column<Account, &Account::id>("id"),
    column<Account, &Account::name>("name"),
    column<Account, &Account::colour>("colour"),
    column<Account, &Account::base>("base"),
    column<Account, &Account::keeps>("keeps"),
    column<Account, &Account::keyEntry>("key_entry"),
    column<Account, &Account::limits, &AskLimits::atOnce>("at_once"),
    column<Account, &Account::limits, &AskLimits::perSecond>("per_second"),
    column<Account, &Account::limits, &AskLimits::burst>("burst"),
    column<Account, &Account::keepsVideos>("keep_videos"),
    column<Account, &Account::paused>("paused"),
};

} // namespace

bool save(Connection &connection, const Account &account)
{
    static const QString sql = u"INSERT OR REPLACE INTO accounts (%1) VALUES (?%2)"_s.arg(
        listed(Columns), u", ?"_s.repeated(Columns.size() - 1));
    QVariantList cells;
    appendCells(cells, Columns, account);
    return connection.run(sql, cells);
}

bool remove(Connection &connection, AccountId id)
{
    return connection.run(u"DELETE FROM accounts WHERE id = ?"_s, {id});
}

bool read(Connection &connection, QList<Account> &accounts)
{
    static const QString sql = u"SELECT %1 FROM accounts ORDER BY id"_s.arg(listed(Columns));
    return connection.each(sql, {}, [&accounts](const QSqlQuery &query) {
        Account account;
        int place = 0;
        for (const auto &each : Columns)
            each.read(account, query.value(place++));
        accounts.append(account);
    });
}

AccountId lastId(Connection &connection)
{
    return connection.value(u"SELECT seq FROM sqlite_sequence WHERE name = 'accounts'"_s)
        .toLongLong();
}

} // namespace Reelwatch::AccountTable
