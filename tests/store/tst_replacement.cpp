// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/damage.h"
#include "store/replacement.h"
#include "store/schema.h"
#include "support/filelimit.h"
#include "support/joinedtest.h"

#include <QProcess>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// Stages a library and puts it into place, again and again, until it is killed.
int replaceForEver(const QString &library, const QString &chosen)
{
    std::puts("begun");
    std::fflush(stdout);
    for (;;) {
        if (!Replacement::stage(library, chosen, QDateTime::currentDateTimeUtc()).problem.isEmpty())
            return 1;
        static_cast<void>(Replacement::take(library));
    }
}

} // namespace

/// *Back up library…* and *Restore library…*, down to the files.
class TestReplacement final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void backUp_holdsAllThatWasDone();
    void backUp_replacesTheFileOfThatName();
    void backUp_thatFails_leavesWhatWasThere_data();
    void backUp_thatFails_leavesWhatWasThere();
    void backUp_onAFullDisk_leavesWhatWasThere();
    void restored_takesItsPlaceAtTheNextStart();
    void restored_withItsLog_isWhole();
    void restored_olderOne_isBroughtUpToDate();
    void withdrawn_changesNothing();
    void chosenAgain_theLatestCounts();
    void badFile_changesNothing_data();
    void badFile_changesNothing();
    void damagedWhileItWaits_isNotOpened();
    void leftOpen_nothingOfItsLogIsLost();
    void cutOffBetweenItsSteps_goesOn();
    void killedMidway_oneOfBothIsThereWhole();

private:
    void make(const QString &file, int videos);
    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] Replacement::Staged stage(const QString &chosen) const
    {
        return Replacement::stage(m_file, chosen, m_clock.now());
    }
    [[nodiscard]] static int videosIn(const QString &file)
    {
        return RawLibrary(file).ask(u"SELECT count(*) FROM tasks"_s).toInt();
    }
    [[nodiscard]] QStringList kept() const
    {
        return filesLike(m_folder.path(), u"library.db.before-*"_s);
    }

    QTemporaryDir m_folder;
    QString m_file;
    StandingClock m_clock;
};

void TestReplacement::init()
{
    m_folder = QTemporaryDir();
    m_file = at(u"library.db"_s);
    make(m_file, 3);
}

void TestReplacement::make(const QString &file, int videos)
{
    Library library(file, m_clock);
    QVERIFY(library.open());
    library.tasks.add(newTasks(videos), m_clock.now());
    library.accounts.save({.name = u"Studio"_s, .base = QUrl(u"https://api.example.com"_s)});
    QVERIFY(library.database.close());
}

void TestReplacement::backUp_holdsAllThatWasDone()
{
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QSignalSpy backedUp(&library.database, &Database::backedUp);
    library.tasks.add(newTasks(5, u"new_"_s), m_clock.now());
    library.tasks.apply(1, {.status = TaskReport::Status::Completed}, "{}");
    library.database.backUp(at(u"copy.db"_s));
    QVERIFY(backedUp.wait());
    QCOMPARE(backedUp.first().at(1).toString(), QString());
    QVERIFY(library.database.close());
    RawLibrary copy(at(u"copy.db"_s));
    QCOMPARE(copy.ask(u"PRAGMA integrity_check"_s), u"ok"_s);
    QCOMPARE(copy.ask(u"SELECT count(*) FROM tasks"_s), 8);
    QCOMPARE(copy.ask(u"SELECT count(*) FROM answers"_s), 1);
    QCOMPARE(QFile::permissions(at(u"copy.db"_s)) & 0x0077, QFile::Permissions());
}

void TestReplacement::backUp_replacesTheFileOfThatName()
{
    put(at(u"copy.db"_s), "what was there");
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QSignalSpy backedUp(&library.database, &Database::backedUp);
    library.database.backUp(at(u"copy.db"_s));
    QVERIFY(backedUp.wait());
    QCOMPARE(backedUp.first().at(1).toString(), QString());
    QCOMPARE(videosIn(at(u"copy.db"_s)), 3);
}

void TestReplacement::backUp_thatFails_leavesWhatWasThere_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("no such folder") << u"/nowhere/at/all.db"_s;
    QTest::newRow("a folder that takes nothing") << u"/proc/copy.db"_s;
    QTest::newRow("a folder of that name") << u"."_s;
    QTest::newRow("the library itself") << u"library.db"_s;
}

