// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/backups.h"
#include "store/library.h"
#include "support/joinedtest.h"
#include "support/promised.h"

#include <QDir>
#include <QDirIterator>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

class TestRemoval final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void removed_canBeRestoredAfterRestart();
    void removed_isPurgedAfterThirtyDaysOfUse();
    void clockJump_purgesNothing();
    void clockJump_purgesNothing_data();
    void purged_isGoneFromEveryFile();

private:
    QTemporaryDir m_folder;
    QString m_file;
    StandingClock m_clock;
};

void TestRemoval::init()
{
    m_folder = QTemporaryDir();
    m_file = m_folder.filePath(u"data/library.db"_s);
    m_clock.time = StandingClock().time;
}

void TestRemoval::removed_canBeRestoredAfterRestart() // S24
{
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.add(newTasks(3), m_clock.time);
        library.tasks.apply(2, {.status = TaskReport::Status::Completed}, "kept");
        library.tasks.remove({2});
    }
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        QCOMPARE(library.tasks.size(), 2);
        QSignalSpy removed(&library.database, &Database::removedRead);
        library.database.readRemoved();
        QVERIFY(removed.wait());
        library.tasks.restore(removed.first().first().value<QList<Task>>());
        QCOMPARE(library.tasks.rowOf(2), 1);
        QTRY_VERIFY(library.isSaved());
    }
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.tasks.size(), 3);
    QCOMPARE(library.tasks.at(1).answer, "kept");
}

void TestRemoval::removed_isPurgedAfterThirtyDaysOfUse()
{
    const auto use = [this](bool removes) {
        Library library(m_file, m_clock, WithUpkeep);
        QVERIFY(library.open());
        if (removes) {
            library.tasks.add(newTasks(2), m_clock.time);
            library.tasks.remove({1});
        }
        const Backups backups(m_file);
        QTRY_VERIFY(!backups.isDue(m_clock.time)); // the upkeep is done
    };
    const auto rows = [this] {
        return RawLibrary(m_file).ask(u"SELECT count(*) FROM tasks"_s).toInt();
    };
    use(true);
    for (int day = 1; day < 30; ++day) {
        m_clock.time = m_clock.time.addDays(1);
        use(false);
        QCOMPARE(rows(), 2);
    }
    m_clock.time = m_clock.time.addDays(1);
    use(false);
    QCOMPARE(rows(), 1);
    QCOMPARE(RawLibrary(m_file).ask(u"SELECT number FROM tasks"_s), 2);
}

void TestRemoval::clockJump_purgesNothing_data()
{
    QTest::addColumn<QList<int>>("days");
    QTest::newRow("C01 two days ahead") << QList<int> {2};
    QTest::newRow("C02 two days back") << QList<int> {-2};
    QTest::newRow("C03 ten years ahead") << QList<int> {3650};
    QTest::newRow("C03 1970") << QList<int> {-20'000};
    QTest::newRow("P12 to and fro") << QList<int> {3650, -3650, 3650, -7300, 10'950, -3650};
    QTest::newRow("not used for a year") << QList<int> {365};
}

void TestRemoval::clockJump_purgesNothing()
{
    QFETCH(QList<int>, days);
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.add(newTasks(2), m_clock.time);
        library.tasks.remove({1});
    }
    for (const int step : days) {
        m_clock.time = m_clock.time.addDays(step);
        Library library(m_file, m_clock, WithUpkeep);
        QVERIFY(library.open());
        const Backups backups(m_file);
        QTRY_VERIFY(!backups.isDue(m_clock.time));
        QCOMPARE(library.tasks.size(), 1);
    }
    QCOMPARE(RawLibrary(m_file).ask(u"SELECT count(*) FROM tasks"_s), 2);
}

void TestRemoval::purged_isGoneFromEveryFile() // P14
{
    const QByteArray secret = "an-answer-nobody-else-has";
    const auto found = [&] {
        QStringList names;
        const QDir folder = QFileInfo(m_file).dir();
        QDirIterator files(folder.path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(secret))
                names.append(folder.relativeFilePath(files.filePath()));
        }
        names.sort();
        return names;
    };
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.add(newTasks(1), m_clock.time);
        library.tasks.apply(1, {.status = TaskReport::Status::Queued}, secret);
        library.tasks.remove({1});
    }
    {
        Library library(m_file, m_clock, WithUpkeep);
        QVERIFY(library.open());
        QTRY_COMPARE(Backups(m_file).all().size(), 1);
    }
    QCOMPARE(found(), QStringList({u"backups/000001-20260314T120000Z.db"_s, u"library.db"_s}));
    QVERIFY(RawLibrary(m_file).run(
        u"WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n LIMIT 40)"
        " INSERT INTO days_of_use SELECT i FROM n"_s));
    m_clock.time = m_clock.time.addDays(31);
    Library library(m_file, m_clock, WithUpkeep);
    QVERIFY(library.open());
    (void)QTest::qWaitFor([&] { return found().isEmpty(); });
    QVERIFY(
        Promised({u"P14"_s, u"files that hold what was purged"_s, double(found().size())}).tell());
    QCOMPARE(found(), QStringList());
    QTRY_COMPARE(Backups(m_file).all().size(), 2);
    for (const Backups::Copy &copy : Backups(m_file).all())
        QVERIFY(RawLibrary(copy.file).ask(u"PRAGMA integrity_check"_s) == u"ok"_s);
}

QTEST_GUILESS_MAIN(TestRemoval)
#include "tst_removal.moc"
