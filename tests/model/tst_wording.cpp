// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/library.h"
#include "model/wording.h"

#include <QTest>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Status = TaskReport::Status;
using Kind = AccountState::Kind;

/// Words for states, times and sizes.
class tst_Wording : public QObject
{
    Q_OBJECT

private slots:
    void status_saysTheProductsWords_data();
    void status_saysTheProductsWords();
    void attention_holdsWhatTheUserMustSee_data();
    void attention_holdsWhatTheUserMustSee();
    void unreachable_needsAttentionAfterTenMinutes();
    void watch_tellsHowCheckingGoes_data();
    void watch_tellsHowCheckingGoes();
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
    void spoken_isOneSentence_T18();
    void spoken_holdsNoKeyAndNoControls_T18();
    void toolTip_showsMarkupLiterally_T01_T06_data();
    void toolTip_showsMarkupLiterally_T01_T06();
    void toolTip_isBounded_T12();
    void supportReport_keepsErrorVerbatimAndNoSecret();

private:
    static Task task(Status status, Watch::State watch = Watch::State::Waiting);

    MovableClock m_clock;
    const QDateTime m_now = m_clock.now();
};

Task tst_Wording::task(Status status, Watch::State watch)
{
    Task made {.number = 1, .account = 1, .id = u"vid_1"_s};
    made.saved = true;
    made.report.status = status;
    made.report.word = u"warping\u202E\n<b>"_s;
    made.watch.state = watch;
    return made;
}

void tst_Wording::status_saysTheProductsWords_data()
{
    QTest::addColumn<Status>("status");
    QTest::addColumn<Watch::State>("watch");
    QTest::addColumn<Kind>("key");
    QTest::addColumn<QString>("word");
    QTest::addColumn<Wording::Sign>("sign");
    using W = Watch::State;
    using S = Wording::Sign;
    const auto row = [](Status status, W watch, Kind key, const QString &word, S sign) {
        QTest::addRow("%s %s %s", nameOf(status), nameOf(watch), nameOf(key))
            << status << watch << key << word << sign;
    };
    row(Status::Unknown, W::Waiting, Kind::Ok, u"Waiting"_s, S::Waiting);
    row(Status::Unknown, W::Checking, Kind::Ok, u"Waiting"_s, S::Waiting);
    row(Status::Unknown, W::Unreachable, Kind::Ok, u"Unreachable"_s, S::Waiting);
    row(Status::Unknown, W::Waiting, Kind::Slowed, u"Waiting"_s, S::Waiting);
    row(Status::Queued, W::Waiting, Kind::Ok, u"Queued"_s, S::Queued);
    row(Status::Queued, W::Unreachable, Kind::Unreachable, u"Queued"_s, S::Queued);
    row(Status::Generating, W::Checking, Kind::Ok, u"Generating"_s, S::Generating);
    row(Status::Completed, W::Ended, Kind::Rejected, u"Completed"_s, S::Completed);
    row(Status::Failed, W::Ended, Kind::Rejected, u"Failed"_s, S::Failed);
    row(Status::Cancelled, W::Ended, Kind::Ok, u"Cancelled"_s, S::Cancelled);
    row(Status::Expired, W::Ended, Kind::Ok, u"Expired"_s, S::Expired);
    row(Status::Failed, W::NotFound, Kind::Ok, u"Failed"_s, S::Failed);
    row(Status::Unrecognised, W::Waiting, Kind::Ok, u"Unrecognised: warping <b>"_s,
        S::Unrecognised);
    row(Status::Unknown, W::NotFound, Kind::Ok, u"Not found"_s, S::Attention);
    row(Status::Generating, W::Waiting, Kind::Rejected, u"Key rejected"_s, S::Attention);
    row(Status::Generating, W::Paused, Kind::Rejected, u"Key rejected"_s, S::Attention);
    row(Status::Queued, W::Waiting, Kind::KeyMissing, u"Paused"_s, S::Attention);
    row(Status::Queued, W::Waiting, Kind::KeychainLocked, u"Paused"_s, S::Attention);
    row(Status::Queued, W::Waiting, Kind::OutOfBalance, u"Paused"_s, S::Attention);
    row(Status::Queued, W::Waiting, Kind::Frozen, u"Paused"_s, S::Attention);
    row(Status::Generating, W::Paused, Kind::Ok, u"Paused"_s, S::Attention);
}

