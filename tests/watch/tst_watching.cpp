// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/durable.h"
#include "support/joinedtest.h"
#include "watch/reachability.h"
#include "watch/watchbench.h"

#include <QSignalSpy>
#include <QTimer>

using namespace Reelwatch;
using Kind = AccountState::Kind;
using Status = TaskReport::Status;

namespace {

/// Changes an account as the key dialog would.
void edit(Bench &bench, AccountId id, const std::function<void(Account &)> &change)
{
    Account account = *bench.accounts.find(id);
    change(account);
    bench.accounts.save(account);
}

WatchEvent newest(const QSignalSpy &noted)
{
    return noted.constLast().constFirst().value<WatchEvent>();
}

Task known(TaskNumber number, AccountId account, const QDateTime &now)
{
    Task task {.number = number, .account = account, .id = QString::number(number), .added = now};
    task.watch.lastAsked = now;
    return task;
}

} // namespace

/// How it stands with accounts and ways, and what the watching tells of itself.
class TestWatching final : public QObject
{
    Q_OBJECT

private slots:
    void limits_followTheAccount();
    void tenThousandDue_areHandedOutAsTheyCanRun_L05();
    void pausedAccount_sendsNothingButWishes();
    void hidden_checksOnlyIfWanted();
    void volleyThatFails_isOneEvent();
    void stoppedByTheService_isTriedNowAndThen_data();
    void stoppedByTheService_isTriedNowAndThen();
    void pausedByTheUser_isNotTried();
    void stoppedElsewhere_isTriedWithAnyVideo();
    void hold_outlastsOtherTroubles();
    void lostWay_isOneForAllItsAccounts();
    void lostWay_isNamed_data();
    void lostWay_isNamed();
    void captivePortalToldByTheSystem_isNamed();
    void captivePortalThatIsGone_endsTheBarSoon_H60();
    void oneTaskThatTheServiceStumblesOver_isNoOutage();
    void retryAfterOfOneVideo_isHeededByTheNextStart_H56();
    void pauseOfOneVideo_isNoLongerThanAnHour_C01_data();
    void pauseOfOneVideo_isNoLongerThanAnHour_C01();
    void lostWay_endsWhenNobodyWaits();
    void keepersTrouble_losesNoWayThatNobodyAsks();
    void slowing_endsByItself();
    void answerForARemovedTask_speaksForTheAccount();
    void slowedInAVolley_countsOnce();
    void denied_areAskedAgainWithANewKey_data();
    void denied_areAskedAgainWithANewKey();
    void deniedBeforeTheStart_areAskedAgainWithANewKeyOnly_H53_data();
    void deniedBeforeTheStart_areAskedAgainWithANewKeyOnly_H53();
    void deniedByAKeyThatIsGone_areAskedWithTheNext();
    void unchangedAnswer_isNotApplied();
    void pollAfter_putsTheNextCheckOff();
    void usualTime_isLearntAndUsed();
    void usualTime_countsAtTheStart();
    void videoThatComesBack_isAsOldAsItIs();
    void intervals_areBoundedByTheUser();
    void nextCheck_isHonestWhenTheRateRules();
    void standing_tellsTheNumbers();
    void event_tellsWhatCame_data();
    void event_tellsWhatCame();
    void nothingPending_hasNoTimer();
    void networkReturn_isToOnlineOnly_data();
    void networkReturn_isToOnlineOnly();
};

void TestWatching::limits_followTheAccount()
{
    Bench bench;
    const AccountId account = bench.addAccount();
    for (int i = 0; i < 60; ++i)
        bench.add(account, QString::number(i));
    QCOMPARE(bench.requests.size(), 4);
    edit(bench, account,
         [](Account &a) { a.limits = {.atOnce = 48, .perSecond = 1000, .burst = 100}; });
    bench.pass(10ms);
    QCOMPARE(bench.requests.size(), 48);
}

