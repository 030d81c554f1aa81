// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/backups.h"
#include "store/library.h"
#include "support/joinedtest.h"

#include <QRegularExpression>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

bool isWritten(Library &library)
{
    QSignalSpy settled(&library.database, &Database::settled);
    library.database.settle();
    return settled.wait() && settled.first().first().toBool();
}

} // namespace

class TestDatabase final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void freshLibrary_isFreshOnce();
    void updates_areBatched();
    void whenItWasAsked_isWrittenAtTheEnd();
    void whenItWasAsked_takesNothingFromAnAnswer();
    void update_withoutNewAnswer_leavesTheAnswer();
    void rows_comeNewestFirstInBatches();
    void rowsThatWereSeenLast_comeFirst_data();
    void rowsThatWereSeenLast_comeFirst();
    void rowsThatWereSeenLast_ofFew_areThere();
    void userActs_areConfirmed();
    void lockedByAnother_isQueuedWithoutBlocking();
    void lockedByAnother_opensLater();
    void close_endsWithinASecond();
    void durability_isFullForActsAndNormalForChecks();
    void files_areForTheirOwnerOnly();
    void connection_isOfItsOwnThreadOnly_S15();

private:
    QTemporaryDir m_folder;
    QString m_file;
    StandingClock m_clock;
};

void TestDatabase::init()
{
    m_folder = QTemporaryDir();
    m_file = m_folder.filePath(u"data/library.db"_s);
    m_clock.time = StandingClock().time;
}

void TestDatabase::freshLibrary_isFreshOnce()
{
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        QCOMPARE(library.opening.kind, Opening::Kind::Fresh);
        QVERIFY(library.opening.sentence.isEmpty());
        QVERIFY(library.database.close());
    }
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.opening.kind, Opening::Kind::Fine);
    QVERIFY(library.opening.sentence.isEmpty());
    QVERIFY(library.failed.isEmpty());
}

void TestDatabase::updates_areBatched()
{
    auto pace = Quick;
    pace.batch = std::chrono::hours(1); // only the end writes
    Library library(m_file, m_clock, pace);
    QVERIFY(library.open());
    library.tasks.add(newTasks(50), m_clock.time);
    QTRY_VERIFY(library.isSaved());
    for (TaskNumber number = 1; number <= 50; ++number) {
        library.tasks.apply(number, {.status = TaskReport::Status::Queued}, "first");
        library.tasks.apply(number, {.status = TaskReport::Status::Generating}, "second");
    }
    library.tasks.setLabel(1, u"later"_s); // an act does not wait for them
    QTRY_VERIFY(library.isSaved());
    const QString unanswered = u"SELECT count(*) FROM tasks WHERE status = 'Unknown'"_s;
    QCOMPARE(RawLibrary(m_file).ask(unanswered), 50);
    QVERIFY(library.database.close());
    RawLibrary raw(m_file);
    QCOMPARE(raw.ask(u"SELECT count(*) FROM tasks WHERE status = 'Generating'"_s), 50);
    QCOMPARE(raw.ask(u"SELECT count(*) FROM answers WHERE body = x'7365636f6e64'"_s), 50);
}

/// A check that brings nothing new does not wake the disk.
void TestDatabase::whenItWasAsked_isWrittenAtTheEnd()
{
    auto pace = Quick;
    pace.asked = std::chrono::hours(1);
    Library library(m_file, m_clock, pace);
    QVERIFY(library.open());
    library.tasks.add(newTasks(2), m_clock.time);
    QTRY_VERIFY(library.isSaved());
    library.tasks.setWatch(1, {.lastAsked = m_clock.time, .lastAnswered = m_clock.time});
    library.tasks.setLabel(1, u"later"_s);
    QTRY_VERIFY(library.isSaved());
    RawLibrary raw(m_file);
    const QString asked = u"SELECT count(*) FROM tasks WHERE last_asked IS NOT NULL"_s;
    QCOMPARE(raw.ask(asked), 0);
    library.tasks.apply(2, {.status = TaskReport::Status::Queued}, "first");
    QTRY_COMPARE(raw.ask(u"SELECT count(*) FROM tasks WHERE status = 'Queued'"_s), 1);
    QCOMPARE(raw.ask(asked), 0);
    QVERIFY(library.database.close());
    QCOMPARE(raw.ask(asked), 1);
}

/// Whether the answer still waits in the window's thread, or for a disk that writes again.
void TestDatabase::whenItWasAsked_takesNothingFromAnAnswer()
{
    Library library(m_file, m_clock, Quick);
    QVERIFY(library.open());
    library.tasks.add(newTasks(2), m_clock.time);
    QTRY_VERIFY(library.isSaved());
    RawLibrary raw(m_file);
    QVERIFY(raw.run(u"BEGIN IMMEDIATE"_s));
    QSignalSpy failed(&library.database, &Database::failed);
    library.tasks.apply(1, {.status = TaskReport::Status::Queued}, "first");
    QTRY_COMPARE(failed.size(), 1);
    library.tasks.setWatch(1, {.lastAsked = m_clock.time});
    library.database.settle();
    library.tasks.apply(2, {.status = TaskReport::Status::Queued}, "first");
    library.tasks.setWatch(2, {.lastAsked = m_clock.time});
    QVERIFY(raw.run(u"COMMIT"_s));
    QVERIFY(library.database.close());
    QCOMPARE(raw.ask(u"SELECT count(*) FROM tasks WHERE status = 'Queued'"
                     " AND last_asked IS NOT NULL"_s),
             2);
}

