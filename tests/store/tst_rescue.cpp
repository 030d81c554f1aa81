// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/backups.h"
#include "store/library.h"
#include "store/libraryopener.h"
#include "store/schema.h"

#include <QCryptographicHash>
#include <QDir>
#include <QProcess>
#include <QRandomGenerator>

#include <csignal>
#include <functional>
#include <grp.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

Q_DECLARE_METATYPE(std::function<void(const QString &)>)

namespace {

using Harm = std::function<void(const QString &)>;

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// The same file with `bytes` in place of those at `offset`.
Harm overwriting(qint64 offset, const QByteArray &bytes)
{
    return [=](const QString &path) {
        QByteArray all = bytesOf(path);
        QVERIFY(offset + bytes.size() <= all.size());
        put(path, all.replace(offset, bytes.size(), bytes));
    };
}

Harm cutting(double share)
{
    return [=](const QString &path) {
        QVERIFY(QFile::resize(path, qint64(double(QFile(path).size()) * share)));
    };
}

Harm replacing(const QByteArray &bytes)
{
    return [=](const QString &path) {
        put(path, bytes);
    };
}

Harm running(const QString &sql)
{
    return [=](const QString &path) {
        QVERIFY(RawLibrary(path).run(sql));
    };
}

QByteArray garbage(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(7);
    for (char &byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

QStringList filesLike(const QString &folder, const QString &pattern)
{
    return QDir(folder).entryList({pattern}, QDir::Files);
}

/// Opens a library as a user to whom its folder gives no right to write, and says what it is like.
int openAsStranger(const QString &file)
{
    if (::geteuid() == 0
        && (::setgroups(0, nullptr) != 0 || ::setgid(65534) != 0 || ::setuid(65534) != 0))
        return 1;
    const StandingClock clock;
    Library library(file, clock);
    if (!library.open())
        return 2;
    library.tasks.add(newTasks(1, u"new"_s), clock.time);
    if (library.failed.isEmpty() && !library.failed.wait(5'000))
        return 3;
    const QMetaEnum kinds = QMetaEnum::fromType<Opening::Kind>();
    std::printf("%s %d %d %s", kinds.valueToKey(int(library.opening.kind)),
                int(library.tasks.size()), int(library.isSaved()),
                qPrintable(library.opening.sentence));
    return 0;
}

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

class TestRescue final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void damaged_isKeptAndBackupRestored();
    void damaged_isKeptAndBackupRestored_data();
    void damagedWithoutBackup_beginsAnew();
    void damagedBackup_isPassedOver();
    void secondDamage_keepsBothFiles();
    void gone_isRestored();
    void endBetweenMovingAndRestoring_isRestored();
    void uncleanEnd_isLookedAtPageByPage();
    void cleanEnd_leavesNoMark();
    void damageFoundWhileReading_stopsSaving();
    void logMissingStaleOrForeign_opens();
    void logMissingStaleOrForeign_opens_data();
    void newerLibrary_isReadOnly();
    void folderThatCannotBe_isInMemory();
    void folderThatCannotBe_isInMemory_data();
    void readOnlyFolder_showsWhatIsThere();
    void fullDiskAtFirstStart_isInMemory();
    void folderWithoutLog_warns();
    void backup_isDailyAndThreeAreKept();
    void backup_killedMidway_leavesTheEarlier();

private:
    void makeLibrary(int rows, bool withBackup);

    QTemporaryDir m_folder;
    QString m_file;
    StandingClock m_clock;
};

void TestRescue::init()
{
    m_folder = QTemporaryDir();
    m_file = m_folder.filePath(u"library.db"_s);
    m_clock.time = StandingClock().time;
}

/// 200 rows that are in the backup, where there is one, and one more that is not.
void TestRescue::makeLibrary(int rows, bool withBackup)
{
    {
        Library library(m_file, m_clock, withBackup ? WithUpkeep : Quick);
        if (withBackup) { // an empty library's backup would say nothing
            Library first(m_file, m_clock);
            QVERIFY(first.open());
            first.tasks.add(newTasks(rows), m_clock.time);
            first.accounts.save({.name = u"Studio"_s});
            QVERIFY(first.database.close());
        }
        QVERIFY(library.open());
        if (!withBackup)
            library.tasks.add(newTasks(rows), m_clock.time);
        QTRY_COMPARE(Backups(m_file).all().size(), withBackup ? 1 : 0);
        library.tasks.add(newTasks(1, u"late"_s), m_clock.time);
        QVERIFY(library.database.close());
    }
    QVERIFY(filesLike(m_folder.path(), u"*.corrupt-*"_s).isEmpty());
}

void TestRescue::damaged_isKeptAndBackupRestored_data()
{
    QTest::addColumn<Harm>("harm");
    QTest::newRow("empty") << replacing({});
    QTest::newRow("one byte") << replacing("S");
    QTest::newRow("text") << replacing("<html><body>404 Not Found</body></html>");
    QTest::newRow("garbage") << replacing(garbage(100'000));
    QTest::newRow("zeros") << replacing(QByteArray(100'000, '\0'));
    QTest::newRow("wrong magic") << overwriting(0, "SQLite format 4");
    QTest::newRow("impossible page size") << overwriting(16, QByteArray::fromHex("0003"));
    QTest::newRow("header and nothing") << cutting(0.001);
    QTest::newRow("cut in half") << cutting(0.5);
    QTest::newRow("last page gone") << cutting(0.98);
    QTest::newRow("first page's tree") << overwriting(100, garbage(300));
    QTest::newRow("second page") << overwriting(4096, garbage(4096));
    QTest::newRow("a page in the middle") << overwriting(5 * 4096, garbage(4096));
    QTest::newRow("zeros in the middle") << overwriting(5 * 4096, QByteArray(4096, '\0'));
    QTest::newRow("no tasks") << running(u"DROP TABLE tasks"_s);
    QTest::newRow("no prompt") << running(u"ALTER TABLE tasks DROP COLUMN prompt"_s);
    QTest::newRow("another program's") << running(u"PRAGMA application_id = 1234"_s);
}

void TestRescue::damaged_isKeptAndBackupRestored() // S04, S23
{
    QFETCH(Harm, harm);
    makeLibrary(200, true);
    harm(m_file);
    const QByteArray damaged = bytesOf(m_file);

    Library library(m_file, m_clock);
    QVERIFY(library.open());
    const Opening &opening = library.opening;
    QCOMPARE(opening.kind, Opening::Kind::Restored);
    QCOMPARE(library.tasks.size(), 200);
    QCOMPARE(library.accounts.at(0).name, u"Studio"_s);
    QVERIFY(opening.keptAs.startsWith(m_file + u".corrupt-20260314T120000Z"_s));
    QCOMPARE(bytesOf(opening.keptAs), damaged); // to the last byte
    QCOMPARE(opening.backup, m_clock.time);
    QVERIFY(opening.sentence.contains(opening.keptAs));
    library.tasks.add(newTasks(1, u"after"_s), m_clock.time);
    QTRY_VERIFY(library.isSaved());
    QVERIFY(library.database.close());

    Library again(m_file, m_clock);
    QVERIFY(again.open());
    QCOMPARE(again.opening.kind, Opening::Kind::Fine);
    QCOMPARE(again.tasks.size(), 201);
    QCOMPARE(Backups(m_file).all().size(), 1);
}

void TestRescue::damagedWithoutBackup_beginsAnew() // S04
{
    makeLibrary(20, false);
    put(m_file, garbage(10'000));
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.opening.kind, Opening::Kind::StartedAnew);
    QCOMPARE(bytesOf(library.opening.keptAs), garbage(10'000));
    QVERIFY(library.opening.sentence.contains(library.opening.keptAs));
    library.tasks.add(newTasks(1), m_clock.time);
    QTRY_VERIFY(library.isSaved());
}

void TestRescue::damagedBackup_isPassedOver() // S04
{
    makeLibrary(20, true);
    const QString first = Backups(m_file).all().first().file;
    m_clock.time = m_clock.time.addDays(1);
    {
        Library library(m_file, m_clock, WithUpkeep);
        QVERIFY(library.open());
        QTRY_COMPARE(Backups(m_file).all().size(), 2);
    }
    put(Backups(m_file).all().first().file, garbage(50'000));
    QCOMPARE(Backups(m_file).newestGood()->file, first);
    put(m_file, garbage(10));
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.opening.kind, Opening::Kind::Restored);
    QCOMPARE(library.tasks.size(), 20);
}

void TestRescue::secondDamage_keepsBothFiles()
{
    makeLibrary(20, true);
    for (const QByteArray &bytes : {QByteArray("first"), QByteArray("second")}) {
        put(m_file, bytes);
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        QCOMPARE(bytesOf(library.opening.keptAs), bytes);
    }
    QCOMPARE(filesLike(m_folder.path(), u"*.corrupt-*"_s).size(), 2);
}

void TestRescue::gone_isRestored()
{
    makeLibrary(20, true);
    QVERIFY(QFile::remove(m_file));
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.opening.kind, Opening::Kind::Restored);
    QCOMPARE(library.tasks.size(), 20);
    QVERIFY(library.opening.keptAs.isEmpty());
}

void TestRescue::endBetweenMovingAndRestoring_isRestored()
{
    makeLibrary(20, true);
    QVERIFY(QFile::rename(m_file, m_file + u".corrupt-20260314T110000Z"_s));
    put(m_file + u".restoring"_s, "half a copy");
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.opening.kind, Opening::Kind::Restored);
    QCOMPARE(library.tasks.size(), 20);
    QCOMPARE(filesLike(m_folder.path(), u"library.db*"_s).filter(u"restoring"_s), QStringList());
}

namespace {

/// Makes the library too large to be looked at without a reason.
void fill(Library &library)
{
    for (TaskNumber number = 1; number <= 20; ++number)
        library.tasks.apply(number, {.status = TaskReport::Status::Queued}, garbage(1'200'000));
}

/// Somewhere in the twenty answers.
Harm harmingAnAnswer()
{
    return [](const QString &path) {
        const qint64 pages = QFile(path).size() / 4096;
        for (qint64 page = pages / 2; page < pages / 2 + 5; ++page)
            overwriting(page * 4096, QByteArray(4096, '\xff'))(path);
    };
}

} // namespace

void TestRescue::uncleanEnd_isLookedAtPageByPage() // S05
{
    makeLibrary(20, true);
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        fill(library);
    }
    harmingAnAnswer()(m_file);
    put(m_file + u".open"_s, {}); // as a killed program leaves it
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.opening.kind, Opening::Kind::Restored);
    QCOMPARE(library.tasks.size(), 20);
}

void TestRescue::cleanEnd_leavesNoMark() // S05
{
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QVERIFY(QFile::exists(m_file + u".open"_s));
    QVERIFY(library.database.close());
    QCOMPARE(filesLike(m_folder.path(), u"*"_s), QStringList({u"library.db"_s}));
}

void TestRescue::damageFoundWhileReading_stopsSaving()
{
    makeLibrary(20, true);
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        fill(library);
    }
    harmingAnAnswer()(m_file);
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        QCOMPARE(library.opening.kind, Opening::Kind::Fine);
        QTRY_COMPARE(library.failed.size(), 1);
        QVERIFY(library.failed.first().first().toString().contains(u"damaged"_s));
        library.tasks.add(newTasks(1, u"too late"_s), m_clock.time);
        QVERIFY(!library.database.close()); // never confirmed, for it will not be there
        QVERIFY(!library.isSaved());
    }
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.opening.kind, Opening::Kind::Restored);
    QCOMPARE(library.tasks.size(), 20);
}

void TestRescue::logMissingStaleOrForeign_opens_data()
{
    QTest::addColumn<Harm>("harm"); // to a library as kill -9 leaves it
    QTest::newRow("S06 all there") << Harm([](const QString &) {});
    QTest::newRow("S06 no shm") << Harm(
        [](const QString &path) { QFile::remove(path + u"-shm"_s); });
    QTest::newRow("S06 no wal") << Harm(
        [](const QString &path) { QFile::remove(path + u"-wal"_s); });
    QTest::newRow("S06 neither") << Harm([](const QString &path) {
        QFile::remove(path + u"-wal"_s);
        QFile::remove(path + u"-shm"_s);
    });
    QTest::newRow("S06 garbage shm")
        << Harm([](const QString &path) { put(path + u"-shm"_s, garbage(32'768)); });
    QTest::newRow("S06 garbage wal")
        << Harm([](const QString &path) { put(path + u"-wal"_s, garbage(60'000)); });
    QTest::newRow("S06 cut wal") << Harm(
        [](const QString &path) { cutting(0.6)(path + u"-wal"_s); });
    QTest::newRow("S06 older wal") << Harm([](const QString &path) {
        const QByteArray old = bytesOf(path + u"-wal"_s);
        RawLibrary(path).run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        put(path + u"-wal"_s, old);
    });
    QTest::newRow("S06 wal of another library") << Harm([](const QString &path) {
        const QTemporaryDir folder;
        const StandingClock clock;
        Library other(folder.filePath(u"other.db"_s), clock);
        QVERIFY(other.open());
        other.tasks.add(newTasks(50, u"other"_s), clock.time);
        QTRY_VERIFY(other.isSaved());
        QFile::remove(path + u"-wal"_s);
        QVERIFY(QFile::copy(folder.filePath(u"other.db-wal"_s), path + u"-wal"_s));
    });
}

void TestRescue::logMissingStaleOrForeign_opens() // S06
{
    QFETCH(Harm, harm);
    makeLibrary(200, true);
    const QString copy = m_folder.filePath(u"killed/library.db"_s);
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.add(newTasks(100, u"unflushed"_s), m_clock.time);
        QTRY_VERIFY(library.isSaved());
        QVERIFY(QDir(m_folder.path()).mkpath(u"killed/backups"_s));
        for (const QString &end : {u""_s, u"-wal"_s, u"-shm"_s, u".open"_s})
            QVERIFY(QFile::copy(m_file + end, copy + end));
        for (const Backups::Copy &backup : Backups(m_file).all())
            QFile::copy(backup.file,
                        m_folder.filePath(u"killed/backups/"_s)
                            + QFileInfo(backup.file).fileName());
    }
    harm(copy);
    Library library(copy, m_clock);
    QVERIFY(library.open());
    QVERIFY(library.opening.kind == Opening::Kind::Fine
            || library.opening.kind == Opening::Kind::Restored);
    library.tasks.add(newTasks(1, u"after"_s), m_clock.time);
    QTRY_VERIFY(library.isSaved());
    QVERIFY(library.database.close());
    QCOMPARE(RawLibrary(copy).ask(u"PRAGMA integrity_check"_s), u"ok"_s);
    if (QByteArray(QTest::currentDataTag()).endsWith("all there")
        || QByteArray(QTest::currentDataTag()).endsWith("shm")) {
        QCOMPARE(library.opening.kind, Opening::Kind::Fine);
        QCOMPARE(library.tasks.size(), 302); // nothing of what was confirmed is lost
    }
}

void TestRescue::newerLibrary_isReadOnly() // S07
{
    makeLibrary(20, true);
    const int newer = int(Schema::steps().size()) + 1;
    QVERIFY(RawLibrary(m_file).run(u"PRAGMA user_version = %1"_s.arg(newer)));
    const QByteArray before = bytesOf(m_file);
    {
        Library library(m_file, m_clock, WithUpkeep);
        QVERIFY(library.open());
        QCOMPARE(library.opening.kind, Opening::Kind::ReadOnlyNewer);
        QCOMPARE(library.tasks.size(), 21); // shown all the same
        QCOMPARE(library.accounts.size(), 1);
        library.tasks.add(newTasks(1, u"new"_s), m_clock.time);
        QVERIFY(library.failed.wait());
        QCOMPARE(library.failed.first().first().toString(), library.opening.sentence);
        library.tasks.setLabel(1, u"changed"_s);
        library.settings.setValue(u"loop"_s, true);
        library.tasks.apply(1, {.status = TaskReport::Status::Queued}, "{}");
        library.database.close();
        QVERIFY(library.confirmed.isEmpty());
    }
    QCOMPARE(bytesOf(m_file), before);
    QVERIFY(filesLike(m_folder.path(), u"*.corrupt-*"_s).isEmpty());
    QCOMPARE(Backups(m_file).all().size(), 1);
}

void TestRescue::folderThatCannotBe_isInMemory_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("S12 a file in the way") << u"/etc/hostname/reelwatch/library.db"_s;
    QTest::newRow("S12 a place that takes no folders") << u"/proc/reelwatch/library.db"_s;
    QTest::newRow("S12 a folder in the file's place") << QDir::tempPath();
}

void TestRescue::folderThatCannotBe_isInMemory() // S12
{
    QFETCH(QString, file);
    Library library(file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.opening.kind, Opening::Kind::InMemory);
    QVERIFY(library.opening.sentence.contains(u"cannot be saved"_s));
    library.tasks.add(newTasks(3), m_clock.time);
    QVERIFY(library.failed.wait());
    QCOMPARE(library.failed.first().first().toString(), library.opening.sentence);
    QCOMPARE(library.tasks.size(), 3); // the work goes on
    library.database.close();
    QVERIFY(!library.isSaved()); // and nobody says that it is saved
    QVERIFY(library.confirmed.isEmpty());
}

void TestRescue::readOnlyFolder_showsWhatIsThere() // S12
{
    makeLibrary(20, true);
    const QByteArray before = bytesOf(m_file);
    QVERIFY(QFile::setPermissions(m_file, QFile::Permissions(0x4444)));
    QVERIFY(QFile::setPermissions(m_folder.path(), QFile::Permissions(0x5555)));
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"--stranger"_s, m_file});
    const bool finished = child.waitForFinished();
    QVERIFY(QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7700)));
    QVERIFY(finished);
    const QString said = QString::fromUtf8(child.readAllStandardOutput());
    QCOMPARE(child.exitCode(), 0);
    QVERIFY2(said.startsWith(u"InMemory 22 0 The library cannot be saved."_s), qPrintable(said));
    QCOMPARE(bytesOf(m_file), before);
}

void TestRescue::fullDiskAtFirstStart_isInMemory() // S09, S12
{
    rlimit before {};
    getrlimit(RLIMIT_FSIZE, &before);
    rlimit none = before;
    none.rlim_cur = 5'000; // a first page has room, the tables do not
    setrlimit(RLIMIT_FSIZE, &none);
    {
        Library library(m_file, m_clock);
        const bool opened = library.open();
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(opened);
        QCOMPARE(library.opening.kind, Opening::Kind::InMemory);
    }
    Library library(m_file, m_clock); // with room again it is as if nothing had been
    QVERIFY(library.open());
    QVERIFY(library.opening.kind != Opening::Kind::InMemory);
    library.tasks.add(newTasks(1), m_clock.time);
    QTRY_VERIFY(library.isSaved());
}

void TestRescue::folderWithoutLog_warns() // S13
{
    // Like many network folders, this way of locking offers no shared memory.
    Connection connection;
    LibraryOpener opener(connection, m_file, m_clock.time, u"vfs=unix-dotfile"_s);
    const auto opening = opener.open();
    QVERIFY(opening);
    QCOMPARE(opening->kind, Opening::Kind::Fresh);
    QVERIFY(opening->sentence.contains(u"write-ahead log"_s));
    QCOMPARE(connection.value(u"PRAGMA journal_mode"_s), u"delete"_s);
}

void TestRescue::backup_isDailyAndThreeAreKept()
{
    QStringList files;
    for (const int hours : {0, 1, 30, 30, 30, -10'000}) { // the last: the clock is wrong
        m_clock.time = m_clock.time.addSecs(hours * 3'600);
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

void TestRescue::backup_killedMidway_leavesTheEarlier() // S16
{
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.add(newTasks(20), m_clock.time);
        fill(library);
    }
    for (int round = 0; round < 10; ++round) {
        const auto before = Backups(m_file).newestGood();
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--back-up"_s, m_file});
        QVERIFY(child.waitForReadyRead());
        child.waitForFinished(round + QRandomGenerator::global()->bounded(round < 2 ? 400 : 60));
        child.kill();
        child.waitForFinished();
        const Backups backups(m_file);
        const auto latest = backups.newestGood();
        QVERIFY(!before || (latest && latest->sequence >= before->sequence));
        QVERIFY(backups.all().size() <= Backups::Kept + 1);
        for (const Backups::Copy &copy : backups.all())
            QCOMPARE(RawLibrary(copy.file).ask(u"SELECT count(*) FROM answers"_s), 20);
    }
    QVERIFY2(Backups(m_file).newestGood(), "no child lived long enough");
}

int main(int argc, char **argv)
{
    std::signal(SIGXFSZ, SIG_IGN);
    const QCoreApplication app(argc, argv);
    const QString task = QCoreApplication::arguments().value(1);
    const QString file = QCoreApplication::arguments().value(2);
    if (task == u"--stranger"_s)
        return openAsStranger(file);
    if (task == u"--back-up"_s)
        return backUpForEver(file);
    TestRescue test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_rescue.moc"