/// Who would take them all would hold the window up for a quarter of a second.
void TestWatching::tenThousandDue_areHandedOutAsTheyCanRun_L05()
{
    Bench bench;
    const AccountId account = bench.addAccount();
    QList<NewTask> wanted;
    for (int i = 0; i < 10'000; ++i)
        wanted.append({account, QString::number(i)});
    bench.tasks.add(wanted, bench.clock.now());
    bench.watcher.sendDue();
    const int atOnce = bench.accounts.find(account)->limits.atOnce;
    QCOMPARE(bench.requests.size(), atOnce);
    bench.sleep(5s);
    QCOMPARE(bench.requests.size(), atOnce);
    for (int answers = 0; answers < 100; ++answers) {
        bench.say(TaskReport::Status::Generating);
        bench.sleep(1s);
        QCOMPARE(bench.requests.size(), atOnce);
    }
}

void TestWatching::pausedAccount_sendsNothingButWishes()
{
    Bench bench;
    const AccountId one = bench.addAccount();
    const AccountId other = bench.addAccount(u"Other"_s, u"https://other.invalid"_s);
    edit(bench, one, [](Account &a) { a.paused = true; });
    const TaskNumber number = bench.add(one, u"a"_s);
    bench.add(other, u"b"_s);
    QCOMPARE(bench.requests.size(), 1);
    QVERIFY(bench.watcher.standing(one).held && !bench.watcher.standing(other).held);
    bench.say(Status::Failed);
    bench.pass(1h);
    QCOMPARE(bench.asked, 1);
    bench.watcher.refresh({number});
    QCOMPARE(bench.asked, 2);
    bench.say(Status::Generating);
    bench.pass(1h);
    QCOMPARE(bench.asked, 2);
    QCOMPARE(bench.accounts.state(one).kind, Kind::Ok);
    edit(bench, one, [](Account &a) { a.paused = false; });
    bench.pass(1ms);
    QCOMPARE(bench.asked, 3);
}

void TestWatching::hidden_checksOnlyIfWanted()
{
    Bench bench;
    bench.add(bench.addAccount(), u"a"_s);
    bench.say(Status::Generating);
    bench.watcher.setHidden(true);
    bench.pass(10s);
    QCOMPARE(bench.asked, 2);
    bench.say(Status::Generating);
    bench.watcher.setChecksWhileHidden(false);
    QVERIFY(!bench.watcher.untilNextCheck());
    bench.pass(1h);
    QCOMPARE(bench.asked, 2);
    bench.watcher.setHidden(false);
    QCOMPARE(bench.asked, 3);
}

// Requests that were under way together fail together: one event, told once.
void TestWatching::volleyThatFails_isOneEvent()
{
    Bench bench;
    const AccountId account = bench.addAccount();
    const QSignalSpy told(&bench.watcher, &TaskWatcher::failed);
    const QSignalSpy lost(&bench.watcher, &TaskWatcher::wayLost);
    const QSignalSpy states(&bench.accounts, &AccountStore::stateChanged);
    for (int i = 0; i < 4; ++i)
        bench.add(account, QString::number(i));
    QCOMPARE(bench.requests.size(), 4);
    bench.clock.advance(100ms);
    for (int i = 0; i < 4; ++i)
        bench.answer(errorOf(ApiError::Kind::Offline));
    QCOMPARE(told.size(), 1);
    QCOMPARE(bench.accounts.state(account).kind, Kind::Ok);
    bench.pass(7s);
    QVERIFY(!bench.requests.isEmpty());
    while (!bench.requests.isEmpty())
        bench.answer(errorOf(ApiError::Kind::Offline));
    QCOMPARE(bench.accounts.state(account).kind, Kind::Unreachable);
    QCOMPARE(told.size(), 2);
    QCOMPARE(lost.size(), 1);
    QCOMPARE(states.size(), 1);
    QCOMPARE(bench.tasks.at(0).report.status, Status::Unknown); // P7
}

void TestWatching::stoppedByTheService_isTriedNowAndThen_data()
{
    QTest::addColumn<ApiError::Kind>("error");
    QTest::addColumn<bool>("isTried");
    QTest::newRow("402") << ApiError::Kind::OutOfBalance << true;
    QTest::newRow("403, frozen") << ApiError::Kind::KeyFrozen << true;
    QTest::newRow("401") << ApiError::Kind::KeyRejected << false; // H51: only a new key helps
}

// One request of one video tells whether the balance was filled up meanwhile.
void TestWatching::stoppedByTheService_isTriedNowAndThen()
{
    QFETCH(ApiError::Kind, error);
    QFETCH(bool, isTried);
    Bench bench;
    const QSignalSpy noted(&bench.watcher, &TaskWatcher::noted);
    const AccountId account = bench.addAccount();
    bench.add(account, u"a"_s);
    bench.answer(errorOf(error));
    const TaskNumber other = bench.add(account, u"b"_s);
    QVERIFY(bench.requests.isEmpty());
    const Kind stopped = bench.accounts.state(account).kind;
    bench.pass(7min);
    QVERIFY(bench.requests.isEmpty());
    bench.pass(6min);
    QCOMPARE(bench.requests.size(), isTried ? 1 : 0);
    if (!isTried) {
        bench.pass(24h);
        QVERIFY(bench.requests.isEmpty());
        return;
    }
    for (int again = 0; again < 20; ++again) { // at most once in an hour or so
        bench.answer(errorOf(error));
        QCOMPARE(bench.accounts.state(account).kind, stopped);
        bench.pass(again == 0 ? 15min : again == 1 ? 30min : 45min);
        QVERIFY(bench.requests.isEmpty());
        bench.pass(30min);
        QCOMPARE(bench.requests.size(), 1);
    }
    QCOMPARE(newest(noted).why, WatchEvent::Why::Tried);
    bench.say(Status::Generating);
    QCOMPARE(bench.accounts.state(account).kind, Kind::Ok);
    bench.pass(1min);
    QVERIFY(bench.watch(other).lastAsked.isValid());
}

// Who paused a key, or all, wants nothing asked with it.
void TestWatching::pausedByTheUser_isNotTried()
{
    Bench bench;
    const AccountId account = bench.addAccount();
    bench.add(account, u"a"_s);
    bench.answer(errorOf(ApiError::Kind::OutOfBalance));
    bench.watcher.setPaused(true);
    bench.pass(24h);
    QVERIFY(bench.requests.isEmpty());
    bench.watcher.setPaused(false);
    QCOMPARE(bench.requests.size(), 1);
}

// A link that could not be renewed for want of balance: nothing else of the key is asked for.
void TestWatching::stoppedElsewhere_isTriedWithAnyVideo()
{
    Bench bench;
    const AccountId account = bench.addAccount();
    bench.add(account, u"a"_s);
    bench.say(Status::Completed, "https://cdn.example.invalid/a.mp4");
    bench.watcher.noteAccountError(account, errorOf(ApiError::Kind::OutOfBalance));
    QCOMPARE(bench.accounts.state(account).kind, Kind::OutOfBalance);
    bench.pass(13min);
    QCOMPARE(bench.requests.size(), 1);
    bench.say(Status::Completed, "https://cdn.example.invalid/a.mp4");
    QCOMPARE(bench.accounts.state(account).kind, Kind::Ok);
}

// H56: a lost way, or a key that was refused meanwhile, does not end what the service asked to
// wait.
void TestWatching::hold_outlastsOtherTroubles()
{
    Bench bench;
    const AccountId account = bench.addAccount();
    const AccountId same = bench.addAccount(u"Same place"_s);
    bench.add(account, u"a"_s);
    ApiError enough = errorOf(ApiError::Kind::RateLimited);
    enough.retryAfter = 30min;
    bench.answer(enough);
    const auto until = bench.accounts.state(account).heldUntil;
    QCOMPARE(until, bench.clock.steady() + 30min);
    for (int i = 0; i < 2; ++i) {
        bench.add(same, QString::number(i));
        bench.pass(1min);
        bench.answer(errorOf(ApiError::Kind::Offline));
    }
    QCOMPARE(bench.accounts.state(account).kind, Kind::Unreachable);
    QCOMPARE(bench.accounts.state(account).heldUntil, until);
    bench.pass(2min);
    bench.say(Status::Generating);
    QCOMPARE(bench.accounts.state(same).kind, Kind::Ok);
    QCOMPARE(bench.accounts.state(account).kind, Kind::Slowed);
    QCOMPARE(bench.accounts.state(account).heldUntil, until);
    bench.watcher.noteAccountError(account, errorOf(ApiError::Kind::OutOfBalance));
    QCOMPARE(bench.accounts.state(account).heldUntil, until);
}

void TestWatching::lostWay_isOneForAllItsAccounts()
{
    Bench bench;
    const AccountId one = bench.addAccount();
    const AccountId same = bench.addAccount(u"Same place"_s);
    const AccountId other = bench.addAccount(u"Other"_s, u"https://other.invalid"_s);
    bench.add(one, u"a"_s);
    for (int i = 0; i < 3; ++i) {
        bench.answer(errorOf(ApiError::Kind::TimedOut));
        bench.pass(*bench.watcher.untilNextCheck());
    }
    bench.add(same, u"b"_s);
    bench.add(other, u"c"_s);
    QCOMPARE(bench.accounts.state(one).kind, Kind::Unreachable);
    QCOMPARE(bench.accounts.state(same).kind, Kind::Unreachable);
    QCOMPARE(bench.accounts.state(other).kind, Kind::Ok);
    // One probe for the place, and the other place goes on.
    QCOMPARE(bench.requests.size(), 2);
    QCOMPARE(bench.requests.last().account, other);
    bench.say(Status::Generating);
    QCOMPARE(bench.accounts.state(one).kind, Kind::Ok);
    QCOMPARE(bench.accounts.state(same).kind, Kind::Ok);
    bench.pass(1s);
    QVERIFY(
        std::ranges::any_of(bench.requests, [same](const auto &r) { return r.account == same; }));
}

void TestWatching::lostWay_isNamed_data()
{
    QTest::addColumn<ApiError::Kind>("kind");
    for (const auto kind : {ApiError::Kind::Offline, ApiError::Kind::Insecure,
                            ApiError::Kind::SignIn, ApiError::Kind::Proxy, ApiError::Kind::Server,
                            ApiError::Kind::Redirected, ApiError::Kind::BadAnswer})
        QTest::newRow(QMetaEnum::fromType<ApiError::Kind>().valueToKey(int(kind))) << kind;
}

void TestWatching::lostWay_isNamed() // H22, H32, H40, H49, H60
{
    QFETCH(ApiError::Kind, kind);
    Bench bench;
    const AccountId account = bench.addAccount();
    for (int i = 0; i < 3; ++i) {
        bench.add(account, QString::number(i));
        if (!bench.requests.isEmpty())
            bench.answer(errorOf(kind));
        bench.clock.advance(1ms);
    }
    const AccountState state = bench.accounts.state(account);
    QCOMPARE(state.kind, Kind::Unreachable);
    QCOMPARE(state.cause, kind);
    QCOMPARE(state.message, u"A sentence."_s);
    QVERIFY(state.since.isValid());
    bench.pass(2min);
    const QDateTime since = state.since;
    bench.answer(errorOf(kind));
    QCOMPARE(bench.accounts.state(account).since, since);
}

void TestWatching::captivePortalToldByTheSystem_isNamed()
{
    Bench bench;
    const AccountId account = bench.addAccount();
    bench.watcher.noteCaptivePortal(true);
    for (int i = 0; i < 2; ++i) {
        bench.add(account, QString::number(i));
        bench.answer(errorOf(ApiError::Kind::Insecure));
    }
    QCOMPARE(bench.accounts.state(account).cause, ApiError::Kind::SignIn);
    QVERIFY(bench.accounts.state(account).message != u"A sentence."_s);
}

void TestWatching::captivePortalThatIsGone_endsTheBarSoon_H60()
{
    Bench bench;
    const AccountId account = bench.addAccount();
    bench.add(account, u"a"_s);
    bench.watcher.noteCaptivePortal(true);
    for (int i = 0; i < 6; ++i) {
        bench.answer(errorOf(ApiError::Kind::SignIn));
        bench.pass(*bench.watcher.untilNextCheck());
    }
    bench.answer(errorOf(ApiError::Kind::SignIn));
    QCOMPARE(bench.accounts.state(account).cause, ApiError::Kind::SignIn);
    QVERIFY(bench.watcher.untilNextCheck().value() > 40s);
    bench.watcher.noteCaptivePortal(false);
    bench.pass(2s);
    QCOMPARE(bench.requests.size(), 1);
    bench.say(Status::Generating);
    QCOMPARE(bench.accounts.state(account).kind, Kind::Ok);
    // That there is none is no news: the way is lost by something else.
    for (int i = 0; i < 6; ++i) {
        bench.pass(*bench.watcher.untilNextCheck());
        bench.answer(errorOf(ApiError::Kind::Offline));
    }
    bench.watcher.noteCaptivePortal(false);
    bench.pass(2s);
    QVERIFY(bench.requests.isEmpty());
}

void TestWatching::oneTaskThatTheServiceStumblesOver_isNoOutage()
{
    Bench bench;
    const AccountId account = bench.addAccount();
    const TaskNumber number = bench.add(account, u"a"_s);
    for (int i = 0; i < 10; ++i) {
        bench.answer(errorOf(ApiError::Kind::Server));
        bench.pass(*bench.watcher.untilNextCheck());
    }
    QCOMPARE(bench.accounts.state(account).kind, Kind::Ok);
    QCOMPARE(bench.watch(number).failures, 10);
}

void TestWatching::retryAfterOfOneVideo_isHeededByTheNextStart_H56()
{
    Bench first;
    const TaskNumber number = first.add(first.addAccount(), u"a"_s);
    ApiError enough = errorOf(ApiError::Kind::Server);
    enough.retryAfter = 20min;
    first.answer(enough);
    const Task stored = durable(*first.tasks.find(number));
    Bench next;
    const AccountId account = next.addAccount();
    next.clock.advance(5min); // between the two starts
    next.tasks.load({stored, known(number + 1, account, next.clock.now())});
    next.watcher.refresh({number}); // not even the user's own wish
    next.pass(14min);
    QVERIFY(next.asked > 0); // the other
    const auto isOfTheFirst = [](const Bench::Request &request) {
        return request.id == u"a"_s;
    };
    QVERIFY(std::ranges::none_of(next.requests, isOfTheFirst));
    next.pass(2min);
    QVERIFY(std::ranges::any_of(next.requests, isOfTheFirst));
}

void TestWatching::pauseOfOneVideo_isNoLongerThanAnHour_C01_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("ahead") << 24;
    QTest::newRow("back") << -24;
}

