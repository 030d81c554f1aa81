// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/library.h"
#include "model/wording.h"
#include "support/joinedtest.h"

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Status = TaskReport::Status;
using Kind = AccountState::Kind;

/// Words for states.
class tst_Wording : public QObject
{
    Q_OBJECT

private slots:
    void status_saysTheProductsWords_data();
    void status_saysTheProductsWords();
    void attention_holdsWhatTheUserMustSee_data();
    void fileThatIsGone_doesNotLookLikeSuccess();
    void attention_holdsWhatTheUserMustSee();
    void unreachable_needsAttentionAfterTenMinutes();
    void hindrance_isToldApartFromTheStatus_data();
    void hindrance_isToldApartFromTheStatus();
    void watch_tellsHowCheckingGoes_data();
    void watch_tellsHowCheckingGoes();
    void usualTime_isTheMedian();
    void stretchedInterval_isToldRoughly_data();
    void stretchedInterval_isToldRoughly();
    void spoken_isOneSentence_T18();
    void spoken_holdsNoKeyAndNoControls_T18();
    void toolTip_showsMarkupLiterally_T01_T06_data();
    void toolTip_showsMarkupLiterally_T01_T06();
    void toolTip_isBounded_T12();
    void supportReport_keepsErrorVerbatimAndNoSecret_K23();

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
        QTest::addRow("%s %s %s", keyOf(status), keyOf(watch), keyOf(key))
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
    for (const Kind kind :
         {Kind::Rejected, Kind::KeyMissing, Kind::KeychainLocked, Kind::OutOfBalance, Kind::Frozen})
        row(Status::Generating, W::Waiting, kind, u"Generating"_s, S::Attention);
    row(Status::Queued, W::Paused, Kind::Ok, u"Queued"_s, S::Attention);
    row(Status::Queued, W::NotFound, Kind::Ok, u"Queued"_s, S::Attention);
    row(Status::Unknown, W::Waiting, Kind::Rejected, u"Key rejected"_s, S::Attention);
    row(Status::Unknown, W::Waiting, Kind::KeyMissing, u"Paused"_s, S::Attention);
}

void tst_Wording::status_saysTheProductsWords()
{
    QFETCH(Status, status);
    QFETCH(Watch::State, watch);
    QFETCH(Kind, key);
    const Task shown = task(status, watch);
    QTEST(Wording::status(shown, {.kind = key}), "word");
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
    QTest::newRow("denied") << task(Status::Queued, Watch::State::Denied) << Kind::Ok << true;
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

void tst_Wording::fileThatIsGone_doesNotLookLikeSuccess()
{
    Task made = task(Status::Completed, Watch::State::Ended);
    for (const auto state : {Keeping::State::Missing, Keeping::State::Changed}) {
        made.keeping.state = state;
        QCOMPARE(Wording::sign(made, {}, m_now), Wording::Sign::FileGone);
    }
    made.keeping.state = Keeping::State::Kept;
    QCOMPARE(Wording::sign(made, {}, m_now), Wording::Sign::Completed);
}

void tst_Wording::attention_holdsWhatTheUserMustSee()
{
    QFETCH(Task, task);
    QFETCH(Kind, key);
    QTEST(Wording::needsAttention(task, {.kind = key}, m_now), "attention");
}

void tst_Wording::hindrance_isToldApartFromTheStatus_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<Kind>("key");
    QTest::addColumn<QString>("note");
    const auto row = [](const char *name, const Task &task, Kind key, const QString &note) {
        QTest::newRow(name) << task << key << note;
    };
    row("nothing amiss", task(Status::Generating), Kind::Ok, {});
    row("slowed", task(Status::Generating), Kind::Slowed, {});
    row("rejected", task(Status::Generating), Kind::Rejected, u"Key rejected"_s);
    row("no balance", task(Status::Queued), Kind::OutOfBalance, u"Paused, out of balance"_s);
    row("paused", task(Status::Queued, Watch::State::Paused), Kind::Ok, u"Paused"_s);
    row("denied", task(Status::Queued, Watch::State::Denied), Kind::Ok, u"Paused"_s);
    row("gone", task(Status::Queued, Watch::State::NotFound), Kind::Ok, u"Not found"_s);
    row("ended", task(Status::Failed, Watch::State::Ended), Kind::Rejected, {});
    row("never answered: its own word says it", task(Status::Unknown), Kind::Rejected, {});
}