void TestReplacement::backUp_thatFails_leavesWhatWasThere()
{
    QFETCH(const QString, path);
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QSignalSpy backedUp(&library.database, &Database::backedUp);
    library.database.backUp(QDir(m_folder.path()).absoluteFilePath(path));
    QVERIFY(backedUp.wait());
    QVERIFY(!backedUp.first().at(1).toString().isEmpty());
    QVERIFY(library.failed.isEmpty()); // the library itself is well
    library.tasks.add(newTasks(1, u"late"_s), m_clock.now());
    QVERIFY(library.database.close());
    QCOMPARE(videosIn(m_file), 4);
    QVERIFY(filesLike(m_folder.path(), u"*unfinished*"_s).isEmpty());
}

void TestReplacement::backUp_onAFullDisk_leavesWhatWasThere()
{
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    library.tasks.add(newTasks(20, u"more"_s), m_clock.now());
    fill(library);
    QSignalSpy backedUp(&library.database, &Database::backedUp);
    library.database.backUp(at(u"copy.db"_s));
    QVERIFY(backedUp.wait());
    const QByteArray former = bytesOf(at(u"copy.db"_s));
    {
        const FileLimit limit(1024 * 1024);
        library.database.backUp(at(u"copy.db"_s));
        QVERIFY(backedUp.wait());
    }
    QVERIFY(!backedUp.last().at(1).toString().isEmpty());
    QVERIFY(bytesOf(at(u"copy.db"_s)) == former);
    QVERIFY(filesLike(m_folder.path(), u"*unfinished*"_s).isEmpty());
}

void TestReplacement::restored_takesItsPlaceAtTheNextStart()
{
    make(at(u"other.db"_s), 7);
    {
        Library running(m_file, m_clock);
        QVERIFY(running.open());
        const Replacement::Staged staged = stage(at(u"other.db"_s));
        QCOMPARE(staged.problem, QString());
        QCOMPARE(staged.videos, 7);
        QCOMPARE(staged.keys, 1);
        running.tasks.add(newTasks(1, u"late"_s), m_clock.now()); // goes into the present one
        QVERIFY(running.database.close());
    }
    QCOMPARE(videosIn(m_file), 4);
    Library next(m_file, m_clock);
    QVERIFY(next.open());
    QCOMPARE(next.tasks.size(), 7);
    QCOMPARE(next.opening.kind, Opening::Kind::Replaced);
    QCOMPARE(videosIn(next.opening.keptAs), 4);
    QVERIFY(next.opening.sentence.contains(next.opening.keptAs));
    next.tasks.add(newTasks(1, u"later"_s), m_clock.now());
    QVERIFY(next.database.close());
    QCOMPARE(videosIn(at(u"other.db"_s)), 7); // the chosen file stays as it was
    Library again(m_file, m_clock);
    QVERIFY(again.open());
    QCOMPARE(again.tasks.size(), 8);
    QCOMPARE(again.opening.kind, Opening::Kind::Fine);
    QCOMPARE(kept().size(), 1);
}

/// A library that was copied while it was open.
void TestReplacement::restored_withItsLog_isWhole()
{
    make(at(u"other.db"_s), 2);
    Library other(at(u"other.db"_s), m_clock);
    QVERIFY(other.open());
    other.tasks.add(newTasks(7, u"late"_s), m_clock.now());
    QVERIFY(other.confirmed.wait());
    QVERIFY(QFile::copy(at(u"other.db"_s), at(u"copied.db"_s)));
    QVERIFY(QFileInfo(at(u"other.db-wal"_s)).size() > 0);
    QVERIFY(QFile::copy(at(u"other.db-wal"_s), at(u"copied.db-wal"_s)));
    QCOMPARE(stage(at(u"copied.db"_s)).videos, 9);
    Library next(m_file, m_clock);
    QVERIFY(next.open());
    QCOMPARE(next.tasks.size(), 9);
}

