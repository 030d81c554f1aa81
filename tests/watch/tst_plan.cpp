// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/joinedtest.h"
#include "watch/plan.h"
#include "watch/sweep.h"

#include <QRandomGenerator>

#include <map>
#include <set>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Time = Plan::Time;
using Why = WatchEvent::Why;

namespace {

constexpr Time Begin = 1h;

/// A plan with accounts that may be asked.
struct Scene
{
    Plan plan;
    QRandomGenerator random {3};

    void addAccount(AccountId account, const AskLimits &limits = {},
                    const QString &origin = u"https://a.invalid"_s)
    {
        plan.setAccount(account, origin, limits);
        plan.lane(account).setHeld(false);
    }
    /// Known tasks that are due, asked for longest ago first.
    void addDue(AccountId account, TaskNumber first, TaskNumber last)
    {
        for (TaskNumber number = first; number <= last; ++number)
            plan.plan(account, number,
                      {.due = Begin, .interval = 60s, .asked = Begin - 1h + Time(number)}, Begin);
    }
    /// What goes out now, left under way.
    QList<TaskNumber> takeAll(Time now)
    {
        QList<TaskNumber> taken;
        while (const auto request = plan.take(now))
            taken.append(request->number);
        return taken;
    }
    /// What goes out one after the other, each answered at once.
    QList<TaskNumber> takeInTurn(Time now, int count)
    {
        QList<TaskNumber> taken;
        for (int i = 0; i < count; ++i) {
            const auto request = plan.take(now);
            if (!request)
                break;
            plan.finish(*request, now);
            taken.append(request->number);
        }
        return taken;
    }
};

} // namespace

/// Whose turn it is, with times that the test gives.
class TestPlan final : public QObject
{
    Q_OBJECT

private slots:
    void heap_agreesWithASortedMap();
    void pace_isTheRateAfterTheBurst_data();
    void pace_isTheRateAfterTheBurst();
    void pace_halvesWhenToldAndRecovers();
    void sweep_fillsItsWindowInOrder();
    void load_tellsWhatTheRateMakesOfIt_data();
    void load_tellsWhatTheRateMakesOfIt();
    void origin_isLost_data();
    void origin_isLost();
    void origin_probesOneAtATime();
    void budget_paysOneInTen();
    void due_isTakenOnceItsTimeHasCome();
    void room_isPerAccountOriginAndInAll_data();
    void room_isPerAccountOriginAndInAll();
    void turn_goesToWhoWaitsLongest();
    void preferred_takeEveryThirdTurn();
    void preferred_areOrdered();
    void nearlyUp_goesFirstFromItsMomentOn();
    void tooLargeASelection_prefersNobody();
    void preferred_doNotWaitInTheSweep();
    void held_lanesSendWishesOnly();
    void putOff_isLeftAloneByAll();
    void poorAccount_doesNotStarveBesideARichOne();
    void movedAccount_freesTheRoomItTook();
    void wishes_areNotCountedAsLoad();
    void requestsOfOthers_takeEverySecondTurn_data();
    void requestsOfOthers_takeEverySecondTurn();
    void slowService_hasRoomForFewer();
};

void TestPlan::heap_agreesWithASortedMap()
{
    SlotHeap<int> heap;
    std::map<quint32, int> keys;
    QRandomGenerator random(1);
    for (int i = 0; i < 100'000; ++i) {
        const auto slot = static_cast<quint32>(random.bounded(500));
        if (random.bounded(3) == 0) {
            heap.remove(slot);
            keys.erase(slot);
        } else {
            keys[slot] = random.bounded(1000);
            heap.set(slot, keys[slot]);
        }
        QCOMPARE(heap.size(), std::ssize(keys));
        QCOMPARE(heap.contains(slot), keys.contains(slot));
        if (keys.empty() || i % 16 != 0)
            continue;
        std::pair least {1000, quint32(0)};
        for (const auto &[each, key] : keys)
            least = std::min(least, {key, each});
        QCOMPARE(std::pair(heap.first().key, heap.first().slot), least);
    }
}

