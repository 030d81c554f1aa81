// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger.h"
#include "support/filelimit.h"
#include "support/joinedtest.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QProcess>
#include <QRandomGenerator>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

class TestSurvival final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void kill_losesNothingConfirmed();
    void fullDisk_keepsAndRetries();
    void fullDisk_forAnswersOnly();

private:
    QTemporaryDir m_folder;
    QString m_file;
    StandingClock m_clock;
};

void TestSurvival::init()
{
    m_folder = QTemporaryDir();
    m_file = m_folder.filePath(u"library.db"_s);
}

void TestSurvival::kill_losesNothingConfirmed() // S01, P1
{
    const int rounds = qEnvironmentVariableIntValue("REELWATCH_KILLS") > 0
        ? qEnvironmentVariableIntValue("REELWATCH_KILLS")
        : 25;
    Ledger ledger;
    for (int round = 0; round < rounds; ++round) {
        QProcess child;
        child.start(JoinedTest::command(), {u"--work"_s, m_file});
        QVERIFY(child.waitForReadyRead());
        child.waitForFinished(QRandomGenerator::global()->bounded(100));
        child.kill();
        child.waitForFinished();
        QStringList lines = QString::fromLatin1(child.readAllStandardOutput()).split(u'\n');
        lines.removeLast(); // cut off or empty
        for (const QString &line : lines)
            ledger.read(line);
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        QVERIFY(round == 0 || library.opening.kind == Opening::Kind::Fine);
        QCOMPARE(ledger.lostIn(library.tasks), QString());
        ledger.settle(library.tasks);
        QVERIFY(library.database.close());
        QCOMPARE(RawLibrary(m_file).ask(u"PRAGMA integrity_check"_s), u"ok"_s);
    }
    QVERIFY2(ledger.acknowledged > rounds, qPrintable(QString::number(ledger.acknowledged)));
}

void TestSurvival::fullDisk_keepsAndRetries() // S02
{
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.add(newTasks(10), m_clock.time);
        QTRY_VERIFY(library.isSaved());
        {
            const FileLimit limit(QFile(m_file + u"-wal"_s).size());
            library.tasks.add(newTasks(50, u"unsaved"_s), m_clock.time);
            library.tasks.setLabel(1, u"unsaved label"_s);
            library.accounts.save({.name = u"Studio"_s});
            QVERIFY(library.failed.wait());
            QVERIFY(library.failed.first().first().toString().contains(u"not saved"_s));
            QVERIFY(!library.isSaved()); // it never pretends
            QCOMPARE(library.tasks.size(), 60); // and keeps what it has
            const QDeadlineTimer several(std::chrono::milliseconds(200));
            QTRY_VERIFY(several.hasExpired()); // tries go by
            QVERIFY(library.recovered.isEmpty());
            QCOMPARE(library.failed.size(), 1);
        }
        QTRY_VERIFY(library.isSaved());
        QCOMPARE(library.recovered.size(), 1);
    }
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.opening.kind, Opening::Kind::Fine);
    QCOMPARE(library.tasks.size(), 60);
    QCOMPARE(library.tasks.at(0).label, u"unsaved label"_s);
    QCOMPARE(library.accounts.size(), 1);
    QVERIFY(library.database.close());
    QCOMPARE(RawLibrary(m_file).ask(u"PRAGMA integrity_check"_s), u"ok"_s);
}

void TestSurvival::fullDisk_forAnswersOnly() // S02
{
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    library.tasks.add(newTasks(1), m_clock.time);
    QTRY_VERIFY(library.isSaved());
    {
        const FileLimit limit(QFile(m_file + u"-wal"_s).size());
        library.tasks.apply(1, {.status = TaskReport::Status::Queued}, QByteArray(50'000, 'x'));
        QVERIFY(library.failed.wait());
        library.tasks.apply(1, {.status = TaskReport::Status::Completed}, "the last answer");
    }
    QTRY_COMPARE(library.recovered.size(), 1);
    QVERIFY(library.database.close());
    QCOMPARE(RawLibrary(m_file).ask(u"SELECT body FROM answers"_s).toByteArray(),
             "the last answer");
}

TEST_MAIN(TestSurvival)
{
    const QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().value(1) == u"--work"_s) {
        const Clock clock;
        Worker worker(QCoreApplication::arguments().value(2), clock);
        return worker.begin() ? QCoreApplication::exec() : 1;
    }
    TestSurvival test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_survival.moc"