void TestWatching::pauseOfOneVideo_isNoLongerThanAnHour_C01()
{
    QFETCH(const int, hours);
    Bench bench;
    const AccountId account = bench.addAccount();
    Task stored = known(1, account, bench.clock.now());
    stored.watch.notBefore = bench.clock.now().addSecs(20 * 60);
    bench.clock.jump(std::chrono::hours(hours));
    bench.tasks.load({stored});
    bench.pass(1min);
    QCOMPARE(bench.asked, 1);
}

void TestWatching::lostWay_endsWhenNobodyWaits()
{
    Bench bench;
    const AccountId account = bench.addAccount();
    const TaskNumber number = bench.add(account, u"a"_s);
    for (int i = 0; i < 2; ++i) {
        bench.answer(errorOf(ApiError::Kind::Offline));
        bench.pass(*bench.watcher.untilNextCheck());
    }
    bench.answer(errorOf(ApiError::Kind::Offline));
    QCOMPARE(bench.accounts.state(account).kind, Kind::Unreachable);
    bench.tasks.remove({number});
    QCOMPARE(bench.accounts.state(account).kind, Kind::Ok);
    QVERIFY(!bench.watcher.untilNextCheck());
}

void TestWatching::keepersTrouble_losesNoWayThatNobodyAsks()
{
    Bench bench;
    const AccountId account = bench.addAccount();
    for (int i = 0; i < 5; ++i)
        bench.watcher.noteAccountError(account, errorOf(ApiError::Kind::Offline));
    QCOMPARE(bench.accounts.state(account).kind, Kind::Ok);
    bench.add(account, u"a"_s);
    bench.watcher.noteAccountError(account, errorOf(ApiError::Kind::Offline));
    bench.clock.advance(1s);
    bench.watcher.noteAccountError(account, errorOf(ApiError::Kind::Offline));
    QCOMPARE(bench.accounts.state(account).kind, Kind::Unreachable);
}