void TestReplacement::restored_olderOne_isBroughtUpToDate()
{
    {
        Connection old;
        QVERIFY(old.open(at(u"old.db"_s), Connection::Access::Write));
        QVERIFY(Schema::migrate(old, Schema::steps().first(1)));
        QVERIFY(old.run(u"INSERT INTO tasks (number, account, id) VALUES (1, 1, 'vid_old')"_s));
    }
    QCOMPARE(stage(at(u"old.db"_s)).problem, QString());
    Library next(m_file, m_clock);
    QVERIFY(next.open());
    QCOMPARE(next.tasks.size(), 1);
    QCOMPARE(RawLibrary(at(u"old.db"_s)).ask(u"PRAGMA user_version"_s), 1);
}

void TestReplacement::withdrawn_changesNothing()
{
    make(at(u"other.db"_s), 7);
    QCOMPARE(stage(at(u"other.db"_s)).problem, QString());
    Replacement::withdraw(m_file);
    Library next(m_file, m_clock);
    QVERIFY(next.open());
    QCOMPARE(next.tasks.size(), 3);
    QCOMPARE(next.opening.kind, Opening::Kind::Fine);
    QVERIFY(kept().isEmpty());
}

void TestReplacement::chosenAgain_theLatestCounts()
{
    make(at(u"one.db"_s), 7);
    make(at(u"two.db"_s), 8);
    QCOMPARE(stage(at(u"two.db"_s)).problem, QString());
    m_clock.time = m_clock.time.addSecs(-3600); // the clock went back
    QCOMPARE(stage(at(u"one.db"_s)).problem, QString());
    Library next(m_file, m_clock);
    QVERIFY(next.open());
    QCOMPARE(next.tasks.size(), 7);
    QCOMPARE(filesLike(m_folder.path(), u"*.next-*"_s), QStringList());
}

void TestReplacement::badFile_changesNothing_data()
{
    QTest::addColumn<QString>("harm");
    QTest::addColumn<QString>("said");
    QTest::newRow("not there") << u"remove"_s << u"could not be read"_s;
    QTest::newRow("empty") << u"empty"_s << u"not a library of Reelwatch"_s;
    QTest::newRow("text") << u"text"_s << u"not a library of Reelwatch"_s;
    QTest::newRow("another program's") << u"foreign"_s << u"not a library of Reelwatch"_s;
    QTest::newRow("cut") << u"cut"_s << u"damaged"_s;
    QTest::newRow("garbage within") << u"garbage"_s << u"damaged"_s;
    QTest::newRow("without tables") << u"tables"_s << u"damaged"_s;
    QTest::newRow("with a trigger") << u"trigger"_s << u"damaged"_s;
    QTest::newRow("newer") << u"newer"_s << u"newer Reelwatch"_s;
    QTest::newRow("the open one") << u"self"_s << u"open now"_s;
}

void TestReplacement::badFile_changesNothing()
{
    QFETCH(const QString, harm);
    QFETCH(const QString, said);
    QString file = at(u"bad.db"_s);
    make(file, 40);
    const QByteArray before = bytesOf(m_file);
    if (harm == u"remove")
        QVERIFY(QFile::remove(file));
    else if (harm == u"empty")
        put(file, {});
    else if (harm == u"text")
        put(file, QByteArray(5000, 'x'));
    else if (harm == u"foreign")
        QVERIFY(RawLibrary(file).run(u"PRAGMA application_id = 7"_s));
    else if (harm == u"cut")
        QVERIFY(QFile::resize(file, QFileInfo(file).size() / 2));
    else if (harm == u"garbage")
        put(file, bytesOf(file).replace(8192, 4096, garbage(4096)));
    else if (harm == u"tables")
        QVERIFY(RawLibrary(file).run(u"DROP TABLE tasks"_s));
    else if (harm == u"trigger")
        QVERIFY(RawLibrary(file).run(u"CREATE TRIGGER t AFTER INSERT ON tasks BEGIN"
                                     " DELETE FROM accounts; END"_s));
    else if (harm == u"newer")
        QVERIFY(RawLibrary(file).run(u"PRAGMA user_version = 999"_s));
    else
        file = m_file;
    const Replacement::Staged staged = stage(file);
    QVERIFY2(staged.problem.contains(said), qPrintable(staged.problem));
    QVERIFY(bytesOf(m_file) == before);
    QVERIFY(filesLike(m_folder.path(), u"library.db.*"_s).isEmpty());
    Library next(m_file, m_clock);
    QVERIFY(next.open());
    QCOMPARE(next.tasks.size(), 3);
    QCOMPARE(next.opening.kind, Opening::Kind::Fine);
}

