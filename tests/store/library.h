// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/accountstore.h"
#include "store/database.h"
#include "store/settings.h"
#include "store/taskstore.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

/// A clock that stands still until it is set, which only happens while no database runs.
class StandingClock final : public Reelwatch::Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return time; }

    QDateTime time = QDateTime({2026, 3, 14}, {12, 0}, QTimeZone::utc());
};

/// Waits that suit a test; upkeep only where one asks for it.
constexpr Reelwatch::DatabaseWriter::Pace Quick {.batch = std::chrono::milliseconds(10),
                                                 .asked = std::chrono::milliseconds(10),
                                                 .retry = std::chrono::milliseconds(10),
                                                 .upkeep = std::chrono::hours(1)};
constexpr Reelwatch::DatabaseWriter::Pace WithUpkeep {.batch = std::chrono::milliseconds(10),
                                                      .asked = std::chrono::milliseconds(10),
                                                      .retry = std::chrono::milliseconds(10),
                                                      .upkeep = std::chrono::milliseconds(0)};

/// A database and the stores that it feeds, connected as the program connects them.
class Library final
{
public:
    Library(const QString &file, const Reelwatch::Clock &clock,
            Reelwatch::DatabaseWriter::Pace pace = Quick)
        : database(file, clock, nullptr, pace)
    {
        using namespace Reelwatch;
        QObject::connect(&database, &Database::opened, &tasks, [this](const Opening &found) {
            opening = found;
            accounts.setLastId(found.lastAccount);
            accounts.load(found.accounts);
            settings.load(found.settings);
            tasks.setLastNumber(found.lastNumber);
        });
        QObject::connect(&database, &Database::tasksRead, &tasks, &TaskStore::load);
        QObject::connect(&database, &Database::confirmed, &tasks, &TaskStore::confirm);
    }

    /// Opens and waits for the last row.
    bool open()
    {
        database.open();
        return allRead.wait(10'000);
    }
    [[nodiscard]] bool isSaved() const
    {
        for (qsizetype row = 0; row < tasks.size(); ++row) {
            if (!tasks.at(row).saved)
                return false;
        }
        return true;
    }

    Reelwatch::Database database;
    Reelwatch::TaskStore tasks {&database};
    Reelwatch::AccountStore accounts {&database};
    Reelwatch::Settings settings {&database};
    Reelwatch::Opening opening;
    QSignalSpy allRead {&database, &Reelwatch::Database::allRead};
    QSignalSpy failed {&database, &Reelwatch::Database::failed};
    QSignalSpy recovered {&database, &Reelwatch::Database::recovered};
    QSignalSpy confirmed {&database, &Reelwatch::Database::confirmed};
};

/// A connection of the test's own, with nothing of the program's between it and SQLite.
class RawLibrary final
{
public:
    explicit RawLibrary(const QString &file)
        : m_name(QString::number(quintptr(this)))
    {
        m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
        m_database.setDatabaseName(file);
        m_database.open();
    }
    ~RawLibrary()
    {
        m_database = {};
        QSqlDatabase::removeDatabase(m_name);
    }
    Q_DISABLE_COPY_MOVE(RawLibrary)

    bool run(const QString &sql)
    {
        QSqlQuery query(m_database);
        const bool done = query.exec(sql);
        if (!done)
            qWarning() << query.lastError() << sql;
        return done;
    }
    QVariant ask(const QString &sql)
    {
        QSqlQuery query(m_database);
        if (!query.exec(sql) || !query.next())
            return query.lastError().text();
        return query.value(0);
    }

private:
    QString m_name;
    QSqlDatabase m_database;
};

/// `count` new tasks of one account.
inline QList<Reelwatch::NewTask> newTasks(int count, const QString &prefix = QStringLiteral("vid_"))
{
    QList<Reelwatch::NewTask> wanted;
    for (int i = 0; i < count; ++i)
        wanted.append({1, prefix + QString::number(i)});
    return wanted;
}
