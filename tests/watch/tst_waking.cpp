// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/joinedtest.h"
#include "watch/plan.h"
#include "watch/watchbench.h"

#include <QTimer>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr AccountId Asked = 1;
constexpr Plan::Time Midnight = 24h;

/// A plan of one account whose answers come at once, run for a while by its own times.
struct Course
{
    Plan plan;
    Plan::Time now = Midnight;
    int wakes = 0;
    int checks = 0;
    int mostInAWake = 0;

    explicit Course(const AskLimits &limits)
    {
        plan.setAccount(Asked, u"https://a.invalid"_s, limits);
        plan.lane(Asked).setHeld(false);
    }
    /// Videos that fall due one after another, and again after `interval`.
    void add(int videos, Plan::Time apart)
    {
        for (int video = 1; video <= videos; ++video)
            plan.plan(Asked, video, {.due = Midnight + (video - 1) * apart, .asked = Midnight - 1h},
                      Midnight);
    }
    int takeAll(Plan::Time interval)
    {
        int taken = 0;
        while (const auto request = plan.take(now)) {
            plan.finish(*request, now);
            plan.plan(Asked, request->number, {.due = now + interval}, now);
            ++taken;
        }
        return taken;
    }
    /// Wakes so late each time.
    void run(Plan::Time time, Plan::Time interval, Plan::Time late = 0ms)
    {
        for (const Plan::Time end = now + time; now < end; ++wakes) {
            const int taken = takeAll(interval);
            checks += taken;
            mostInAWake = std::max(mostInAWake, taken);
            now = std::max(now, plan.wakeTime().value_or(end)) + late;
        }
    }
};

} // namespace

/// How often the program wakes for checks that follow close on each other.
class TestWaking final : public QObject
{
    Q_OBJECT

private slots:
    void backlog_wakesOnceForAMoment_data();
    void backlog_wakesOnceForAMoment();
    void backlog_goesOnWhenSomethingElseWakes();
    void watcher_setsItsTimerToIt();
    void dueOneByOne_goTogether();
    void dueSeldom_goOnTheirTime();
    void lateWaking_costsNoRate_data();
    void lateWaking_costsNoRate();
    void lateWaking_leavesChecksTheirHalf_data();
    void lateWaking_leavesChecksTheirHalf();
};

void TestWaking::backlog_wakesOnceForAMoment_data()
{
    QTest::addColumn<double>("perSecond");
    QTest::addColumn<int>("burst");
    QTest::addColumn<int>("wakesPerSecond");
    QTest::addColumn<int>("together");
    QTest::newRow("default: each by itself") << 4.0 << 8 << 4 << 1;
    QTest::newRow("100/s: each by itself") << 100.0 << 8 << 100 << 1;
    QTest::newRow("200/s: two") << 200.0 << 8 << 100 << 2;
    QTest::newRow("1000/s: a quarter of a burst") << 1000.0 << 8 << 500 << 2;
    QTest::newRow("1000/s, longer bursts") << 1000.0 << 20 << 200 << 5;
    QTest::newRow("1000/s: a moment's") << 1000.0 << 1000 << 100 << 10;
    QTest::newRow("1000/s, never two in a row") << 1000.0 << 1 << 1000 << 1;
}

void TestWaking::backlog_wakesOnceForAMoment()
{
    QFETCH(double, perSecond);
    QFETCH(int, burst);
    QFETCH(int, wakesPerSecond);
    QFETCH(int, together);
    Course course({.perSecond = perSecond, .burst = burst});
    course.add(5000, 0ms);
    (void)course.takeAll(0ms); // the burst
    course.run(10s, 0ms);
    QVERIFY(std::abs(course.checks - 10 * perSecond) <= together);
    QVERIFY(std::abs(course.wakes - 10 * wakesPerSecond) <= std::max(1, wakesPerSecond / 20));
    QCOMPARE(course.mostInAWake, together);
}

// Whoever is awake for an answer asks the next at once.
void TestWaking::backlog_goesOnWhenSomethingElseWakes()
{
    Course course({.perSecond = 200, .burst = 8});
    course.add(100, 0ms);
    QCOMPARE(course.takeAll(0ms), 8);
    QCOMPARE(course.plan.wakeTime(), course.now + 10ms);
    QCOMPARE(course.plan.nextTime(Asked), course.now + 5ms);
    course.now += 5ms;
    QCOMPARE(course.takeAll(0ms), 1);
}

