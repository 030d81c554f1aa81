// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/accounttable.h"
#include "store/connection.h"
#include "store/fault.h"
#include "store/library.h"
#include "store/schema.h"
#include "support/filelimit.h"
#include "support/joinedtest.h"

#include <QProcess>
#include <QRandomGenerator>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Reviews = 2'000;

/// Two steps that a later version may take; the second is long enough to be cut off.
QList<Schema::Step> laterSteps()
{
    Schema::Step step {u"ALTER TABLE tasks ADD COLUMN stars INTEGER"_s,
                       u"CREATE TABLE reviews (number INTEGER PRIMARY KEY, words TEXT)"_s};
    for (int i = 0; i < Reviews; ++i)
        step.append(u"INSERT INTO reviews (words) VALUES ('%1')"_s.arg(QString(500, u'x')));
    return Schema::steps() + QList<Schema::Step> {step, {u"CREATE TABLE more (n INTEGER)"_s}};
}

constexpr const char *TablesAndVersion =
    "SELECT (SELECT user_version FROM pragma_user_version) || ' ' || group_concat(name, ' ') FROM"
    " (SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('tasks', 'reviews', 'more')"
    " ORDER BY rowid)";

/// The tables that there are after so many steps more than today's.
QString tablesAfter(qsizetype later)
{
    const QStringList tables {u"tasks"_s, u"tasks reviews"_s, u"tasks reviews more"_s};
    return u"%1 %2"_s.arg(Schema::steps().size() + later).arg(tables.at(later));
}

int migrateForEver(const QString &file)
{
    Connection connection;
    if (!connection.open(file, Connection::Access::Write))
        return 1;
    std::puts("begun");
    std::fflush(stdout);
    return Schema::migrate(connection, laterSteps()) ? 0 : 1;
}

} // namespace

class TestSchema final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyVersion_becomesToday();
    void everyVersion_becomesToday_data();
    void olderAccounts_haveTheDefaultLimits();
    void today_isLeftAlone();
    void failingStep_leavesTheVersionBefore();
    void failingStep_leavesTheVersionBefore_data();
    void killedMigration_isOldOrNew();
    void fullDisk_rollsBack();
    void foreignDatabase_isNotOurs();
    void faults_areReadFromSqlitesCodes();
    void faults_areReadFromSqlitesCodes_data();
    void everyFault_hasASentence();

private:
    QTemporaryDir m_folder;
    QString m_file;
};

void TestSchema::init()
{
    m_folder = QTemporaryDir();
    m_file = m_folder.filePath(u"library.db"_s);
}

void TestSchema::everyVersion_becomesToday_data()
{
    QTest::addColumn<int>("version");
    for (int version = 0; version <= Schema::steps().size(); ++version)
        QTest::addRow("from version %d", version) << version;
}

void TestSchema::everyVersion_becomesToday()
{
    QFETCH(int, version);
    Connection connection;
    QVERIFY(connection.open(m_file, Connection::Access::Write));
    QVERIFY(Schema::migrate(connection, Schema::steps().first(version)));
    QCOMPARE(Schema::versionOf(connection), version);
    QCOMPARE(Schema::isEmpty(connection), version == 0);
    QVERIFY(Schema::isOurs(connection));
    QVERIFY(Schema::migrate(connection));
    QCOMPARE(Schema::versionOf(connection), Schema::steps().size());
    QVERIFY(Schema::isOurs(connection));
    QVERIFY(connection.isSound());
    QCOMPARE(connection.value(u"PRAGMA encoding"_s), u"UTF-16le"_s);
}

void TestSchema::olderAccounts_haveTheDefaultLimits()
{
    Connection connection;
    QVERIFY(connection.open(m_file, Connection::Access::Write));
    QVERIFY(Schema::migrate(connection, Schema::steps().first(1)));
    QVERIFY(connection.run(u"INSERT INTO accounts (id, name) VALUES (7, 'Old')"_s));
    QVERIFY(Schema::migrate(connection));
    QList<Account> accounts;
    QVERIFY(AccountTable::read(connection, accounts));
    QCOMPARE(accounts, QList<Account>({{.id = 7, .name = u"Old"_s}}));
}

void TestSchema::today_isLeftAlone()
{
    Connection connection;
    QVERIFY(connection.open(m_file, Connection::Access::Write));
    QVERIFY(Schema::migrate(connection));
    const QVariant before = connection.value(u"PRAGMA schema_version"_s);
    QVERIFY(Schema::migrate(connection));
    QCOMPARE(connection.value(u"PRAGMA schema_version"_s), before);
}

void TestSchema::failingStep_leavesTheVersionBefore_data()
{
    QTest::addColumn<int>("place"); // of the statement that fails
    for (const int place : {0, 1, 2, Reviews / 2, Reviews + 2})
        QTest::addRow("S08 statement %d", place) << place;
}