void tst_Wording::status_saysTheProductsWords()
{
    QFETCH(Status, status);
    QFETCH(Watch::State, watch);
    QFETCH(Kind, key);
    const Task shown = task(status, watch);
    QTEST(Wording::status(shown, {.kind = key}, m_now), "word");
    QTEST(Wording::sign(shown, {.kind = key}, m_now), "sign");
}

void tst_Wording::attention_holdsWhatTheUserMustSee_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<Kind>("key");
    QTest::addColumn<bool>("attention");
    QTest::newRow("not found") << task(Status::Unknown, Watch::State::NotFound) << Kind::Ok << true;
    QTest::newRow("key rejected") << task(Status::Queued) << Kind::Rejected << true;
    QTest::newRow("key missing") << task(Status::Queued) << Kind::KeyMissing << true;
    Task keyless = task(Status::Unknown);
    keyless.account = 0;
    QTest::newRow("no key chosen") << keyless << Kind::Ok << true;
    QTest::newRow("unrecognised") << task(Status::Unrecognised) << Kind::Ok << true;
    QTest::newRow("paused by an error")
        << task(Status::Queued, Watch::State::Paused) << Kind::Ok << true;
    QTest::newRow("slowed down") << task(Status::Queued) << Kind::Slowed << false;
    QTest::newRow("generating") << task(Status::Generating) << Kind::Ok << false;
    QTest::newRow("failed, key rejected") << task(Status::Failed) << Kind::Rejected << false;

    Task completed = task(Status::Completed, Watch::State::Ended);
    completed.report.linkExpires = m_now.addSecs(-1);
    const auto kept = [&completed](Keeping::State state) {
        Task made = completed;
        made.keeping.state = state;
        return made;
    };
    using K = Keeping::State;
    QTest::newRow("link expired, not fetched") << kept(K::None) << Kind::Ok << true;
    QTest::newRow("link expired, retrying") << kept(K::Retrying) << Kind::Ok << true;
    QTest::newRow("link expired, being fetched") << kept(K::Fetching) << Kind::Ok << false;
    QTest::newRow("link expired, kept") << kept(K::Kept) << Kind::Ok << false;
    QTest::newRow("link expired, file deleted") << kept(K::Missing) << Kind::Ok << false;
    completed.report.linkExpires = m_now.addSecs(1);
    QTest::newRow("link alive, not fetched") << kept(K::None) << Kind::Ok << false;
    QTest::newRow("renewal refused") << kept(K::LinkExpired) << Kind::Ok << true;
    QTest::newRow("result refused") << kept(K::Refused) << Kind::Ok << true;
    completed.report.linkExpires = {};
    QTest::newRow("expiry unknown") << kept(K::None) << Kind::Ok << false;
}

void tst_Wording::attention_holdsWhatTheUserMustSee()
{
    QFETCH(Task, task);
    QFETCH(Kind, key);
    QTEST(Wording::needsAttention(task, {.kind = key}, m_now), "attention");
}

void tst_Wording::unreachable_needsAttentionAfterTenMinutes()
{
    Task generating = task(Status::Generating, Watch::State::Unreachable);
    generating.watch.failingSince = m_now.addSecs(-599);
    QVERIFY(!Wording::needsAttention(generating, {}, m_now));
    QCOMPARE(Wording::status(generating, {}, m_now), u"Generating"_s);
    generating.watch.failingSince = m_now.addSecs(-600);
    QVERIFY(Wording::needsAttention(generating, {}, m_now));
    QCOMPARE(Wording::status(generating, {}, m_now), u"Unreachable"_s);

    const AccountState down {.kind = Kind::Unreachable, .since = m_now.addSecs(-600)};
    QVERIFY(Wording::needsAttention(task(Status::Queued), down, m_now));
    QVERIFY(!Wording::needsAttention(task(Status::Queued), down, m_now.addSecs(-1)));
}