void TestWatching::slowing_endsByItself()
{
    Bench bench;
    const AccountId account = bench.addAccount();
    bench.watcher.noteAccountError(account,
                                   {.kind = ApiError::Kind::RateLimited, .retryAfter = 90s});
    QCOMPARE(bench.accounts.state(account).kind, Kind::Slowed);
    QCOMPARE(bench.accounts.state(account).until, bench.clock.now().addSecs(90));
    QVERIFY(bench.watcher.findChild<QTimer *>()->isActive());
    bench.sleep(89s);
    QCOMPARE(bench.accounts.state(account).kind, Kind::Slowed);
    bench.sleep(1s);
    QCOMPARE(bench.accounts.state(account).kind, Kind::Ok);
    QVERIFY(!bench.watcher.findChild<QTimer *>()->isActive());
}

// H56, H63: the video is gone, the service's word to its key is not.
void TestWatching::answerForARemovedTask_speaksForTheAccount()
{
    Bench bench;
    const AccountId account = bench.addAccount();
    const TaskNumber number = bench.add(account, u"a"_s);
    bench.tasks.remove({number});
    bench.answer(ApiError {.kind = ApiError::Kind::RateLimited, .retryAfter = 12s});
    bench.add(account, u"b"_s);
    QVERIFY(bench.requests.isEmpty());
    bench.pass(12s);
    QCOMPARE(bench.requests.size(), 1);
}