void TestPlan::pace_isTheRateAfterTheBurst_data()
{
    QTest::addColumn<double>("perSecond");
    QTest::addColumn<int>("burst");
    QTest::newRow("default") << 4.0 << 8;
    QTest::newRow("no burst") << 4.0 << 1;
    QTest::newRow("odd") << 3.0 << 2;
    QTest::newRow("slow") << 0.01 << 3;
    QTest::newRow("fast") << 1000.0 << 1000;
}

void TestPlan::pace_isTheRateAfterTheBurst()
{
    QFETCH(double, perSecond);
    QFETCH(int, burst);
    Pace pace;
    pace.set(perSecond, burst);
    int atOnce = 0;
    for (; pace.readyAt() <= Begin; ++atOnce)
        pace.take(Begin);
    QCOMPARE(atOnce, burst);
    Time now = Begin;
    constexpr int More = 1000;
    for (int i = 0; i < More; ++i) {
        now = std::max(now, pace.readyAt());
        pace.take(now);
    }
    const double took = std::chrono::duration<double>(now - Begin).count();
    QVERIFY(std::abs(took * perSecond / More - 1) < 0.01);
    // A long rest brings the burst back and no more.
    now += 1000h;
    int again = 0;
    for (; pace.readyAt() <= now; ++again)
        pace.take(now);
    QCOMPARE(again, burst);
}

void TestPlan::pace_halvesWhenToldAndRecovers()
{
    Pace pace;
    pace.set(4, 8);
    pace.slowDown(Begin);
    QCOMPARE(pace.perSecond(), 2.0);
    QCOMPARE(pace.readyAt(), Begin + 500ms);
    for (int i = 0; i < 20; ++i)
        pace.slowDown(Begin);
    QCOMPARE(pace.perSecond(), 0.125);
    for (int i = 0; i < 100; ++i)
        pace.speedUp();
    QCOMPARE(pace.perSecond(), 4.0);
}

// L11
void TestPlan::sweep_fillsItsWindowInOrder()
{
    QRandomGenerator random(5);
    Sweep sweep(Begin, 100s, 100);
    QCOMPARE(sweep.next(random), Begin);
    for (int i = 1; i < 100; ++i) {
        const Time moment = sweep.next(random);
        QVERIFY(moment >= Begin + i * 1s && moment < Begin + (i + 1) * 1s);
    }
}

void TestPlan::load_tellsWhatTheRateMakesOfIt_data()
{
    QTest::addColumn<int>("young"); // wanted every 5 s
    QTest::addColumn<int>("old"); // wanted every 60 s
    QTest::addColumn<double>("perSecond");
    QTest::addColumn<int>("stretched"); // seconds; 0: the rate suffices
    QTest::newRow("nothing") << 0 << 0 << 4.0 << 0;
    QTest::newRow("enough") << 10 << 100 << 4.0 << 0;
    QTest::newRow("10,000 old ones") << 0 << 10'000 << 4.0 << 2500;
    QTest::newRow("300 old ones") << 0 << 300 << 4.0 << 75;
    // The old ones take 1.67 a second, the young share what is left.
    QTest::newRow("only the eager must wait") << 100 << 100 << 4.0 << 43;
    QTest::newRow("all must") << 200 << 100 << 4.0 << 75;
}

void TestPlan::load_tellsWhatTheRateMakesOfIt()
{
    QFETCH(int, young);
    QFETCH(int, old);
    QFETCH(double, perSecond);
    QFETCH(int, stretched);
    Load load;
    for (int i = 0; i < young; ++i)
        load.add(5s);
    for (int i = 0; i < old; ++i)
        load.add(60s);
    QCOMPARE(load.count(), young + old);
    const auto told = load.stretched(perSecond);
    QCOMPARE(told.has_value(), stretched > 0);
    if (told) {
        const double ratio = std::chrono::duration<double>(*told).count() / stretched;
        QVERIFY2(ratio > 0.9 && ratio < 1.1, qPrintable(QString::number(ratio)));
    }
    for (int i = 0; i < young; ++i)
        load.remove(5s);
    for (int i = 0; i < old; ++i)
        load.remove(60s);
    QCOMPARE(load.interval(), 0ms);
    QVERIFY(!load.stretched(0.01));
}

