// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/accountstore.h"
#include "store/database.h"

#include <QFile>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

/// The library of a data folder as it lies on the disk, whoever has it open.
namespace OnDisk {

/// One value out of it; invalid while there is none.
inline QVariant ask(const QString &folder, const QString &sql)
{
    const QString connection = QUuid::createUuid().toString();
    QVariant value;
    {
        QSqlDatabase library = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        library.setDatabaseName(folder + QStringLiteral("/library.db"));
        library.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
        if (QFile::exists(library.databaseName()) && library.open()) {
            QSqlQuery query(library);
            if (query.exec(sql) && query.next())
                value = query.value(0);
        }
    }
    QSqlDatabase::removeDatabase(connection);
    return value;
}

/// An account in the library of that folder whose key comes by the environment; nobody else may
/// have it open.
inline bool addAccount(const QString &folder, const QUrl &base,
                       const Reelwatch::AskLimits &limits = {})
{
    using namespace Reelwatch;
    const Clock clock;
    Database library(folder + QStringLiteral("/library.db"), clock);
    QSignalSpy opened(&library, &Database::opened);
    library.open();
    if (!opened.wait(30'000))
        return false;
    AccountStore accounts(&library);
    accounts.save({.name = QStringLiteral("Studio"),
                   .base = base,
                   .keeps = Account::Keeps::Environment,
                   .limits = limits});
    return library.close();
}

} // namespace OnDisk