void TestSchema::failingStep_leavesTheVersionBefore() // S08
{
    QFETCH(int, place);
    QList<Schema::Step> steps = laterSteps();
    steps[Schema::steps().size()].insert(place, u"INSERT INTO nowhere VALUES (1)"_s);
    Connection connection;
    QVERIFY(connection.open(m_file, Connection::Access::Write));
    QVERIFY(!Schema::migrate(connection, steps));
    QCOMPARE(connection.value(QString::fromLatin1(TablesAndVersion)), tablesAfter(0));
    QVERIFY(Schema::migrate(connection, laterSteps()));
    QCOMPARE(connection.value(QString::fromLatin1(TablesAndVersion)), tablesAfter(2));
}

void TestSchema::killedMigration_isOldOrNew() // S08
{
    QStringList whole {{}, tablesAfter(0), tablesAfter(1), tablesAfter(2)};
    for (qsizetype version = 1; version < Schema::steps().size(); ++version)
        whole.append(u"%1 tasks"_s.arg(version));
    QSet<QString> seen;
    int lifetime = 0; // milliseconds; the first is left to finish
    for (int round = 0; round < 25; ++round) {
        init();
        QElapsedTimer timer;
        timer.start();
        QProcess child;
        child.start(JoinedTest::command(), {u"--migrate"_s, m_file});
        QVERIFY(child.waitForReadyRead());
        child.waitForFinished(lifetime == 0 ? 30'000
                                            : QRandomGenerator::global()->bounded(lifetime));
        lifetime = std::max(lifetime, int(timer.elapsed()));
        child.kill();
        child.waitForFinished();
        RawLibrary raw(m_file);
        const QString state = raw.ask(QString::fromLatin1(TablesAndVersion)).toString();
        QVERIFY2(whole.contains(state), qPrintable(state));
        QCOMPARE(raw.ask(u"PRAGMA integrity_check"_s), u"ok"_s);
        if (state.contains(u"reviews"_s))
            QCOMPARE(raw.ask(u"SELECT count(*) FROM reviews"_s), Reviews);
        seen.insert(state);
    }
    QVERIFY2(seen.size() > 1, "every kill met the same moment");
}

void TestSchema::fullDisk_rollsBack() // S09
{
    Connection connection;
    QVERIFY(connection.open(m_file, Connection::Access::Write));
    QVERIFY(Schema::migrate(connection));
    {
        const FileLimit limit(100'000); // the step needs some 2 MB
        QVERIFY(!Schema::migrate(connection, laterSteps()));
    }
    QCOMPARE(RawLibrary(m_file).ask(QString::fromLatin1(TablesAndVersion)), tablesAfter(0));
    QVERIFY(connection.isSound());
    QVERIFY(Schema::migrate(connection, laterSteps()));
}

void TestSchema::foreignDatabase_isNotOurs()
{
    QVERIFY(RawLibrary(m_file).run(u"CREATE TABLE urls (id INTEGER)"_s));
    Connection connection;
    QVERIFY(connection.open(m_file, Connection::Access::Write));
    QVERIFY(!Schema::isOurs(connection));
}

void TestSchema::faults_areReadFromSqlitesCodes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("fault");
    QTest::newRow("BUSY") << 5 << int(Fault::Busy);
    QTest::newRow("BUSY_SNAPSHOT") << 517 << int(Fault::Busy);
    QTest::newRow("FULL") << 13 << int(Fault::Full);
    QTest::newRow("IOERR_WRITE") << 778 << int(Fault::Broken);
    QTest::newRow("READONLY_DIRECTORY") << 1544 << int(Fault::ReadOnly);
    QTest::newRow("CANTOPEN") << 14 << int(Fault::OutOfReach);
    QTest::newRow("CORRUPT_INDEX") << 779 << int(Fault::Damaged);
    QTest::newRow("NOTADB") << 26 << int(Fault::Damaged);
    QTest::newRow("ERROR") << 1 << int(Fault::Unfit);
    QTest::newRow("NOMEM") << 7 << int(Fault::Broken);
}

void TestSchema::faults_areReadFromSqlitesCodes()
{
    QFETCH(int, code);
    QTEST(int(faultOf(code)), "fault");
}

void TestSchema::everyFault_hasASentence()
{
    for (int fault = int(Fault::Busy); fault <= int(Fault::Unfit); ++fault) {
        const QString sentence = describe(Fault(fault));
        QVERIFY2(sentence.endsWith(u'.') && sentence.contains(u"saved"_s), qPrintable(sentence));
    }
}

TEST_MAIN(TestSchema)
{
    const QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().value(1) == u"--migrate"_s)
        return migrateForEver(QCoreApplication::arguments().value(2));
    TestSchema test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_schema.moc"