void TestPlan::origin_isLost_data()
{
    using Way = Origin::Way;
    QTest::addColumn<QList<Way>>("ways"); // one after the other, each of another task
    QTest::addColumn<bool>("oneTask"); // … or all of one
    QTest::addColumn<bool>("lost");
    QTest::newRow("one packet") << QList {Way::Closed} << false << false;
    QTest::newRow("two in a row") << QList {Way::Closed, Way::Closed} << false << true;
    QTest::newRow("two of one task") << QList {Way::Closed, Way::Closed} << true << true;
    QTest::newRow("one came through")
        << QList {Way::Closed, Way::Open, Way::Closed} << false << false;
    QTest::newRow("two 503") << QList {Way::Failing, Way::Failing} << false << false;
    QTest::newRow("three 503") << QList {Way::Failing, Way::Failing, Way::Failing} << false << true;
    QTest::newRow("a stone of one task")
        << QList {Way::Failing, Way::Failing, Way::Failing, Way::Failing} << true << false;
    QTest::newRow("mixed") << QList {Way::Closed, Way::Failing, Way::Failing} << false << true;
}

void TestPlan::origin_isLost()
{
    QFETCH(QList<Origin::Way>, ways);
    QFETCH(bool, oneTask);
    QFETCH(bool, lost);
    Origin origin;
    QRandomGenerator random(1);
    Time now = Begin;
    TaskNumber task = 1;
    for (const Origin::Way way : ways) {
        origin.note(way, oneTask ? 1 : task++, now, now + 100ms, random);
        now += 1s;
    }
    QCOMPARE(origin.isLost(), lost);
}

// What fails together is one event; probing is one request at a time, ever more seldom, up to a
// minute.
void TestPlan::origin_probesOneAtATime()
{
    using News = Origin::News;
    Origin origin;
    origin.setAtOnce(4);
    QRandomGenerator random(1);
    const auto fail = [&](Time sent, Time now) {
        return origin.note(Origin::Way::Closed, 1, sent, now, random);
    };
    QCOMPARE(fail(Begin, Begin + 100ms), News::Failure);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(fail(Begin, Begin + 110ms), News::None);
    QCOMPARE(fail(Begin + 200ms, Begin + 300ms), News::Lost);
    QVERIFY(origin.hasRoom());
    origin.begin();
    QVERIFY(!origin.hasRoom());
    origin.end(0ms);
    Time now = Begin + 300ms;
    Time longest {0};
    for (int i = 0; i < 20; ++i) {
        longest = std::max(longest, origin.readyAt() - now);
        QVERIFY(origin.readyAt() > now);
        now = origin.readyAt();
        QCOMPARE(fail(now, now), News::Failure);
    }
    QVERIFY(longest >= 48s && longest <= 72s); // P8
    QCOMPARE(origin.note(Origin::Way::Open, 1, now, now, random), News::Back);
    QVERIFY(!origin.isLost() && origin.readyAt() < Begin);
}

// L08
void TestPlan::budget_paysOneInTen()
{
    RetryBudget budget;
    while (budget.spend()) { }
    int spent = 0;
    for (int i = 0; i < 1000; ++i) {
        budget.earn();
        spent += budget.spend() ? 1 : 0;
    }
    QCOMPARE(spent, 100);
    for (int i = 0; i < 1000; ++i)
        budget.earn();
    spent = 0;
    while (budget.spend())
        ++spent;
    QCOMPARE(spent, RetryBudget::MostRetriesSaved);
}