void TestDatabase::update_withoutNewAnswer_leavesTheAnswer()
{
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.add(newTasks(1), m_clock.time);
        library.tasks.apply(1, {.status = TaskReport::Status::Queued}, "the answer");
    }
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.setWatch(1, {.lastAsked = m_clock.time});
    }
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.tasks.at(0).answer, "the answer");
    QCOMPARE(library.tasks.at(0).watch.lastAsked, m_clock.time);
}

void TestDatabase::rows_comeNewestFirstInBatches()
{
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.add(newTasks(4'500), m_clock.time);
        QTRY_VERIFY(library.isSaved());
    }
    Library library(m_file, m_clock);
    QSignalSpy read(&library.database, &Database::tasksRead);
    QVERIFY(library.open());
    QCOMPARE(read.size(), 19);
    QCOMPARE(read.first().first().value<QList<Task>>().size(), 100); // soon in sight
    QCOMPARE(read.first().first().value<QList<Task>>().first().number, 4'500);
    QCOMPARE(read.last().first().value<QList<Task>>().last().number, 1);
    QCOMPARE(library.tasks.size(), 4'500);
}

void TestDatabase::rowsThatWereSeenLast_comeFirst_data()
{
    QTest::addColumn<QVariant>("seen");
    QTest::addColumn<QList<TaskNumber>>("read");
    using Numbers = QList<TaskNumber>;
    QTest::newRow("old ones") << QVariant(u"7,300,3"_s) << Numbers {3, 7, 300};
    QTest::newRow("new ones") << QVariant(u"950,940"_s) << Numbers {}; // they come anyway
    QTest::newRow("removed") << QVariant(u"8,3"_s) << Numbers {3};
    QTest::newRow("twice") << QVariant(u"3,3"_s) << Numbers {3};
    QTest::newRow("damaged") << QVariant(u",x,-1,,3,99999999999999999999"_s) << Numbers {3};
    QTest::newRow("no text") << QVariant(QVariantMap()) << Numbers {};
}

void TestDatabase::rowsThatWereSeenLast_comeFirst()
{
    QFETCH(const QVariant, seen);
    QFETCH(const QList<TaskNumber>, read);
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.add(newTasks(1000), m_clock.time);
        library.tasks.remove({8});
        library.settings.setValue(DatabaseWriter::FirstRowsSetting, seen);
        QVERIFY(isWritten(library));
    }
    Library library(m_file, m_clock);
    QSignalSpy slices(&library.database, &Database::tasksRead);
    QVERIFY(library.open());
    QList<TaskNumber> first;
    for (const Task &task : slices.first().first().value<QList<Task>>())
        first.append(task.number);
    QCOMPARE(first.size(), 100 + read.size()); // soon in sight
    QCOMPARE(first.first(), 1000);
    QCOMPARE(first.sliced(100), read);
    qsizetype all = 0;
    for (const auto &slice : slices)
        all += slice.first().value<QList<Task>>().size();
    QCOMPARE(all, 999); // each once
    QCOMPARE(library.tasks.size(), 999);
}

void TestDatabase::rowsThatWereSeenLast_ofFew_areThere()
{
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.add(newTasks(3), m_clock.time);
        library.settings.setValue(DatabaseWriter::FirstRowsSetting, u"3,2,1"_s);
        QVERIFY(isWritten(library));
    }
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.tasks.size(), 3);
}

void TestDatabase::userActs_areConfirmed()
{
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    library.tasks.add(newTasks(2), m_clock.time);
    QVERIFY(!library.tasks.at(0).saved);
    QTRY_VERIFY(library.isSaved());
    const Task gone = library.tasks.at(1);
    library.confirmed.clear();
    library.tasks.remove({2});
    QTRY_COMPARE(library.confirmed.size(), 1);
    QCOMPARE(
        RawLibrary(m_file).ask(u"SELECT removed_at FROM tasks WHERE number = 2"_s).toLongLong(),
        m_clock.time.toMSecsSinceEpoch());
    library.tasks.restore({gone});
    QTRY_VERIFY(library.isSaved());
    QVERIFY(RawLibrary(m_file).ask(u"SELECT removed_at FROM tasks WHERE number = 2"_s).isNull());
}