void TestWatching::slowedInAVolley_countsOnce()
{
    Bench bench;
    const AccountId account = bench.addAccount();
    const QSignalSpy told(&bench.watcher, &TaskWatcher::failed);
    for (int i = 0; i < 4; ++i)
        bench.add(account, QString::number(i));
    bench.clock.advance(100ms);
    for (int i = 0; i < 4; ++i)
        bench.answer(ApiError {.kind = ApiError::Kind::RateLimited, .retryAfter = 5s});
    QCOMPARE(bench.accounts.state(account).inARow, 1);
    QCOMPARE(told.size(), 1);
    QCOMPARE(bench.watcher.standing(account).perSecond, 2.0);
    bench.pass(7s);
    bench.answer(ApiError {.kind = ApiError::Kind::RateLimited, .retryAfter = 5s});
    QCOMPARE(bench.accounts.state(account).inARow, 2);
}

void TestWatching::denied_areAskedAgainWithANewKey_data()
{
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::newRow("model denied") << ApiError::Kind::ModelDenied;
    QTest::newRow("forbidden") << ApiError::Kind::Forbidden;
}

void TestWatching::denied_areAskedAgainWithANewKey()
{
    QFETCH(ApiError::Kind, kind);
    Bench bench;
    const AccountId account = bench.addAccount();
    const TaskNumber denied = bench.add(account, u"a"_s);
    bench.answer(errorOf(kind));
    const TaskNumber stopped = bench.add(account, u"b"_s);
    bench.answer(errorOf(ApiError::Kind::Stopped));
    QCOMPARE(bench.watch(denied).state, Watch::State::Denied);
    bench.pass(1h);
    QCOMPARE(bench.asked, 2);
    bench.watcher.resume(account);
    QCOMPARE(bench.asked, 3);
    QCOMPARE(bench.requests.first().id, u"a"_s);
    QCOMPARE(bench.watch(stopped).state, Watch::State::Paused); // no key mends that
}

