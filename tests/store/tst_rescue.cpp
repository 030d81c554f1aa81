// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/damage.h"
#include "support/joinedtest.h"

#include <functional>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

Q_DECLARE_METATYPE(std::function<void(const QString &)>)

namespace {

constexpr qint64 PageSize = 4096;

using Harm = std::function<void(const QString &)>;

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

/// A page that holds nothing but a part of one of the twenty answers: nobody reads it at the start.
Harm harmingAnAnswer()
{
    return [](const QString &path) {
        const qsizetype found = bytesOf(path).indexOf(longAnswer().mid(AnswerSize / 2, 64));
        QVERIFY(found > 0);
        overwriting(found / PageSize * PageSize, QByteArray(PageSize, '\xff'))(path);
    };
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

private:
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

void TestRescue::damaged_isKeptAndBackupRestored() // S04, S23
{
    QFETCH(Harm, harm);
    makeLibrary(m_file, m_clock, 200, true);
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
    QTest::newRow("a page in the middle") << overwriting(5 * PageSize, garbage(4096));
    QTest::newRow("zeros in the middle") << overwriting(5 * PageSize, QByteArray(4096, '\0'));
    QTest::newRow("no tasks") << running(u"DROP TABLE tasks"_s);
    QTest::newRow("no prompt") << running(u"ALTER TABLE tasks DROP COLUMN prompt"_s);
    QTest::newRow("another program's") << running(u"PRAGMA application_id = 1234"_s);
}

void TestRescue::damagedWithoutBackup_beginsAnew() // S04
{
    makeLibrary(m_file, m_clock, 20, false);
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
    makeLibrary(m_file, m_clock, 20, true);
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
    makeLibrary(m_file, m_clock, 20, true);
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
    makeLibrary(m_file, m_clock, 20, true);
    QVERIFY(QFile::remove(m_file));
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.opening.kind, Opening::Kind::Restored);
    QCOMPARE(library.tasks.size(), 20);
    QVERIFY(library.opening.keptAs.isEmpty());
}

void TestRescue::endBetweenMovingAndRestoring_isRestored()
{
    makeLibrary(m_file, m_clock, 20, true);
    QVERIFY(QFile::rename(m_file, m_file + u".corrupt-20260314T110000Z"_s));
    put(m_file + u".restoring"_s, "half a copy");
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.opening.kind, Opening::Kind::Restored);
    QCOMPARE(library.tasks.size(), 20);
    QCOMPARE(filesLike(m_folder.path(), u"library.db*"_s).filter(u"restoring"_s), QStringList());
}

void TestRescue::uncleanEnd_isLookedAtPageByPage() // S05
{
    makeLibrary(m_file, m_clock, 20, true);
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        fill(library);
        QVERIFY(library.database.close());
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
    makeLibrary(m_file, m_clock, 20, true);
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        fill(library);
        QVERIFY(library.database.close());
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

void TestRescue::logMissingStaleOrForeign_opens() // S06
{
    QFETCH(Harm, harm);
    makeLibrary(m_file, m_clock, 200, true);
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

QTEST_GUILESS_MAIN(TestRescue)
#include "tst_rescue.moc"