void tst_Wording::watch_tellsHowCheckingGoes_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<AccountState>("key");
    QTest::addColumn<Wording::Grain>("grain");
    QTest::addColumn<QString>("words");
    using W = Watch::State;
    constexpr auto Fine = Wording::Grain::Fine;
    constexpr auto Coarse = Wording::Grain::Coarse;
    const auto due = [this](W state, int seconds, Status status = Status::Queued) {
        Task made = task(status, state);
        made.watch.nextCheck = m_now.addSecs(seconds);
        return made;
    };
    const AccountState ok;
    QTest::newRow("fine") << due(W::Waiting, 14) << ok << Fine << u"Waiting, next check in 14 s"_s;
    QTest::newRow("coarse rounds up")
        << due(W::Waiting, 14) << ok << Coarse << u"Waiting, next check in 20 s"_s;
    QTest::newRow("minutes") << due(W::Waiting, 80) << ok << Fine
                             << u"Waiting, next check in 1 m 20 s"_s;
    QTest::newRow("overdue, C08") << due(W::Waiting, -30) << ok << Fine
                                  << u"Waiting, next check now"_s;
    QTest::newRow("not planned") << task(Status::Queued) << ok << Fine << u"Waiting"_s;
    QTest::newRow("slowed") << due(W::Waiting, 5)
                            << AccountState {.kind = Kind::Slowed, .until = m_now.addSecs(40)}
                            << Fine << u"Waiting, next check in 40 s"_s;
    QTest::newRow("checking") << due(W::Checking, 5) << ok << Fine << u"Checking"_s;
    QTest::newRow("unreachable") << due(W::Unreachable, 20) << ok << Fine
                                 << u"Unreachable, next check in 20 s"_s;
    QTest::newRow("not found") << task(Status::Unknown, W::NotFound) << ok << Fine
                               << u"Not found"_s;
    QTest::newRow("paused") << task(Status::Queued, W::Paused) << ok << Fine << u"Paused"_s;
    const auto key = [](Kind kind) {
        return AccountState {.kind = kind};
    };
    QTest::newRow("rejected") << due(W::Waiting, 5) << key(Kind::Rejected) << Fine
                              << u"Key rejected"_s;
    QTest::newRow("missing") << due(W::Waiting, 5) << key(Kind::KeyMissing) << Fine
                             << u"Paused, no key"_s;
    QTest::newRow("locked") << due(W::Waiting, 5) << key(Kind::KeychainLocked) << Fine
                            << u"Paused, the keychain is locked"_s;
    QTest::newRow("balance") << due(W::Waiting, 5) << key(Kind::OutOfBalance) << Fine
                             << u"Paused, out of balance"_s;
    QTest::newRow("frozen") << due(W::Waiting, 5) << key(Kind::Frozen) << Fine
                            << u"Paused, the key is frozen"_s;
    QTest::newRow("ended") << task(Status::Failed, W::Ended) << ok << Fine << u"ended"_s;
    QTest::newRow("completed, link wanted, J20")
        << due(W::Waiting, 30, Status::Completed) << ok << Fine << u"Waiting, next check in 30 s"_s;
    Task unsaved = task(Status::Unknown);
    unsaved.saved = false;
    QTest::newRow("not yet durable") << unsaved << ok << Fine << u"Saving…"_s;
}

void tst_Wording::watch_tellsHowCheckingGoes()
{
    QFETCH(Task, task);
    QFETCH(AccountState, key);
    QFETCH(Wording::Grain, grain);
    QTEST(Wording::watch(task, key, m_now, grain), "words");
}

void tst_Wording::ago_data()
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

void tst_Wording::ago()
{
    QFETCH(qint64, seconds);
    QTEST(Wording::ago(m_now.addSecs(-seconds), m_now), "coarse");
    QTEST(Wording::ago(m_now.addSecs(-seconds), m_now, Wording::Grain::Fine), "fine");
    QVERIFY(Wording::ago({}, m_now).isEmpty());
    QVERIFY(Wording::moment({}).isEmpty());
}

