// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/damage.h"
#include "support/joinedtest.h"

#include <QProcess>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

int backUpForEver(const QString &file)
{
    Connection connection;
    if (!connection.open(file, Connection::Access::Write))
        return 1;
    std::puts("begun");
    std::fflush(stdout);
    for (Backups backups(file);;)
        backups.make(connection, QDateTime::currentDateTimeUtc());
}

} // namespace

class TestBackups final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void backup_isDailyAndThreeAreKept();
    void backup_killedMidway_leavesTheEarlier();

private:
    QTemporaryDir m_folder;
    QString m_file;
    StandingClock m_clock;
};

void TestBackups::init()
{
    m_folder = QTemporaryDir();
    m_file = m_folder.filePath(u"library.db"_s);
    m_clock.time = StandingClock().time;
}

void TestBackups::backup_isDailyAndThreeAreKept()
{
    QStringList files;
    for (const int hours : {0, 1, 30, 30, 30, -10'000}) { // the last: the clock is wrong
        m_clock.time = m_clock.time.addSecs(hours * 3'600LL);
        Library library(m_file, m_clock, WithUpkeep);
        QVERIFY(library.open());
        library.tasks.add(newTasks(1, m_clock.time.toString()), m_clock.time);
        const Backups backups(m_file);
        QTRY_VERIFY(!backups.isDue(m_clock.time));
        QVERIFY(library.database.close());
        const QString latest = backups.all().first().file;
        if (!files.contains(latest))
            files.append(latest);
    }
    QCOMPARE(files.size(), 5);
    QStringList kept;
    for (const Backups::Copy &copy : Backups(m_file).all())
        kept.prepend(copy.file);
    QCOMPARE(kept, files.last(3));
    QCOMPARE(RawLibrary(files.last()).ask(u"PRAGMA integrity_check"_s), u"ok"_s);
}

void TestBackups::backup_killedMidway_leavesTheEarlier() // S16
{
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.add(newTasks(20), m_clock.time);
        fill(library);
    }
    Connection connection;
    QVERIFY(connection.open(m_file, Connection::Access::Write));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(Backups(m_file).make(connection, m_clock.time));
    const int whole = int(timer.elapsed()) + 1;
    connection.close();
    for (int round = 0; round < 10; ++round) {
        const auto before = Backups(m_file).newestGood();
        QProcess child;
        child.start(JoinedTest::command(), {u"--back-up"_s, m_file});
        QVERIFY(child.waitForReadyRead());
        child.waitForFinished(QRandomGenerator::global()->bounded(2 * whole));
        child.kill();
        child.waitForFinished();
        const Backups backups(m_file);
        const auto latest = backups.newestGood();
        QVERIFY(before && latest && latest->sequence >= before->sequence);
        QVERIFY(backups.all().size() <= Backups::Kept + 1);
        for (const Backups::Copy &copy : backups.all())
            QCOMPARE(RawLibrary(copy.file).ask(u"SELECT count(*) FROM answers"_s), 20);
    }
}

TEST_MAIN(TestBackups)
{
    const QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().value(1) == u"--back-up"_s)
        return backUpForEver(QCoreApplication::arguments().value(2));
    TestBackups test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_backups.moc"