void TestPlan::due_isTakenOnceItsTimeHasCome()
{
    Scene scene;
    QVERIFY(!scene.plan.wakeTime());
    scene.addAccount(1);
    scene.plan.plan(1, 7, {.due = Begin, .interval = 60s}, Begin - 10s);
    QCOMPARE(scene.plan.wakeTime(), Begin);
    QVERIFY(!scene.plan.take(Begin - 1ms));
    const auto request = scene.plan.take(Begin);
    QVERIFY(request && request->number == 7 && request->why == Why::Planned);
    scene.plan.plan(1, 7, {.due = Begin}, Begin);
    scene.plan.wish(1, 7, Begin);
    QVERIFY(!scene.plan.take(Begin + 1h));
    QVERIFY(!scene.plan.wakeTime());
    scene.plan.finish(*request, Begin + 1h);
    scene.plan.plan(1, 7, {.due = Begin + 5s, .isRetry = true}, Begin);
    QCOMPARE(scene.plan.take(Begin + 5s)->why, Why::Retried);
}

void TestPlan::room_isPerAccountOriginAndInAll_data()
{
    QTest::addColumn<QList<int>>("atOnce"); // of accounts on one origin
    QTest::addColumn<int>("origins"); // so many such origins
    QTest::addColumn<int>("sent");
    QTest::newRow("default") << QList {4} << 1 << 4;
    QTest::newRow("two accounts share the origin's four") << QList {4, 4} << 1 << 4;
    QTest::newRow("one may ask more") << QList {48, 4} << 1 << 48;
    QTest::newRow("more than allowed") << QList {4000} << 1 << 48;
    QTest::newRow("P9 64 in all") << QList {48} << 3 << 64;
    QTest::newRow("three places") << QList {4, 4} << 3 << 12;
}

void TestPlan::room_isPerAccountOriginAndInAll()
{
    QFETCH(QList<int>, atOnce);
    QFETCH(int, origins);
    QFETCH(int, sent);
    Scene scene;
    AccountId account = 0;
    for (int place = 0; place < origins; ++place) {
        for (const int each : std::as_const(atOnce)) {
            ++account;
            scene.addAccount(account, {.atOnce = each, .perSecond = 1000, .burst = 1000},
                             u"https://%1.invalid"_s.arg(place));
            scene.addDue(account, account * 1000, account * 1000 + 100);
        }
    }
    QCOMPARE(scene.takeAll(Begin).size(), sent);
    QVERIFY(!scene.plan.wakeTime()); // the next answer tells
    QVERIFY(scene.plan.nextTime(1).value() <= Begin);
}

void TestPlan::turn_goesToWhoWaitsLongest()
{
    Scene scene;
    scene.addAccount(1, {.perSecond = 1000, .burst = 1000});
    for (const TaskNumber number : {4, 2, 3, 1})
        scene.plan.plan(1, number,
                        {.due = Begin - Time(number), .asked = Begin - 1h + Time(number)}, Begin);
    QCOMPARE(scene.takeInTurn(Begin, 9), QList<TaskNumber>({1, 2, 3, 4}));
}

// L04: whoever is looked at goes first, but nobody waits more than half again as long for it.
void TestPlan::preferred_takeEveryThirdTurn()
{
    Scene scene;
    scene.addAccount(1, {.perSecond = 1000, .burst = 1000});
    scene.addDue(1, 1, 100);
    QList<TaskNumber> seen;
    for (TaskNumber number = 51; number <= 100; ++number)
        seen.append(number);
    scene.plan.setPreferred({}, seen, Begin);
    const QList<TaskNumber> taken = scene.takeInTurn(Begin, 62);
    QCOMPARE(taken.first(8), QList<TaskNumber>({51, 52, 1, 2, 53, 3, 4, 54}));
    const auto jumped = std::ranges::count_if(taken, [](TaskNumber n) { return n > 50; });
    QCOMPARE(jumped, 22);
}