void tst_Wording::span_data()
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

void tst_Wording::span()
{
    QFETCH(qint64, seconds);
    QTEST(Wording::span(std::chrono::seconds(seconds)), "fine");
    QTEST(Wording::span(std::chrono::seconds(seconds), Wording::Grain::Coarse), "coarse");
}

void tst_Wording::elapsed_isHonest_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<qint64>("seconds");
    constexpr qint64 Unknown = -1;
    const auto at = [this](int seconds) {
        return m_now.addSecs(seconds);
    };

    Task running = task(Status::Generating);
    running.added = at(-20);
    QTest::newRow("running, created unknown: since added") << running << qint64 {20};
    running.report.created = at(-130);
    QTest::newRow("running: since created") << running << qint64 {130};
    running.report.created = at(60);
    QTest::newRow("created in the future, C08") << running << qint64 {0};
    running.report.created = at(-130);
    running.watch = {.state = Watch::State::Paused, .lastAnswered = at(-30)};
    QTest::newRow("paused: until the last answer") << running << qint64 {100};
    running.watch = {.state = Watch::State::NotFound};
    QTest::newRow("never answered") << running << Unknown;

    Task waiting = task(Status::Unknown);
    waiting.added = at(-20);
    QTest::newRow("not answered yet") << waiting << Unknown;

    Task ended = task(Status::Completed, Watch::State::Ended);
    ended.added = at(-10);
    ended.report.updated = at(-100);
    QTest::newRow("added after its end") << ended << Unknown;
    ended.added = at(-160);
    QTest::newRow("ended, created unknown") << ended << qint64 {60};
    ended.report.created = at(-188);
    QTest::newRow("ended: created to updated") << ended << qint64 {88};
    ended.report.created = at(-50);
    QTest::newRow("updated before created, J27") << ended << qint64 {0};
    ended.report.updated = {};
    QTest::newRow("end unknown") << ended << Unknown;
}

void tst_Wording::elapsed_isHonest()
{
    QFETCH(Task, task);
    const auto length = Wording::elapsed(task, m_now);
    QTEST(length ? qint64 {length->count()} : -1, "seconds");
}

void tst_Wording::expiry_data()
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

void tst_Wording::expiry()
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

void tst_Wording::size_data()
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

void tst_Wording::size()
{
    QFETCH(qint64, bytes);
    QTEST(Wording::size(bytes), "words");
}