void TestWatching::deniedBeforeTheStart_areAskedAgainWithANewKeyOnly_H53_data()
{
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::addColumn<bool>("keyComesFirst"); // before the library is read
    for (const bool keyComesFirst : {false, true}) {
        const char *when = keyComesFirst ? "key first" : "library first";
        QTest::addRow("model denied, %s", when) << ApiError::Kind::ModelDenied << keyComesFirst;
        QTest::addRow("forbidden, %s", when) << ApiError::Kind::Forbidden << keyComesFirst;
    }
}

void TestWatching::deniedBeforeTheStart_areAskedAgainWithANewKeyOnly_H53()
{
    QFETCH(ApiError::Kind, kind);
    QFETCH(bool, keyComesFirst);
    Bench first;
    const AccountId owner = first.addAccount();
    const TaskNumber denied = first.add(owner, u"a"_s);
    first.answer(errorOf(kind));
    const TaskNumber stopped = first.add(owner, u"b"_s);
    first.answer(errorOf(ApiError::Kind::Stopped));
    const QList<Task> stored {durable(*first.tasks.find(denied)),
                              durable(*first.tasks.find(stopped))};

    Bench same;
    same.addAccount();
    if (keyComesFirst)
        same.watcher.resumeAsBefore(owner);
    same.tasks.load(stored);
    if (!keyComesFirst)
        same.watcher.resumeAsBefore(owner);
    same.pass(1h);
    QCOMPARE(same.asked, 0);
    QCOMPARE(same.watch(denied).reason, u"A sentence."_s);

    Bench next;
    next.addAccount();
    if (keyComesFirst)
        next.watcher.resume(owner);
    next.tasks.load(stored);
    if (!keyComesFirst)
        next.watcher.resume(owner);
    next.pass(1min);
    QCOMPARE(next.asked, 1);
    QCOMPARE(next.requests.first().id, u"a"_s);
    next.say(Status::Generating);
    QCOMPARE(next.watch(denied).state, Watch::State::Waiting);
    QVERIFY(next.watch(denied).reason.isEmpty());
    QCOMPARE(next.watch(stopped).state, Watch::State::Paused); // no key mends that
}

void TestWatching::deniedByAKeyThatIsGone_areAskedWithTheNext()
{
    Bench bench;
    const AccountId one = bench.addAccount();
    const AccountId other = bench.addAccount(u"Other"_s);
    const TaskNumber denied = bench.add(one, u"a"_s);
    bench.answer(errorOf(ApiError::Kind::Forbidden));
    bench.tasks.assign({denied}, other, one);
    bench.pass(1s);
    QCOMPARE(bench.requests.size(), 1);
    QCOMPARE(bench.requests.first().account, other);
    bench.answer(errorOf(ApiError::Kind::Forbidden));
    bench.watcher.resume(one); // whose video it no longer is
    bench.pass(1h);
    QCOMPARE(bench.asked, 2);
}

void TestWatching::unchangedAnswer_isNotApplied()
{
    Bench bench;
    const QSignalSpy noted(&bench.watcher, &TaskWatcher::noted);
    const TaskNumber number = bench.add(bench.addAccount(), u"a"_s);
    bench.say(Status::Generating);
    const TaskReport before = bench.tasks.find(number)->report;
    bench.pass(6s);
    bench.answer(TaskAnswer {.unchanged = true});
    QCOMPARE(bench.tasks.find(number)->report, before);
    QCOMPARE(bench.watch(number).state, Watch::State::Waiting);
    QCOMPARE(bench.watch(number).lastAnswered, bench.clock.now());
    QVERIFY(bench.watcher.untilNextCheck().value() >= 4s);
    QCOMPARE(newest(noted).came, WatchEvent::Came::Unchanged);
}