void TestPlan::preferred_areOrdered()
{
    Scene scene;
    scene.addAccount(1, {.perSecond = 1000, .burst = 1000});
    scene.addDue(1, 1, 20);
    scene.plan.plan(
        1, 30, {.due = Begin, .asked = Begin, .nearlyUp = {.from = Begin, .lasts = 1min}}, Begin);
    scene.plan.plan(1, 31, {.due = Begin}, Begin); // never asked for
    scene.plan.plan(1, 32, {.due = Begin, .asked = Begin}, Begin);
    scene.plan.plan(1, 33, {.due = Begin, .asked = Begin}, Begin);
    scene.plan.plan(1, 34, {.due = Begin, .asked = Begin}, Begin);
    scene.plan.setPreferred({33}, {32, 33}, Begin);
    scene.plan.wish(1, 34, Begin);
    QList<TaskNumber> jumped = scene.takeInTurn(Begin, 12);
    jumped.removeIf([](TaskNumber number) { return number <= 20; });
    QCOMPARE(jumped, QList<TaskNumber>({34, 33, 32, 31, 30}));
}

// Also one that waits for its turn already when the moment comes, and not after that is over.
void TestPlan::nearlyUp_goesFirstFromItsMomentOn()
{
    Scene scene;
    scene.addAccount(1, {.perSecond = 1000, .burst = 1000});
    scene.addDue(1, 1, 100);
    scene.plan.plan(1, 201,
                    {.due = Begin, .asked = Begin, .nearlyUp = {.from = Begin + 30s, .lasts = 10s}},
                    Begin);
    scene.plan.plan(1, 202,
                    {.due = Begin, .asked = Begin, .nearlyUp = {.from = Begin + 10s, .lasts = 5s}},
                    Begin);
    QCOMPARE(scene.takeInTurn(Begin + 9s, 5), QList<TaskNumber>({1, 2, 3, 4, 5}));
    QCOMPARE(scene.takeInTurn(Begin + 16s, 3), QList<TaskNumber>({6, 7, 8}));
    QCOMPARE(scene.takeInTurn(Begin + 30s, 2), QList<TaskNumber>({201, 9}));
    // A row that is looked at for a while is as it was afterwards.
    scene.plan.plan(1, 203,
                    {.due = Begin, .asked = Begin, .nearlyUp = {.from = Begin + 50s, .lasts = 10s}},
                    Begin);
    QCOMPARE(scene.takeInTurn(Begin + 40s, 3), QList<TaskNumber>({10, 11, 12}));
    scene.plan.setPreferred({}, {203}, Begin + 40s);
    scene.plan.setPreferred({}, {}, Begin + 40s);
    QCOMPARE(scene.takeInTurn(Begin + 40s, 3), QList<TaskNumber>({13, 14, 15}));
    QCOMPARE(scene.takeInTurn(Begin + 60s, 1), QList<TaskNumber>({203}));
    // One that is put back meanwhile has no old moment.
    scene.plan.plan(1, 204,
                    {.due = Begin, .asked = Begin, .nearlyUp = {.from = Begin + 90s, .lasts = 10s}},
                    Begin);
    QCOMPARE(scene.takeInTurn(Begin + 70s, 2), QList<TaskNumber>({16, 17}));
    scene.plan.remove(1, 204);
    QCOMPARE(scene.takeInTurn(Begin + 95s, 2), QList<TaskNumber>({18, 19}));
}

void TestPlan::tooLargeASelection_prefersNobody()
{
    Scene scene;
    scene.addAccount(1, {.perSecond = 1000, .burst = 1000});
    scene.addDue(1, 1, 2000);
    QList<TaskNumber> all;
    for (TaskNumber number = 2000; number > 0; --number)
        all.append(number);
    scene.plan.setPreferred(all, {}, Begin);
    QCOMPARE(scene.takeInTurn(Begin, 5), QList<TaskNumber>({1, 2, 3, 4, 5}));
}

