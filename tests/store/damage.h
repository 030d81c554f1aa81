// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/backups.h"
#include "store/library.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

inline QByteArray garbage(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(7);
    for (char &byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

inline QStringList filesLike(const QString &folder, const QString &pattern)
{
    return QDir(folder).entryList({pattern}, QDir::Files);
}

constexpr qsizetype AnswerSize = 1'200'000; // bytes

inline QByteArray longAnswer()
{
    return garbage(AnswerSize);
}

/// Makes the library too large to be looked at without a reason, and waits until all of it is on
/// the disk: the end of a library waits a second only.
inline void fill(Library &library)
{
    const QSignalSpy written(&library.database, &Reelwatch::Database::removedRead);
    for (Reelwatch::TaskNumber number = 1; number <= 20; ++number)
        library.tasks.apply(number, {.status = Reelwatch::TaskReport::Status::Queued},
                            longAnswer());
    library.database.readRemoved();
    QTRY_COMPARE_WITH_TIMEOUT(written.size(), 1, 60'000);
}

/// `rows` videos and a key, all in the backup where one is wanted, and one video more that is not.
inline void makeLibrary(const QString &file, const Reelwatch::Clock &clock, int rows,
                        bool withBackup)
{
    {
        Library first(file, clock);
        QVERIFY(first.open());
        first.tasks.add(newTasks(rows), clock.now());
        first.accounts.save({.name = QStringLiteral("Studio")});
        QVERIFY(first.database.close());
    }
    Library library(file, clock, withBackup ? WithUpkeep : Quick);
    QVERIFY(library.open());
    QTRY_COMPARE(Reelwatch::Backups(file).all().size(), withBackup ? 1 : 0);
    library.tasks.add(newTasks(1, QStringLiteral("late")), clock.now());
    QVERIFY(library.database.close());
}
