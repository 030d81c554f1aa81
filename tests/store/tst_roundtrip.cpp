// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/library.h"
#include "support/joinedtest.h"

#include <QTimeZone>
#include <QUrl>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// Every field has a value that is not its default.
Task fullTask()
{
    const QDateTime time = QDateTime({2026, 3, 14}, {15, 9, 26, 535}, QTimeZone::utc());
    Task task {.account = 3, .id = u"vid/+:=é"_s, .label = u"Sunset 🌅"_s};
    task.keepChoice = KeepChoice::Kind::Never;
    task.added = time;
    task.report = {.status = TaskReport::Status::Failed,
                   .progress = 42,
                   .word = u"FAILED "_s,
                   .model = u"seedance-2.0"_s,
                   .prompt = u"two dogs\n<b>surfing</b> '; DROP TABLE tasks; --"_s,
                   .created = time.addSecs(1),
                   .updated = time.addSecs(2),
                   .duration = 4.04,
                   .resolution = u"720p"_s,
                   .ratio = u"9:16"_s,
                   .seed = u"18446744073709551615"_s,
                   .link = "https://cdn.example/a%2Fb?X-Sig=%7e~+%20&b=\xff\x00z",
                   .otherLink = "https://other.example/?q=1",
                   .lastFrameLink = "https://cdn.example/last.png?s=2",
                   .linkExpires = time.addDays(1),
                   .failure = {Failure::Class::Moderation, u"Output.Sensitive"_s, u"No. id: 7f"_s},
                   .remark = u"The id was another."_s};
    task.answer = QByteArray("{\"id\":\"x\",\"n\":18446744073709551615,\0\"a\":\xff}", 40);
    task.watch = {.state = Watch::State::NotFound,
                  .reason = u"Not known with this key."_s,
                  .lastAsked = time.addSecs(3),
                  .lastAnswered = time.addSecs(4),
                  .notBefore = time.addSecs(600)};
    task.keeping = {.state = Keeping::State::Refused,
                    .lengthConfirmed = false,
                    .file = u"/videos/ä ?.mp4"_s,
                    .lastFrameFile = u"/videos/last.png"_s,
                    .posterFile = u"/posters/1.jpg"_s,
                    .received = 5'000'000'000,
                    .size = 6'000'000'000,
                    .sha256 = QByteArray::fromHex("00ff7f"),
                    .keptAt = time.addSecs(5),
                    .problem = u"This is not a video."_s};
    return task;
}

using Change = void (*)(Task &, const Task &);

/// Takes one member over from another task.
template<auto Part, auto Member>
void take(Task &task, const Task &other)
{
    task.*Part.*Member = other.*Part.*Member;
}

template<auto Member>
void addReportRow(const char *name)
{
    QTest::newRow(name) << Change(take<&Task::report, Member>);
}

template<auto Member>
void addKeepingRow(const char *name)
{
    QTest::newRow(name) << Change(take<&Task::keeping, Member>);
}

} // namespace

class TestRoundTrip final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyField_comesBack();
    void fieldThatChangesAlone_comesBack_data();
    void fieldThatChangesAlone_comesBack();
    void links_areKeptByteForByte();
    void oddText_comesBack();
    void oddText_comesBack_data();
    void enums_standByName();
    void unknownName_isTheDefault();
    void transientState_isNotKept();
    void transientState_isNotKept_data();
    void order_doesNotFollowTheClock();
    void numbersAndIds_outliveTheirRows();
    void accounts_comeBackWithoutKeys();
    void settings_comeBack();
    void settings_unreadable_areDefaults_data();
    void settings_unreadable_areDefaults();

private:
    QTemporaryDir m_folder;
    QString m_file;
    StandingClock m_clock;
};

void TestRoundTrip::init()
{
    m_folder = QTemporaryDir();
    m_file = m_folder.filePath(u"data/library.db"_s);
    m_clock.time = StandingClock().time;
}

