// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/damage.h"
#include "store/libraryopener.h"
#include "store/schema.h"
#include "support/filelimit.h"
#include "support/joinedtest.h"

#include <QProcess>

#include <grp.h>
#include <unistd.h>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

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

} // namespace

class TestReadOnly final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void newerLibrary_isReadOnly();
    void folderThatCannotBe_isInMemory();
    void folderThatCannotBe_isInMemory_data();
    void readOnlyFolder_showsWhatIsThere();
    void fullDiskAtFirstStart_isInMemory();
    void folderWithoutLog_warns();

private:
    QTemporaryDir m_folder;
    QString m_file;
    StandingClock m_clock;
};

void TestReadOnly::init()
{
    m_folder = QTemporaryDir();
    m_file = m_folder.filePath(u"library.db"_s);
    m_clock.time = StandingClock().time;
}

void TestReadOnly::newerLibrary_isReadOnly() // S07
{
    makeLibrary(m_file, m_clock, 20, true);
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

void TestReadOnly::folderThatCannotBe_isInMemory() // S12
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

void TestReadOnly::folderThatCannotBe_isInMemory_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("S12 a file in the way") << u"/etc/hostname/reelwatch/library.db"_s;
    QTest::newRow("S12 a place that takes no folders") << u"/proc/reelwatch/library.db"_s;
    QTest::newRow("S12 a folder in the file's place") << QDir::tempPath();
}

void TestReadOnly::readOnlyFolder_showsWhatIsThere() // S12
{
    makeLibrary(m_file, m_clock, 20, true);
    const QByteArray before = bytesOf(m_file);
    QVERIFY(QFile::setPermissions(m_file, QFile::Permissions(0x4444)));
    QVERIFY(QFile::setPermissions(m_folder.path(), QFile::Permissions(0x5555)));
    QProcess child;
    child.start(JoinedTest::command(), {u"--stranger"_s, m_file});
    const bool finished = child.waitForFinished();
    QVERIFY(QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7700)));
    QVERIFY(finished);
    const QString said = QString::fromUtf8(child.readAllStandardOutput());
    QCOMPARE(child.exitCode(), 0);
    QVERIFY2(said.startsWith(u"InMemory 22 0 The library cannot be saved."_s), qPrintable(said));
    QCOMPARE(bytesOf(m_file), before);
}

void TestReadOnly::fullDiskAtFirstStart_isInMemory() // S09, S12
{
    {
        const FileLimit limit(5'000); // a first page has room, the tables do not
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        QCOMPARE(library.opening.kind, Opening::Kind::InMemory);
    }
    Library library(m_file, m_clock); // with room again it is as if nothing had been
    QVERIFY(library.open());
    QVERIFY(library.opening.kind != Opening::Kind::InMemory);
    library.tasks.add(newTasks(1), m_clock.time);
    QTRY_VERIFY(library.isSaved());
}

void TestReadOnly::folderWithoutLog_warns() // S13
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

TEST_MAIN(TestReadOnly)
{
    const QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().value(1) == u"--stranger"_s)
        return openAsStranger(QCoreApplication::arguments().value(2));
    TestReadOnly test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_readonly.moc"