void TestReplacement::damagedWhileItWaits_isNotOpened()
{
    make(at(u"other.db"_s), 7);
    QCOMPARE(stage(at(u"other.db"_s)).problem, QString());
    put(at(filesLike(m_folder.path(), u"*.next-*"_s).first()), garbage(20'000));
    Library next(m_file, m_clock);
    QVERIFY(next.open());
    QCOMPARE(next.tasks.size(), 3);
    QCOMPARE(next.opening.kind, Opening::Kind::Fine);
    QVERIFY(next.opening.sentence.contains(u"damaged since"_s));
    QVERIFY(next.database.close());
    Library again(m_file, m_clock);
    QVERIFY(again.open());
    QVERIFY(again.opening.sentence.isEmpty());
}

/// The program was killed with changes in its log, then started to restore.
void TestReplacement::leftOpen_nothingOfItsLogIsLost()
{
    const QTemporaryDir elsewhere;
    const QString file = elsewhere.filePath(u"library.db"_s);
    {
        Library running(m_file, m_clock);
        QVERIFY(running.open());
        running.tasks.add(newTasks(5, u"late"_s), m_clock.now());
        QVERIFY(running.confirmed.wait());
        for (const QString &end : {QString(), u"-wal"_s}) // as a kill leaves them
            QVERIFY(QFile::copy(m_file + end, file + end));
    }
    QVERIFY(QFileInfo(file + u"-wal"_s).size() > 0);
    make(at(u"other.db"_s), 7);
    QCOMPARE(Replacement::stage(file, at(u"other.db"_s), m_clock.now()).problem, QString());
    Library next(file, m_clock);
    QVERIFY(next.open());
    QCOMPARE(next.tasks.size(), 7);
    QCOMPARE(videosIn(next.opening.keptAs), 8);
}

void TestReplacement::cutOffBetweenItsSteps_goesOn()
{
    make(at(u"other.db"_s), 7);
    QCOMPARE(stage(at(u"other.db"_s)).problem, QString());
    const QString stamp = filesLike(m_folder.path(), u"*.next-*"_s).first().section(u"next-"_s, 1);
    QVERIFY(QFile::rename(m_file, m_file + u".before-"_s + stamp)); // and then it was killed
    Library next(m_file, m_clock);
    QVERIFY(next.open());
    QCOMPARE(next.tasks.size(), 7);
    QCOMPARE(videosIn(next.opening.keptAs), 3);
}

void TestReplacement::killedMidway_oneOfBothIsThereWhole()
{
    {
        Library other(at(u"other.db"_s), m_clock);
        QVERIFY(other.open());
        other.tasks.add(newTasks(20), m_clock.now());
        fill(other);
    }
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(stage(at(u"other.db"_s)).problem, QString());
    const int whole = static_cast<int>(timer.elapsed()) + 5;
    for (int round = 0; round < 15; ++round) {
        QProcess child;
        child.start(JoinedTest::command(), {u"--replace"_s, m_file, at(u"other.db"_s)});
        QVERIFY(child.waitForReadyRead());
        child.waitForFinished(QRandomGenerator::global()->bounded(2 * whole));
        child.kill();
        child.waitForFinished();
        Library next(m_file, m_clock);
        QVERIFY(next.open());
        QVERIFY2(next.tasks.size() == 3 || next.tasks.size() == 20,
                 qPrintable(QString::number(next.tasks.size())));
        QVERIFY(!next.opening.sentence.contains(u"was damaged"_s));
        QVERIFY(next.database.close());
        bool isFormerKept = next.tasks.size() == 3;
        for (const QString &former : kept())
            isFormerKept = isFormerKept || videosIn(at(former)) == 3;
        QVERIFY2(isFormerKept, "the former library is nowhere");
    }
}

TEST_MAIN(TestReplacement)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--replace"_s)
        return replaceForEver(arguments.value(2), arguments.value(3));
    TestReplacement test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_replacement.moc"