void TestRoundTrip::everyField_comesBack()
{
    Task expected = fullTask();
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        expected.number =
            library.tasks.add({{expected.account, expected.id}}, expected.added).first();
        library.tasks.setLabel(expected.number, expected.label);
        library.tasks.setKeepChoice(expected.number, expected.keepChoice);
        library.tasks.apply(expected.number, expected.report, expected.answer);
        library.tasks.setWatch(expected.number, expected.watch);
        library.tasks.setKeeping(expected.number, expected.keeping);
        QTRY_VERIFY(library.isSaved());
    } // the end writes what waits
    expected.saved = true;
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.tasks.size(), 1);
    QCOMPARE(difference(library.tasks.at(0), expected), Task::Fields());
    QCOMPARE(library.tasks.at(0), expected);
}

void TestRoundTrip::fieldThatChangesAlone_comesBack_data()
{
    QTest::addColumn<Change>("change");
    addReportRow<&TaskReport::status>("status");
    addReportRow<&TaskReport::word>("word");
    addReportRow<&TaskReport::model>("model");
    addReportRow<&TaskReport::prompt>("prompt");
    addReportRow<&TaskReport::created>("created");
    addReportRow<&TaskReport::updated>("updated");
    addReportRow<&TaskReport::progress>("progress");
    addReportRow<&TaskReport::duration>("duration");
    addReportRow<&TaskReport::resolution>("resolution");
    addReportRow<&TaskReport::ratio>("ratio");
    addReportRow<&TaskReport::seed>("seed");
    addReportRow<&TaskReport::link>("link");
    addReportRow<&TaskReport::otherLink>("other link");
    addReportRow<&TaskReport::lastFrameLink>("last frame's link");
    addReportRow<&TaskReport::linkExpires>("link expires");
    addReportRow<&TaskReport::failure>("failure");
    addReportRow<&TaskReport::remark>("remark");
    QTest::newRow("answer") << Change(
        [](Task &task, const Task &other) { task.answer = other.answer; });
    QTest::newRow("watch") << Change(
        [](Task &task, const Task &other) { task.watch = other.watch; });
    QTest::newRow("asked") << Change(take<&Task::watch, &Watch::lastAsked>);
    QTest::newRow("answered") << Change(take<&Task::watch, &Watch::lastAnswered>);
    QTest::newRow("not before") << Change(take<&Task::watch, &Watch::notBefore>);
    addKeepingRow<&Keeping::state>("keeping");
    addKeepingRow<&Keeping::file>("file");
    addKeepingRow<&Keeping::lastFrameFile>("last frame's file");
    addKeepingRow<&Keeping::posterFile>("poster");
    addKeepingRow<&Keeping::received>("received");
    addKeepingRow<&Keeping::size>("size");
    addKeepingRow<&Keeping::lengthConfirmed>("length confirmed");
    addKeepingRow<&Keeping::sha256>("SHA-256");
    addKeepingRow<&Keeping::keptAt>("kept at");
    addKeepingRow<&Keeping::problem>("problem");
}

/// Only what may have changed is written: none of it may be forgotten there.
void TestRoundTrip::fieldThatChangesAlone_comesBack()
{
    QFETCH(const Change, change);
    Task expected;
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.add(newTasks(1), m_clock.time);
        library.tasks.apply(1, {.status = TaskReport::Status::Queued}, "{}");
    }
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        expected = library.tasks.at(0);
        change(expected, fullTask());
        QVERIFY(expected != library.tasks.at(0));
        library.tasks.apply(1, expected.report, expected.answer);
        library.tasks.setWatch(1, expected.watch);
        library.tasks.setKeeping(1, expected.keeping);
    }
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.tasks.at(0), expected);
}

void TestRoundTrip::links_areKeptByteForByte() // U10
{
    const QByteArray link =
        "https://h.example/%7Ea%2fb/?X-Amz-Signature=AB%2bc+d%20e~&x=\xc3\xa4&&=;#f";
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.add(newTasks(1), m_clock.time);
        library.tasks.apply(1, {.status = TaskReport::Status::Completed, .link = link}, "{}");
    }
    QCOMPARE(RawLibrary(m_file).ask(u"SELECT link FROM tasks"_s).toByteArray(), link);
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.tasks.at(0).report.link, link);
}