void TestWatching::pollAfter_putsTheNextCheckOff()
{
    Bench bench;
    const TaskNumber number = bench.add(bench.addAccount(), u"a"_s);
    bench.answer(TaskAnswer {.report = reportOf(Status::Queued), .body = "{}", .pollAfter = 90s});
    QVERIFY(bench.watcher.untilNextCheck().value() >= 90s);
    bench.watcher.setPreferred({number}, {number});
    QVERIFY(bench.watcher.untilNextCheck().value() >= 90s);
    bench.watcher.refresh({number}); // the user's own wish is another matter
    QCOMPARE(bench.asked, 2);
    bench.answer(errorOf(ApiError::Kind::Server)); // says nothing else: the wait still holds
    QVERIFY(bench.watcher.untilNextCheck().value() >= 90s);
    QVERIFY(bench.watch(number).nextCheck >= bench.clock.now().addSecs(90));
}

void TestWatching::usualTime_isLearntAndUsed()
{
    Bench bench;
    const AccountId account = bench.addAccount();
    const QSignalSpy learnt(&bench.watcher, &TaskWatcher::usualTimeChanged);
    const QDateTime began = bench.clock.now();
    for (int i = 1; i <= 4; ++i) {
        bench.add(account, QString::number(i));
        TaskReport report = reportOf(Status::Completed, "https://cdn.invalid/v.mp4");
        report.created = began;
        report.updated = began.addSecs(90 + i * 10);
        bench.answer(TaskAnswer {.report = report, .body = "{}"});
    }
    QCOMPARE(learnt.size(), 4);
    const auto usual = bench.watcher.usualTimes().of(account, u"m"_s);
    QVERIFY(usual.has_value());
    QCOMPARE(usual->median, 110s);
    QCOMPARE(usual->count, 4);
    bench.add(account, u"new"_s);
    bench.say(Status::Generating);
    const milliseconds wait = bench.watcher.untilNextCheck().value();
    QVERIFY(wait >= 13'750ms * 8 / 10 && wait <= 13'750ms * 12 / 10);
}

// Whose time is nearly up goes first also when nothing of it was asked in this run.
void TestWatching::usualTime_countsAtTheStart()
{
    Bench bench;
    const AccountId account = bench.addAccount();
    bench.watcher.setPaused(true);
    const QDateTime now = bench.clock.now();
    QList<Task> stored;
    for (TaskNumber number = 1; number <= 20; ++number) {
        Task task = known(number, account, now.addDays(-1));
        task.watch.lastAsked = now.addSecs(-3600);
        task.report = reportOf(Status::Generating);
        stored.append(task);
    }
    stored.last().added = now.addSecs(-100);
    stored.last().watch.lastAsked = now;
    for (TaskNumber number = 21; number <= 23; ++number) {
        Task task = known(number, account, now.addDays(-1));
        task.report = reportOf(Status::Completed, "https://cdn.invalid/v.mp4");
        task.report.created = task.added;
        task.report.updated = task.added.addSecs(60 * (number - 20)); // 1 to 3 min
        stored.append(task);
    }
    bench.tasks.load(stored);
    bench.sleep(6s); // until each has come to its place in the first sweep
    QCOMPARE(bench.asked, 0);
    bench.watcher.setPaused(false);
    bench.pass(1s);
    QVERIFY(!bench.requests.isEmpty());
    QCOMPARE(bench.requests.first().id, u"20"_s);
}

// One that was given up is asked for at the pace of its age when the user brings it back.
void TestWatching::videoThatComesBack_isAsOldAsItIs()
{
    Bench bench;
    const AccountId account = bench.addAccount();
    bench.tasks.load({known(1, account, bench.clock.now().addSecs(-3600))});
    bench.pass(1s);
    bench.answer(errorOf(ApiError::Kind::Stopped));
    QCOMPARE(bench.watch(1).state, Watch::State::Paused);
    for (int check = 0; check < 3; ++check) {
        bench.watcher.refresh({1});
        bench.say(Status::Generating);
        QVERIFY(bench.watcher.untilNextCheck().value() >= 48s);
    }
}

void TestWatching::intervals_areBoundedByTheUser()
{
    Bench bench;
    bench.watcher.setIntervals(30s, 40s);
    bench.add(bench.addAccount(), u"a"_s);
    bench.say(Status::Generating);
    const milliseconds wait = bench.watcher.untilNextCheck().value();
    QVERIFY(wait >= 24s && wait <= 36s);
}