void TestWaking::watcher_setsItsTimerToIt()
{
    Bench bench;
    const AccountId account =
        bench.accounts.save({.name = u"S"_s,
                             .base = QUrl(u"https://a.invalid"_s),
                             .limits = {.atOnce = 48, .perSecond = 200, .burst = 8}});
    for (int video = 0; video < 20; ++video)
        bench.add(account, u"vid_%1"_s.arg(video));
    QCOMPARE(bench.asked, 8);
    QCOMPARE(bench.watcher.untilNextCheck(), Plan::Time(5ms));
    QCOMPARE(bench.watcher.findChild<QTimer *>()->intervalAsDuration(), Plan::Time(10ms));
}

// The rate would allow more: it is the cadence that keeps them apart.
void TestWaking::dueOneByOne_goTogether()
{
    Course course({.perSecond = 1000, .burst = 1000});
    course.add(3000, 2ms);
    course.run(6s + 10ms, 1h);
    QCOMPARE(course.checks, 3000);
    QVERIFY(std::abs(course.wakes - 600) <= 6);
    QCOMPARE(course.mostInAWake, 5);
}

void TestWaking::dueSeldom_goOnTheirTime()
{
    Course course({});
    course.add(20, 1s);
    course.run(20s, 1h);
    QCOMPARE(course.checks, 20);
    QCOMPARE(course.wakes, 20);
    QCOMPARE(course.plan.wakeTime(), Midnight + 1h);
}

void TestWaking::lateWaking_costsNoRate_data()
{
    QTest::addColumn<double>("perSecond");
    QTest::addColumn<int>("burst");
    QTest::addColumn<Plan::Time>("late");
    QTest::newRow("200/s") << 200.0 << 8 << Plan::Time(25ms);
    QTest::newRow("500/s") << 500.0 << 8 << Plan::Time(11ms);
    QTest::newRow("1000/s") << 1000.0 << 8 << Plan::Time(5ms);
}

void TestWaking::lateWaking_costsNoRate()
{
    QFETCH(double, perSecond);
    QFETCH(int, burst);
    QFETCH(Plan::Time, late);
    Course course({.perSecond = perSecond, .burst = burst});
    course.add(5000, 0ms);
    (void)course.takeAll(0ms); // the burst
    course.run(10s, 0ms, late);
    QVERIFY(std::abs(course.checks / (10 * perSecond) - 1) < 0.02);
}

void TestWaking::lateWaking_leavesChecksTheirHalf_data()
{
    QTest::addColumn<int>("burst");
    QTest::addColumn<Plan::Time>("late");
    for (const int burst : {1, 2, 8}) {
        for (const int late : {0, 1, 4, 10})
            QTest::addRow("%d in a row, %d ms late", burst, late) << burst << Plan::Time(late);
    }
}

// Someone walks through a list meanwhile and asks for the next page as soon as one came.
void TestWaking::lateWaking_leavesChecksTheirHalf()
{
    QFETCH(int, burst);
    QFETCH(Plan::Time, late);
    constexpr int PerSecond = 4;
    constexpr auto Long = 60s;
    Course course({.perSecond = PerSecond, .burst = burst});
    course.add(5000, 0ms);
    (void)course.takeAll(0ms); // the burst
    Lane &lane = course.plan.lane(Asked);
    Plan::Time turn = lane.takeTurn(course.now);
    int pages = 0;
    const Plan::Time end = course.now + Long;
    while (course.now < end) {
        course.checks += course.takeAll(0ms);
        const Plan::Time next = std::max(course.plan.wakeTime().value_or(end), course.now + 1ms);
        course.now = std::min(next, std::max(turn, course.now)) + late;
        if (course.now >= turn) {
            ++pages;
            turn = lane.takeTurn(course.now);
        }
    }
    constexpr double Half = PerSecond / 2.0 * Long.count();
    QVERIFY2(course.checks >= 0.8 * Half, qPrintable(QString::number(course.checks)));
    QVERIFY2(pages >= 0.9 * Half, qPrintable(QString::number(pages)));
    QVERIFY2(course.checks + pages <= 2 * Half + burst,
             qPrintable(QString::number(course.checks + pages)));
}

QTEST_GUILESS_MAIN(TestWaking)
#include "tst_waking.moc"