void tst_Wording::hindrance_isToldApartFromTheStatus()
{
    QFETCH(Task, task);
    QFETCH(Kind, key);
    QTEST(Wording::hindrance(task, {.kind = key}, m_now), "note");
}

void tst_Wording::unreachable_needsAttentionAfterTenMinutes()
{
    Task generating = task(Status::Generating, Watch::State::Unreachable);
    generating.watch.failingSince = m_now.addSecs(-599);
    QVERIFY(!Wording::needsAttention(generating, {}, m_now));
    QCOMPARE(Wording::hindrance(generating, {}, m_now), QString());
    generating.watch.failingSince = m_now.addSecs(-600);
    QVERIFY(Wording::needsAttention(generating, {}, m_now));
    QCOMPARE(Wording::status(generating, {}), u"Generating"_s);
    QCOMPARE(Wording::hindrance(generating, {}, m_now), u"Unreachable"_s);

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
    QTest::newRow("fine") << due(W::Waiting, 14) << ok << Fine << u"next check in 14 s"_s;
    QTest::newRow("coarse rounds up")
        << due(W::Waiting, 14) << ok << Coarse << u"next check in 20 s"_s;
    QTest::newRow("minutes") << due(W::Waiting, 80) << ok << Fine << u"next check in 1 m 20 s"_s;
    QTest::newRow("overdue, C08") << due(W::Waiting, -30) << ok << Fine << u"next check now"_s;
    QTest::newRow("not planned") << task(Status::Queued) << ok << Fine << u"Waiting"_s;
    QTest::newRow("slowed") << due(W::Waiting, 5)
                            << AccountState {.kind = Kind::Slowed, .until = m_now.addSecs(40)}
                            << Fine << u"next check in 40 s"_s;
    Task unconfirmed = due(W::Waiting, 5, Status::Unknown);
    unconfirmed.watch.notFound = 1;
    QTest::newRow("not known yet, H54")
        << unconfirmed << ok << Fine << u"Not known yet, next check in 5 s"_s;
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
        << due(W::Waiting, 30, Status::Completed) << ok << Fine << u"next check in 30 s"_s;
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

void tst_Wording::usualTime_isTheMedian()
{
    QCOMPARE(Wording::usually({.early = 30s, .median = 99'700ms, .p90 = 400s, .count = 3}),
             u"usually 1 m 40 s"_s);
}

void tst_Wording::stretchedInterval_isToldRoughly_data()
{
    QTest::addColumn<std::chrono::milliseconds>("interval");
    QTest::addColumn<double>("perSecond");
    QTest::addColumn<QString>("words");
    const auto row = [](std::chrono::milliseconds interval, double perSecond, const char *words) {
        QTest::newRow(words) << interval << perSecond << QString::fromLatin1(words);
    };
    row(2500s, 4, "each video about every 42 min at 4 checks/s");
    row(119'400ms, 2.5, "each video about every 119 s at 2.5 checks/s");
    row(120s, 1, "each video about every 2 min at 1 checks/s");
    row(40min, 0.5, "each video about every 40 min at 30 checks/min");
    row(7h + 20min, 4, "each video about every 7 h at 4 checks/s");
}

void tst_Wording::stretchedInterval_isToldRoughly()
{
    QFETCH(const std::chrono::milliseconds, interval);
    QFETCH(const double, perSecond);
    QTEST(Wording::stretched(interval, perSecond), "words");
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

void tst_Wording::supportReport_keepsErrorVerbatimAndNoSecret_K23()
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
         {u"vid_9f/2"_s, u"https://api.token360.ai"_s, u"Moderation"_s,
          failed.report.failure.code.toString(), failed.report.failure.message.toString(),
          u"https://store.example/v.mp4"_s, u"2026-04-17T12:00:00Z"_s, u"Rejected"_s})
        QVERIFY2(report.contains(kept), qPrintable(kept + u"\nin\n"_s + report));
    QVERIFY2(!report.contains(u"CANARY"_s), qPrintable(report));
}

QTEST_GUILESS_MAIN(tst_Wording)
#include "tst_wording.moc"