void TestWatching::nextCheck_isHonestWhenTheRateRules()
{
    Bench bench;
    const AccountId account = bench.addAccount();
    QList<Task> stored;
    for (TaskNumber number = 1; number <= 1000; ++number)
        stored.append(known(number, account, bench.clock.now()));
    bench.tasks.load(stored);
    const auto stretched = bench.watcher.stretchedInterval(account);
    QVERIFY(stretched > 230s && stretched < 270s);
    bench.pass(1s);
    const QString id = bench.requests.first().id;
    bench.say(Status::Generating);
    const Watch &watch = bench.watch(id.toLongLong());
    QVERIFY(bench.clock.now().secsTo(watch.nextCheck) > 230);
}

void TestWatching::standing_tellsTheNumbers()
{
    Bench bench;
    const AccountId account = bench.addAccount();
    QCOMPARE(bench.watcher.standing(99), (WatchStanding {.account = 99}));
    for (int i = 0; i < 6; ++i)
        bench.add(account, QString::number(i));
    bench.say(Status::Generating);
    const WatchStanding standing = bench.watcher.standing(account);
    QCOMPARE(standing.underWay, 4);
    QCOMPARE(standing.atOnce, 4);
    QCOMPARE(standing.perSecond, 4.0);
    QCOMPARE(standing.watched, 6);
    QCOMPARE(standing.overdue, 1);
    QCOMPARE(standing.nextCheck, bench.clock.now());
    QVERIFY(!standing.slowedUntil.isValid());
    QVERIFY(standing.interval > 4s && standing.interval < 6s);
    QCOMPARE(standing.stretched, 0ms);
    bench.answer(ApiError {.kind = ApiError::Kind::RateLimited, .retryAfter = 60s});
    QCOMPARE(bench.watcher.standing(account).slowedUntil, bench.clock.now().addSecs(60));
}

void TestWatching::event_tellsWhatCame_data()
{
    QTest::addColumn<Outcome<TaskAnswer>>("outcome");
    QTest::addColumn<WatchEvent>("event");
    using Came = WatchEvent::Came;
    QTest::newRow("answer") << Outcome<TaskAnswer>(TaskAnswer {reportOf(Status::Failed), "{}"})
                            << WatchEvent {.came = Came::Answer, .status = Status::Failed};
    QTest::newRow("error")
        << Outcome<TaskAnswer>(ApiError {.kind = ApiError::Kind::Stopped, .http = 400})
        << WatchEvent {.came = Came::Error, .error = ApiError::Kind::Stopped, .http = 400};
}

void TestWatching::event_tellsWhatCame()
{
    QFETCH(Outcome<TaskAnswer>, outcome);
    QFETCH(WatchEvent, event);
    Bench bench;
    const QSignalSpy noted(&bench.watcher, &TaskWatcher::noted);
    event.account = bench.addAccount();
    event.task = bench.add(event.account, u"a"_s);
    event.id = u"a"_s;
    event.when = bench.clock.now();
    event.took = 70ms;
    bench.clock.advance(70ms);
    bench.answer(outcome);
    QCOMPARE(noted.size(), 1);
    QCOMPARE(newest(noted), event);
    bench.watcher.refresh({event.task});
    bench.say(Status::Generating);
    QCOMPARE(newest(noted).why, WatchEvent::Why::Wished);
}

void TestWatching::nothingPending_hasNoTimer()
{
    Bench bench;
    const QTimer *timer = bench.watcher.findChild<QTimer *>();
    QVERIFY(!timer->isActive());
    const TaskNumber number = bench.add(bench.addAccount(), u"a"_s);
    QVERIFY(!timer->isActive()); // the answer tells
    bench.say(Status::Generating);
    QVERIFY(timer->isActive() && timer->isSingleShot());
    bench.tasks.remove({number});
    QVERIFY(!timer->isActive());
}

// H67
void TestWatching::networkReturn_isToOnlineOnly_data()
{
    using Reach = QNetworkInformation::Reachability;
    QTest::addColumn<Reach>("before");
    QTest::addColumn<Reach>("now");
    QTest::addColumn<bool>("isReturn");
    QTest::newRow("from nothing") << Reach::Disconnected << Reach::Online << true;
    QTest::newRow("from the room") << Reach::Local << Reach::Online << true;
    QTest::newRow("from the unknown") << Reach::Unknown << Reach::Online << true;
    QTest::newRow("still online") << Reach::Online << Reach::Online << false;
    QTest::newRow("lost") << Reach::Online << Reach::Disconnected << false;
    QTest::newRow("half way") << Reach::Disconnected << Reach::Site << false;
}

void TestWatching::networkReturn_isToOnlineOnly()
{
    QFETCH(QNetworkInformation::Reachability, before);
    QFETCH(QNetworkInformation::Reachability, now);
    QTEST(Reachability::isReturn(before, now), "isReturn");
}

QTEST_GUILESS_MAIN(TestWatching)
#include "tst_watching.moc"