void TestDatabase::lockedByAnother_isQueuedWithoutBlocking() // S10, S11
{
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    RawLibrary other(m_file);
    QVERIFY(other.run(u"BEGIN IMMEDIATE"_s));
    QElapsedTimer timer;
    timer.start();
    library.tasks.add(newTasks(3), m_clock.time);
    QVERIFY(timer.elapsed() < 100); // the wait is not here
    QVERIFY(library.failed.wait(5'000));
    QVERIFY(timer.elapsed() < 2'000); // nor Qt's 5 s there
    QVERIFY(library.failed.first().first().toString().contains(u"not saved"_s));
    library.tasks.setLabel(2, u"while locked"_s);
    QSignalSpy settled(&library.database, &Database::settled);
    for (int attempt = 0; attempt < 8; ++attempt) { // however long it takes
        library.database.settle();
        QTRY_COMPARE(settled.size(), attempt + 1);
        QVERIFY(!settled.last().first().toBool());
    }
    QVERIFY(!library.isSaved());
    QVERIFY(library.recovered.isEmpty());
    QVERIFY(other.run(u"COMMIT"_s));
    QTRY_VERIFY(library.isSaved());
    QTRY_COMPARE(library.recovered.size(), 1);
    QCOMPARE(other.ask(u"SELECT label FROM tasks WHERE number = 2"_s), u"while locked"_s);
    QCOMPARE(library.failed.size(), 1); // told once, not at every try
}

void TestDatabase::lockedByAnother_opensLater() // S10
{
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.add(newTasks(3), m_clock.time);
    }
    RawLibrary other(m_file);
    QVERIFY(other.run(u"BEGIN IMMEDIATE"_s));
    Library library(m_file, m_clock);
    QSignalSpy opened(&library.database, &Database::opened);
    library.database.open();
    QVERIFY(library.failed.wait(5'000));
    QVERIFY(opened.isEmpty());
    QVERIFY(other.run(u"COMMIT"_s));
    QTRY_COMPARE(library.allRead.size(), 1);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(library.opening.kind, Opening::Kind::Fine);
    QCOMPARE(library.recovered.size(), 1);
    QCOMPARE(library.tasks.size(), 3);
}

void TestDatabase::close_endsWithinASecond()
{
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    RawLibrary other(m_file);
    QVERIFY(other.run(u"BEGIN IMMEDIATE"_s));
    library.tasks.add(newTasks(1), m_clock.time);
    library.tasks.apply(1, {.status = TaskReport::Status::Queued}, "{}");
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!library.database.close()); // and says that not all was written
    QVERIFY(timer.elapsed() < 1'500);
    QCOMPARE(library.database.lossCause(), u"Another program holds the library."_s);
    QVERIFY(library.database.close()); // a second time nothing happens
}

void TestDatabase::durability_isFullForActsAndNormalForChecks() // S14
{
    Connection connection;
    QVERIFY(connection.open(m_folder.filePath(u"a.db"_s), Connection::Access::Write));
    const auto sync = [&connection] {
        return connection.value(u"PRAGMA synchronous"_s).toInt();
    };
    int during = -1;
    const auto look = [&] {
        during = sync();
        return true;
    };
    QVERIFY(connection.transact(Connection::Sync::Full, look));
    QCOMPARE(during, 2);
    QVERIFY(connection.transact(Connection::Sync::Normal, look));
    QCOMPARE(during, 1);
    QVERIFY(connection.transact(Connection::Sync::Full, look));
    QCOMPARE(during, 2);
    QCOMPARE(connection.value(u"PRAGMA foreign_keys"_s), 1);
    QCOMPARE(connection.value(u"PRAGMA secure_delete"_s), 1);
    QCOMPARE(connection.value(u"PRAGMA busy_timeout"_s), 250);
}

void TestDatabase::files_areForTheirOwnerOnly() // S19
{
    Library library(m_file, m_clock, WithUpkeep);
    QVERIFY(library.open());
    const auto mode = [](const QString &path) {
        return QFileInfo(path).permissions()
            & (QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup
               | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther
               | QFile::ExeOther);
    };
    const QFile::Permissions file = QFile::ReadOwner | QFile::WriteOwner;
    QCOMPARE(mode(QFileInfo(m_file).path()), file | QFile::ExeOwner);
    QCOMPARE(mode(m_file), file);
    QTRY_COMPARE(Backups(m_file).all().size(), 1);
    const QString backup = Backups(m_file).all().first().file;
    QCOMPARE(mode(backup), file);
    QCOMPARE(mode(QFileInfo(backup).path()), file | QFile::ExeOwner);
}

/// It is made by the writer on the writer's thread and handed to nobody; Qt refuses it elsewhere.
void TestDatabase::connection_isOfItsOwnThreadOnly_S15()
{
    static_assert(!std::is_copy_constructible_v<Connection>);
    const QStringList before = QSqlDatabase::connectionNames();
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QStringList made = QSqlDatabase::connectionNames();
    made.removeIf([&before](const QString &name) { return before.contains(name); });
    QCOMPARE(made.size(), 1);
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"does not belong to the calling thread"_s));
    QVERIFY(!QSqlDatabase::database(made.first()).isValid());
    library.tasks.add(newTasks(1), m_clock.time);
    QTRY_VERIFY(library.isSaved()); // and is none the worse for it
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