void TestRoundTrip::oddText_comesBack_data()
{
    QTest::addColumn<QString>("text");
    const auto of = [](std::initializer_list<char16_t> units) {
        return QString::fromUtf16(units.begin(), qsizetype(units.size()));
    };
    QTest::newRow("J05 high surrogate alone") << of({u'a', 0xd800, u'b', u'c'});
    QTest::newRow("J05 low surrogate alone") << of({0xdc00, u'b'});
    QTest::newRow("J05 pair the wrong way round") << of({0xdc00, 0xd800});
    QTest::newRow("J05 cut pair at the end") << of({u'a', 0xd83c});
    QTest::newRow("J06 NUL") << of({u'a', 0, u'b'});
    QTest::newRow("J06 only NUL") << of({0, 0});
    QTest::newRow("J06 control characters") << of({1, 0x1b, u'[', 0x7f, 0x9b});
    QTest::newRow("non-characters") << of({u'a', 0xfffe, 0xffff});
    QTest::newRow("a megabyte") << QString(1'000'000, u'é');
    QTest::newRow("SQL") << u"'); DELETE FROM tasks; --"_s;
}

void TestRoundTrip::oddText_comesBack()
{
    QFETCH(QString, text);
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.add(newTasks(1), m_clock.time);
        library.tasks.setLabel(1, text);
        library.tasks.apply(1, {.status = TaskReport::Status::Queued, .prompt = text}, "{}");
    }
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.tasks.at(0).label, text);
    QCOMPARE(library.tasks.at(0).report.prompt, text);
    QVERIFY(library.failed.isEmpty());
}

void TestRoundTrip::enums_standByName()
{
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.add(newTasks(1), m_clock.time);
        library.tasks.apply(1, {.status = TaskReport::Status::Cancelled}, "{}");
        library.accounts.save({.name = u"S"_s, .keeps = Account::Keeps::Environment});
    }
    RawLibrary raw(m_file);
    QCOMPARE(raw.ask(u"SELECT status FROM tasks"_s), u"Cancelled"_s);
    QCOMPARE(raw.ask(u"SELECT keeps FROM accounts"_s), u"Environment"_s);
}

void TestRoundTrip::unknownName_isTheDefault()
{
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.add(newTasks(1), m_clock.time);
    }
    QVERIFY(RawLibrary(m_file).run(
        u"UPDATE tasks SET status = 'Teleported', keep_state = NULL, keep_size = NULL"_s));
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.tasks.at(0).report.status, TaskReport::Status::Unknown);
    QCOMPARE(library.tasks.at(0).keeping, Keeping());
}

void TestRoundTrip::transientState_isNotKept_data()
{
    QTest::addColumn<Watch>("watch");
    QTest::addColumn<Watch::State>("kept");
    using State = Watch::State;
    for (const State state : {State::Waiting, State::Checking, State::Unreachable, State::Ended})
        QTest::addRow("%d", int(state)) << Watch {.state = state, .failures = 2} << State::Waiting;
    QTest::newRow("not found") << Watch {.state = State::NotFound} << State::NotFound;
    QTest::newRow("paused") << Watch {.state = State::Paused} << State::Paused;
    QTest::newRow("denied") << Watch {.state = State::Denied} << State::Denied;
}

void TestRoundTrip::transientState_isNotKept()
{
    QFETCH(Watch, watch);
    watch.lastAsked = m_clock.time;
    watch.nextCheck = m_clock.time;
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.add(newTasks(1), m_clock.time);
        library.tasks.setWatch(1, watch);
        library.tasks.setKeeping(1, {.state = Keeping::State::Fetching, .received = 9, .size = 10});
    }
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    const Task &task = library.tasks.at(0);
    QTEST(task.watch.state, "kept");
    QCOMPARE(task.watch.lastAsked, m_clock.time);
    QCOMPARE(task.watch.failures, 0);
    QVERIFY(!task.watch.nextCheck.isValid());
    QCOMPARE(task.keeping.state, Keeping::State::Queued);
    QCOMPARE(task.keeping.received, 0);
}

void TestRoundTrip::order_doesNotFollowTheClock() // S20
{
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.tasks.add(newTasks(1, u"first"_s), m_clock.time);
        library.tasks.add(newTasks(1, u"second"_s), m_clock.time.addYears(-30));
        library.tasks.add(newTasks(1, u"third"_s), m_clock.time.addDays(-1));
    }
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.tasks.at(0).id, u"first0"_s);
    QCOMPARE(library.tasks.at(1).id, u"second0"_s);
    QCOMPARE(library.tasks.at(2).id, u"third0"_s);
}