void TestPlan::preferred_doNotWaitInTheSweep()
{
    Scene scene;
    scene.addAccount(1);
    scene.addDue(1, 1, 1000);
    scene.plan.lane(1).sweep(Lane::Whom::All, Begin, 30s, Begin, scene.random);
    QCOMPARE(scene.takeInTurn(Begin, 9).size(), 1);
    scene.plan.setPreferred({900}, {}, Begin);
    QCOMPARE(scene.takeInTurn(Begin, 9), QList<TaskNumber>({900}));
    // The others have their places over the time that the rate allows.
    QCOMPARE(scene.plan.lane(1).overdue(Begin + 250s), 1);
    QVERIFY(!scene.takeInTurn(Begin + 250s, 1).isEmpty());
    QVERIFY(scene.plan.lane(1).overdue(Begin + 250s) > 990);
}

void TestPlan::held_lanesSendWishesOnly()
{
    Scene scene;
    scene.addAccount(1);
    scene.addDue(1, 1, 5);
    scene.plan.lane(1).setHeld(true);
    QVERIFY(scene.takeAll(Begin).isEmpty());
    QVERIFY(!scene.plan.wakeTime());
    scene.plan.wish(1, 4, Begin);
    QVERIFY(scene.plan.wakeTime().has_value());
    QCOMPARE(scene.takeAll(Begin), QList<TaskNumber>({4}));
    scene.plan.lane(2).plan(9, {.due = Begin}); // of an account that nobody knows
    scene.plan.wish(2, 9, Begin);
    QVERIFY(scene.takeAll(Begin).isEmpty());
}

// H56, H61: neither wish, nor preference, nor sweep, nor coming back undercuts the service's word.
void TestPlan::putOff_isLeftAloneByAll()
{
    Scene scene;
    scene.addAccount(1);
    Lane &lane = scene.plan.lane(1);
    scene.addDue(1, 1, 1);
    lane.putOff(1, Begin + 12s);
    scene.plan.remove(1, 1);
    scene.addDue(1, 1, 1);
    QVERIFY(scene.takeAll(Begin).isEmpty());
    scene.plan.setPreferred({1}, {}, Begin);
    lane.sweep(Lane::Whom::All, Begin, 0ms, Begin, scene.random);
    lane.hurry(Begin);
    scene.plan.wish(1, 1, Begin);
    QCOMPARE(scene.plan.wakeTime(), Begin + 12s);
    QVERIFY(scene.takeAll(Begin + 12s - 1ms).isEmpty());
    QCOMPARE(scene.takeAll(Begin + 12s).size(), 1);
}

// Two accounts on one origin share its room by who waits longest, not by how many they are.
void TestPlan::poorAccount_doesNotStarveBesideARichOne()
{
    Scene scene;
    scene.addAccount(1, {.perSecond = 1000, .burst = 1000});
    scene.addAccount(2, {.perSecond = 1000, .burst = 1000});
    scene.addDue(1, 1, 500);
    scene.addDue(2, 501, 503);
    scene.plan.plan(2, 600, {.due = Begin, .asked = Begin - 2h}, Begin);
    QCOMPARE(scene.takeInTurn(Begin, 1), QList<TaskNumber>({600}));
    QVERIFY(scene.takeInTurn(Begin, 503).contains(503));
}

void TestPlan::movedAccount_freesTheRoomItTook()
{
    Scene scene;
    scene.addAccount(1);
    scene.addDue(1, 1, 10);
    QList<Plan::Request> sent;
    while (const auto request = scene.plan.take(Begin))
        sent.append(*request);
    QCOMPARE(sent.size(), 4);
    Origin &old = scene.plan.origin(1);
    scene.addAccount(1, {}, u"https://elsewhere.invalid"_s);
    QVERIFY(&scene.plan.origin(1) != &old);
    for (const Plan::Request &request : std::as_const(sent))
        scene.plan.finish(request, Begin);
    QCOMPARE(old.underWay(), 0);
    QCOMPARE(scene.plan.lane(1).underWay(), 0);
    QCOMPARE(scene.takeAll(Begin).size(), 4);
    scene.plan.dropAccount(1);
    QVERIFY(!scene.plan.wakeTime());
}

