// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/library.h"
#include "model/wording.h"
#include "support/joinedtest.h"

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Status = TaskReport::Status;

/// Words for times and sizes.
class tst_Amounts : public QObject
{
    Q_OBJECT

private slots:
    void ago_data();
    void ago();
    void span_data();
    void span();
    void elapsed_isHonest_data();
    void elapsed_isHonest();
    void expiry_data();
    void expiry();
    void size_data();
    void size();
    void progress_usesTheUnitOfTheWhole();
    void duration_J28_data();
    void duration_J28();
    void shape_joinsWhatIsKnown();

private:
    static Task task(Status status, Watch::State watch = Watch::State::Waiting);

    MovableClock m_clock;
    const QDateTime m_now = m_clock.now();
};

Task tst_Amounts::task(Status status, Watch::State watch)
{
    Task made {.number = 1, .account = 1, .id = u"vid_1"_s};
    made.saved = true;
    made.report.status = status;
    made.report.word = u"warping\u202E\n<b>"_s;
    made.watch.state = watch;
    return made;
}

void tst_Amounts::ago_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("coarse");
    QTest::addColumn<QString>("fine");
    const auto row = [](const char *name, qint64 seconds, const QString &coarse,
                        const QString &fine) {
        QTest::newRow(name) << seconds << coarse << fine;
    };
    row("to come, C08", -86400, u"just now"_s, u"just now"_s);
    row("now", 0, u"just now"_s, u"just now"_s);
    row("8 s", 8, u"just now"_s, u"8 s ago"_s);
    row("59 s", 59, u"50 s ago"_s, u"59 s ago"_s);
    row("1 min", 60, u"1 min ago"_s, u"1 min ago"_s);
    row("59 min", 3599, u"59 min ago"_s, u"59 min ago"_s);
    row("2 h", 7300, u"2 h ago"_s, u"2 h ago"_s);
    row("1 day", 86400, u"1 day ago"_s, u"1 day ago"_s);
    row("3 days", 3 * 86400 + 5, u"3 days ago"_s, u"3 days ago"_s);
}

void tst_Amounts::ago()
{
    QFETCH(qint64, seconds);
    QTEST(Wording::ago(m_now.addSecs(-seconds), m_now), "coarse");
    QTEST(Wording::ago(m_now.addSecs(-seconds), m_now, Wording::Grain::Fine), "fine");
    QVERIFY(Wording::ago({}, m_now).isEmpty());
    QVERIFY(Wording::moment({}).isEmpty());
}

void tst_Amounts::span_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("fine");
    QTest::addColumn<QString>("coarse");
    const auto row = [](qint64 seconds, const QString &fine, const QString &coarse) {
        QTest::addRow("%lld s", seconds) << seconds << fine << coarse;
    };
    row(-5, u"0 s"_s, u"under 10 s"_s);
    row(12, u"12 s"_s, u"10 s"_s);
    row(130, u"2 m 10 s"_s, u"2 m 10 s"_s);
    row(182, u"3 m 02 s"_s, u"3 m 00 s"_s);
    row(3840, u"1 h 04 m"_s, u"1 h 04 m"_s);
    row(3 * 86400 + 2 * 3600 + 59, u"3 d 2 h"_s, u"3 d 2 h"_s);
}

void tst_Amounts::span()
{
    QFETCH(qint64, seconds);
    QTEST(Wording::span(std::chrono::seconds(seconds)), "fine");
    QTEST(Wording::span(std::chrono::seconds(seconds), Wording::Grain::Coarse), "coarse");
}

void tst_Amounts::elapsed_isHonest_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<AccountState::Kind>("key");
    constexpr auto Ok = AccountState::Kind::Ok;
    constexpr qint64 Unknown = -1;
    const auto at = [this](int seconds) {
        return m_now.addSecs(seconds);
    };

    Task running = task(Status::Generating);
    running.added = at(-20);
    QTest::newRow("running, created unknown: since added") << running << qint64 {20} << Ok;
    running.report.created = at(-130);
    QTest::newRow("running: since created") << running << qint64 {130} << Ok;
    running.report.created = at(60);
    QTest::newRow("created in the future, C08") << running << qint64 {0} << Ok;
    running.report.created = at(-130);
    running.watch = {.state = Watch::State::Paused, .lastAnswered = at(-30)};
    QTest::newRow("paused: until the last answer") << running << qint64 {100} << Ok;
    running.watch = {.lastAnswered = at(-30)};
    QTest::newRow("its key is rejected") << running << qint64 {100} << AccountState::Kind::Rejected;
    QTest::newRow("its key is missing")
        << running << qint64 {100} << AccountState::Kind::KeyMissing;
    QTest::newRow("slowed down") << running << qint64 {130} << AccountState::Kind::Slowed;
    running.watch = {.state = Watch::State::NotFound};
    QTest::newRow("never answered") << running << Unknown << Ok;

    Task waiting = task(Status::Unknown);
    waiting.added = at(-20);
    QTest::newRow("not answered yet") << waiting << Unknown << Ok;

    Task ended = task(Status::Completed, Watch::State::Ended);
    ended.added = at(-10);
    ended.report.updated = at(-100);
    QTest::newRow("added after its end") << ended << Unknown << Ok;
    ended.added = at(-160);
    QTest::newRow("ended, created unknown") << ended << qint64 {60} << Ok;
    ended.report.created = at(-188);
    QTest::newRow("ended: created to updated") << ended << qint64 {88} << Ok;
    ended.report.created = at(-50);
    QTest::newRow("updated before created, J27") << ended << qint64 {0} << Ok;
    ended.report.updated = {};
    QTest::newRow("end unknown") << ended << Unknown << Ok;
}