void TestRoundTrip::numbersAndIds_outliveTheirRows()
{
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.accounts.save({.name = u"Studio"_s});
        library.accounts.save({.name = u"Client"_s});
        library.accounts.remove(2);
        library.tasks.add(newTasks(5), m_clock.time);
        library.tasks.remove({5});
    }
    QVERIFY(RawLibrary(m_file).run(u"DELETE FROM tasks WHERE number = 5"_s)); // purged
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.opening.lastNumber, 5);
    QCOMPARE(library.tasks.add(newTasks(1, u"new"_s), m_clock.time), QList<TaskNumber>({6}));
    QCOMPARE(library.accounts.save({.name = u"Other"_s}), 3);
}

void TestRoundTrip::accounts_comeBackWithoutKeys()
{
    const Account account {.id = 1,
                           .name = u"Studio"_s,
                           .colour = u"#336699"_s,
                           .base = QUrl(u"https://api.example:8443/prefix%20x"_s),
                           .keeps = Account::Keeps::Session,
                           .keyEntry = u"https://api.example#1"_s,
                           .limits = {.atOnce = 48, .perSecond = 0.25, .burst = 3},
                           .keepsVideos = false,
                           .paused = true};
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.accounts.save(account);
        library.accounts.save({.name = u"Gone"_s});
        library.accounts.remove(2);
    }
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.accounts.all(), QList<Account>({account}));
    // The table has no place where a key could stand.
    QCOMPARE(
        RawLibrary(m_file).ask(u"SELECT group_concat(name) FROM pragma_table_info('accounts')"_s),
        u"id,name,colour,base,keeps,key_entry,at_once,per_second,burst,paused,keep_videos"_s);
}

void TestRoundTrip::settings_comeBack()
{
    const QVariantMap values {
        {u"geometry"_s, QByteArray("\0\1\2", 3)},
        {u"loop"_s, true},
        {u"volume"_s, 0.7},
        {u"loudness"_s, 0.5F},
        {u"account"_s, qlonglong {1} << 40},
        {u"layout"_s,
         QVariantMap {{u"base"_s, QUrl(u"https://h.example/"_s)}, {u"none"_s, QVariant()}}}};
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        for (const auto &[name, value] : values.asKeyValueRange())
            library.settings.setValue(name, value);
        library.settings.setValue(u"volume"_s, 0.3);
        library.settings.setValue(u"volume"_s, 0.7);
    }
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.opening.settings, values);
    QCOMPARE(library.settings.value<double>(u"volume"_s), 0.7);
}

void TestRoundTrip::settings_unreadable_areDefaults_data()
{
    QTest::addColumn<QString>("bytes");
    QTest::newRow("no such type") << u"7fffff00010203"_s;
    QTest::newRow("four billion texts") << u"0000000b00ffffffff"_s;
    QTest::newRow("four billion entries") << u"0000000800fffffffe"_s;
    QTest::newRow("half a character") << u"00000008000000000100000001410000000100"_s;
}

void TestRoundTrip::settings_unreadable_areDefaults() // S18
{
    QFETCH(QString, bytes);
    {
        Library library(m_file, m_clock);
        QVERIFY(library.open());
        library.settings.setValue(u"good"_s, 7);
        library.settings.setValue(u"cut"_s, u"a long text"_s);
        library.settings.setValue(u"garbage"_s, 1);
    }
    RawLibrary raw(m_file);
    QVERIFY(raw.run(u"UPDATE settings SET value = substr(value, 1, 9) WHERE name = 'cut'"_s));
    QVERIFY(raw.run(u"UPDATE settings SET value = x'%1' WHERE name = 'garbage'"_s.arg(bytes)));
    Library library(m_file, m_clock);
    QVERIFY(library.open());
    QCOMPARE(library.settings.value(u"good"_s, 1), 7);
    QCOMPARE(library.settings.value(u"cut"_s, u"default"_s), u"default"_s);
    QCOMPARE(library.settings.value(u"garbage"_s, 3), 3);
    QVERIFY(library.database.close());
    QCOMPARE(raw.ask(u"SELECT count(*) FROM settings"_s), 3); // the unreadable stay as they are
}

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip.moc"