void TestPlan::wishes_areNotCountedAsLoad()
{
    Scene scene;
    scene.addAccount(1);
    for (TaskNumber number = 1; number <= 1000; ++number)
        scene.plan.wish(1, number, Begin);
    QVERIFY(!scene.plan.stretchedInterval(1));
    scene.addDue(1, 2001, 3000);
    QCOMPARE(std::chrono::round<std::chrono::minutes>(*scene.plan.stretchedInterval(1)), 4min);
}

/// Walks through lists that never end leave the checks half of the rate, and all keep to it
/// together.
void TestPlan::requestsOfOthers_takeEverySecondTurn_data()
{
    QTest::addColumn<double>("perSecond");
    QTest::addColumn<int>("burst");
    QTest::addColumn<int>("walks");
    QTest::newRow("one walk") << 4.0 << 8 << 1;
    QTest::newRow("three walks") << 4.0 << 8 << 3;
    QTest::newRow("ten walks") << 4.0 << 8 << 10;
    QTest::newRow("no burst") << 4.0 << 1 << 1;
    QTest::newRow("no burst, an odd rate, three walks") << 3.0 << 1 << 3;
    QTest::newRow("own server") << 100.0 << 30 << 5;
}

void TestPlan::requestsOfOthers_takeEverySecondTurn()
{
    QFETCH(double, perSecond);
    QFETCH(int, burst);
    QFETCH(int, walks);
    Scene scene;
    scene.addAccount(1, {.perSecond = perSecond, .burst = burst});
    scene.addDue(1, 1, 20'000);
    std::multiset<Time> turns;
    for (int walk = 0; walk < walks; ++walk)
        turns.insert(scene.plan.lane(1).takeTurn(Begin));
    int others = 0;
    int checks = 0;
    double used = 0; // of the bucket
    double most = 0;
    const auto count = [&](int requests) {
        most = std::max(most, used += requests);
    };
    for (Time now = Begin; now < Begin + 100s; now += 1ms) {
        used = std::max(0.0, used - perSecond / 1000);
        for (; *turns.begin() <= now; ++others) {
            turns.erase(turns.begin());
            turns.insert(scene.plan.lane(1).takeTurn(now));
            count(1);
        }
        const auto taken = static_cast<int>(scene.takeInTurn(now, 100).size());
        checks += taken;
        count(taken);
    }
    QVERIFY2(most <= burst + perSecond * 0.002, qPrintable(QString::number(most)));
    const double half = perSecond * 50;
    QVERIFY2(others >= half * 0.9 && others <= half + burst, qPrintable(QString::number(others)));
    QVERIFY2(checks >= half * 0.95, qPrintable(QString::number(checks)));
}

void TestPlan::slowService_hasRoomForFewer()
{
    Scene scene;
    scene.addAccount(1, {.atOnce = 4, .perSecond = 1000, .burst = 1});
    scene.addDue(1, 1, 1000);
    QCOMPARE(scene.plan.perSecond(1), 1000);
    Time now = Begin;
    for (int round = 0; round < 20; ++round) {
        QList<Plan::Request> sent;
        while (sent.size() < 4) {
            if (const auto request = scene.plan.take(now))
                sent.append(*request);
            else
                now += 1ms;
        }
        now += 2s;
        for (const Plan::Request &request : std::as_const(sent))
            scene.plan.finish(request, now);
    }
    QVERIFY(std::abs(scene.plan.perSecond(1) - 2) < 0.01);
    scene.addDue(1, 2001, 3000); // 2,000 of them at 2 a second
    QCOMPARE(std::chrono::round<std::chrono::minutes>(*scene.plan.stretchedInterval(1)), 17min);
    scene.addAccount(2, {.atOnce = 4, .perSecond = 1000, .burst = 1});
    scene.addDue(2, 5001, 5010); // shares the place's room
    QVERIFY(std::abs(scene.plan.perSecond(1) - 1) < 0.01);
}

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