void tst_Amounts::elapsed_isHonest()
{
    QFETCH(Task, task);
    QFETCH(const AccountState::Kind, key);
    const auto length = Wording::elapsed(task, {.kind = key}, m_now);
    QTEST(length ? qint64 {length->count()} : -1, "seconds");
}

void tst_Amounts::expiry_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<Keeping::State>("keeping");
    QTest::addColumn<QString>("words");
    using K = Keeping::State;
    QTest::newRow("dead") << 0 << K::None << u"expired"_s;
    QTest::newRow("renewal refused") << 900 << K::LinkExpired << u"expired"_s;
    QTest::newRow("seconds") << 59 << K::Queued << u"under 1 min"_s;
    QTest::newRow("minutes") << 52 * 60 + 59 << K::Fetching << u"52 min"_s;
    QTest::newRow("hours") << 24 * 3600 << K::Retrying << u"24 h"_s;
    QTest::newRow("days") << 3 * 86400 << K::None << u"3 days"_s;
    QTest::newRow("kept") << -900 << K::Kept << u"kept"_s;
}

void tst_Amounts::expiry()
{
    QFETCH(int, seconds);
    QFETCH(Keeping::State, keeping);
    Task completed = task(Status::Completed);
    completed.keeping.state = keeping;
    completed.report.linkExpires = m_now.addSecs(seconds);
    QTEST(Wording::expiry(completed, m_now), "words");

    completed.report.status = Status::Generating;
    QVERIFY(Wording::expiry(completed, m_now).isEmpty());
    QVERIFY(Wording::expiry(task(Status::Completed), m_now).isEmpty());
}

void tst_Amounts::size_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("words");
    const auto row = [](qint64 bytes, const QString &words) {
        QTest::addRow("%lld", bytes) << bytes << words;
    };
    row(-1, {});
    row(0, u"0 bytes"_s);
    row(1, u"1 byte"_s);
    row(999, u"999 bytes"_s);
    row(1000, u"1 kB"_s);
    row(3'140'000, u"3.1 MB"_s);
    row(8'000'000, u"8 MB"_s);
    row(999'960'000, u"1 GB"_s);
    row(84'250'000'000, u"84.3 GB"_s);
    row(5'000'000'000'000'000, u"5,000 TB"_s);
}

void tst_Amounts::size()
{
    QFETCH(qint64, bytes);
    QTEST(Wording::size(bytes), "words");
}

void tst_Amounts::progress_usesTheUnitOfTheWhole()
{
    QCOMPARE(Wording::progress(3'100'000, 8'000'000), u"3.1 of 8 MB"_s);
    QCOMPARE(Wording::progress(40'000, 8'000'000), u"0 of 8 MB"_s);
    QCOMPARE(Wording::progress(9'000'000, 8'000'000), u"8 of 8 MB"_s);
    QCOMPARE(Wording::progress(3'100'000, -1), u"3.1 MB"_s);
}

void tst_Amounts::duration_J28_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("words");
    QTest::newRow("whole") << 4.0 << u"4 s"_s;
    QTest::newRow("half") << 4.5 << u"4.5 s"_s;
    QTest::newRow("minutes") << 75.0 << u"1 m 15 s"_s;
    QTest::newRow("unknown") << -1.0 << QString();
    QTest::newRow("nought") << 0.0 << QString();
    QTest::newRow("huge") << 1e300 << QString();
    QTest::newRow("no number") << qQNaN() << QString();
}

void tst_Amounts::duration_J28()
{
    QFETCH(double, seconds);
    QTEST(Wording::duration({.duration = seconds}), "words");
}

void tst_Amounts::shape_joinsWhatIsKnown()
{
    QCOMPARE(Wording::shape({.resolution = u"720p"_s, .ratio = u"16:9"_s}), u"720p 16:9"_s);
    QCOMPARE(Wording::shape({.ratio = u"9:16"_s}), u"9:16"_s);
    QCOMPARE(Wording::shape({}), QString());
    QVERIFY(Wording::shape({.resolution = QString(100'000, u'p')}).size() <= 21);
}

QTEST_GUILESS_MAIN(tst_Amounts)
#include "tst_amounts.moc"