void tst_Wording::progress_usesTheUnitOfTheWhole()
{
    QCOMPARE(Wording::progress(3'100'000, 8'000'000), u"3.1 of 8 MB"_s);
    QCOMPARE(Wording::progress(40'000, 8'000'000), u"0 of 8 MB"_s);
    QCOMPARE(Wording::progress(9'000'000, 8'000'000), u"8 of 8 MB"_s);
    QCOMPARE(Wording::progress(3'100'000, -1), u"3.1 MB"_s);
}

void tst_Wording::duration_J28_data()
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

void tst_Wording::duration_J28()
{
    QFETCH(double, seconds);
    QTEST(Wording::duration({.duration = seconds}), "words");
}

void tst_Wording::shape_joinsWhatIsKnown()
{
    QCOMPARE(Wording::shape({.resolution = u"720p"_s, .ratio = u"16:9"_s}), u"720p 16:9"_s);
    QCOMPARE(Wording::shape({.ratio = u"9:16"_s}), u"9:16"_s);
    QCOMPARE(Wording::shape({}), QString());
    QVERIFY(Wording::shape({.resolution = QString(100'000, u'p')}).size() <= 21);
}

void tst_Wording::spoken_isOneSentence_T18()
{
    Task failed = task(Status::Failed, Watch::State::Ended);
    failed.report.prompt = u"two dogs surfing"_s;
    failed.report.model = u"kling"_s;
    failed.report.updated = m_now.addSecs(-250);
    QCOMPARE(Wording::spoken(failed, {}, m_now),
             u"Failed, two dogs surfing, kling, 4 minutes ago"_s);
    failed.report.updated = m_now.addSecs(-3600);
    failed.label = u"Surf"_s;
    QCOMPARE(Wording::spoken(failed, {}, m_now),
             u"Failed, Surf, two dogs surfing, kling, 1 hour ago"_s);
    QCOMPARE(Wording::spoken(task(Status::Unknown, Watch::State::NotFound), {}, m_now),
             u"Not found, vid_1"_s);
}

void tst_Wording::spoken_holdsNoKeyAndNoControls_T18()
{
    Task hostile = task(Status::Failed);
    hostile.report.prompt = u"my key is sk-CANARY123456\u202Egnp\x1b[31m\nsecond line"_s;
    const QString sentence = Wording::spoken(hostile, {}, m_now);
    QVERIFY2(!sentence.contains(u"CANARY"_s), qPrintable(sentence));
    QVERIFY(!sentence.contains(u'\u202E') && !sentence.contains(u'\x1b'));
    QVERIFY(!sentence.contains(u'\n'));
    QVERIFY(sentence.contains(u"second line"_s));
}

void tst_Wording::toolTip_showsMarkupLiterally_T01_T06_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("escaped");
    QTest::newRow("T01 image") << u"<img src=file:///dev/zero>"_s
                               << u"&lt;img src=file:///dev/zero&gt;"_s;
    QTest::newRow("T05 link") << u"<a href=\"x\">y</a>"_s
                              << u"&lt;a href=&quot;x&quot;&gt;y&lt;/a&gt;"_s;
    QTest::newRow("T06 entity") << u"&lt;img src=file:///dev/zero&gt;"_s
                                << u"&amp;lt;img src=file:///dev/zero&amp;gt;"_s;
    QTest::newRow("T10 bidi") << u"a\u202Eb"_s << u"ab"_s;
    QTest::newRow("lines") << u"a\r\nb"_s << u"a<br>b"_s;
}

void tst_Wording::toolTip_showsMarkupLiterally_T01_T06()
{
    QFETCH(QString, text);
    QFETCH(QString, escaped);
    const QString tip = Wording::toolTip(text);
    // Nothing but our own paragraph is markup.
    QCOMPARE(tip, u"<p style=\"white-space: pre-wrap\">"_s + escaped + u"</p>"_s);
    QVERIFY(Wording::toolTip({}).isEmpty());
}

void tst_Wording::toolTip_isBounded_T12()
{
    QVERIFY(Wording::toolTip(QString(10'000'000, u'x')).size() < 2100);
}

void tst_Wording::supportReport_keepsErrorVerbatimAndNoSecret()
{
    Task failed = task(Status::Failed, Watch::State::Ended);
    failed.id = u"vid_9f/2"_s;
    failed.report.failure = {Failure::Class::Moderation,
                             u"OutputVideoSensitiveContentDetected.PolicyViolation"_s,
                             u"The output may contain…\nRequest id: 0217abc"_s};
    failed.report.link = "https://store.example/v.mp4?X-Tos-Signature=CANARYSIGNATURE";
    failed.watch.reason = u"GET https://u:CANARYUSER@h/x?sig=CANARYQUERY Bearer CANARYKEY"_s;
    const Account account {
        .id = 1, .name = u"Studio"_s, .base = QUrl(u"https://api.token360.ai"_s)};
    const QString report = Wording::supportReport(
        failed, account, {.kind = Kind::Rejected, .message = u"key sk-CANARY000001"_s}, m_now);
    for (const QString &kept :
         {u"vid_9f/2"_s, u"https://api.token360.ai"_s, u"Moderation"_s, failed.report.failure.code,
          failed.report.failure.message, u"https://store.example/v.mp4"_s,
          u"2026-04-17T12:00:00Z"_s, u"Rejected"_s})
        QVERIFY2(report.contains(kept), qPrintable(kept + u"\nin\n"_s + report));
    QVERIFY2(!report.contains(u"CANARY"_s), qPrintable(report));
}

QTEST_GUILESS_MAIN(tst_Wording)
#include "tst_wording.moc"
