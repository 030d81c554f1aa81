// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/joinedtest.h"
#include "watch/aftermath.h"
#include "watch/cadence.h"
#include "watch/consequence.h"
#include "watch/retrybudget.h"

#include <QMetaEnum>
#include <QRandomGenerator>
#include <QTimeZone>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using std::chrono::milliseconds;

class TestCadence : public QObject
{
    Q_OBJECT

private slots:
    void whileRunning_growsWithAge_data()
    {
        QTest::addColumn<milliseconds>("age");
        QTest::addColumn<milliseconds>("wait");
        QTest::newRow("just added") << milliseconds(0) << milliseconds(5s);
        QTest::newRow("two minutes") << milliseconds(2min) << milliseconds(5s);
        QTest::newRow("six minutes") << milliseconds(6min) << milliseconds(12'500);
        QTest::newRow("ten minutes") << milliseconds(10min) << milliseconds(20s);
        QTest::newRow("29 minutes") << milliseconds(29min) << milliseconds(20s);
        QTest::newRow("half an hour") << milliseconds(30min) << milliseconds(60s);
        QTest::newRow("three days") << milliseconds(72h) << milliseconds(60s);
    }
    void whileRunning_growsWithAge()
    {
        QFETCH(milliseconds, age);
        QTEST(Cadence::whileRunning(age), "wait");
    }

    void spread_staysWithinAFifth()
    {
        QRandomGenerator random(7);
        milliseconds least = 1h;
        milliseconds most = 0ms;
        for (int i = 0; i < 10'000; ++i) {
            const milliseconds wait = Cadence::spread(5s, random);
            least = std::min(least, wait);
            most = std::max(most, wait);
        }
        QVERIFY(least >= 4s && least < 4100ms);
        QVERIFY(most <= 6s && most > 5900ms);
    }

    void waits_doubleUpToTheirLimit()
    {
        QCOMPARE(Cadence::whileWithoutLink(1), 5s);
        QCOMPARE(Cadence::whileWithoutLink(2), 10s);
        QCOMPARE(Cadence::whileWithoutLink(500), 10min); // J20
        QCOMPARE(Cadence::afterFailure(1, 5min), 5s);
        QCOMPARE(Cadence::afterFailure(4, 5min), 40s);
        QCOMPARE(Cadence::afterFailure(1'000'000, 5min), 5min); // H65
    }

    void seldomAsked_shareTheirMoments_data()
    {
        QTest::addColumn<milliseconds>("due");
        QTest::addColumn<milliseconds>("wait");
        QTest::addColumn<milliseconds>("moment");
        QTest::newRow("often") << 90'001ms << 19'999ms << 90'001ms;
        QTest::newRow("seldom") << 90'301ms << 20'000ms << 91'300ms;
        QTest::newRow("another one with it") << 91'299ms << 72'000ms << 91'300ms;
        QTest::newRow("there already") << 91'300ms << 72'000ms << 91'300ms;
    }
    void seldomAsked_shareTheirMoments()
    {
        QFETCH(const milliseconds, due);
        QFETCH(const milliseconds, wait);
        QTEST(Cadence::shared(due, wait, 300ms), "moment");
    }

    void bounds_areOrderedAndAllowed_data()
    {
        QTest::addColumn<Cadence::Bounds>("wanted");
        QTest::addColumn<Cadence::Bounds>("allowed");
        QTest::newRow("default") << Cadence::Bounds {} << Cadence::Bounds {5s, 60s};
        QTest::newRow("crossed") << Cadence::Bounds {30s, 10s} << Cadence::Bounds {30s, 30s};
        QTest::newRow("nothing") << Cadence::Bounds {0s, 0s} << Cadence::Bounds {1s, 1s};
        QTest::newRow("for ever") << Cadence::Bounds {5s, 48h} << Cadence::Bounds {5s, 1h};
    }
    void bounds_areOrderedAndAllowed()
    {
        QFETCH(Cadence::Bounds, wanted);
        QTEST(Cadence::bounded(wanted), "allowed");
    }

    void usualTime_rulesTheChecks_data()
    {
        QTest::addColumn<milliseconds>("age");
        QTest::addColumn<milliseconds>("wait");
        // early 80 s, median 100 s, nine tenths by 160 s
        const auto row = [](const char *name, milliseconds age, milliseconds wait) {
            QTest::newRow(name) << age << wait;
        };
        row("a glance: an eighth of the median", 0s, 12'500ms);
        row("the first useful check", 64s, 16s);
        row("just before it", 78s, 5s);
        row("the first tenth is ready", 80s, 10s);
        row("most are ready", 159s, 10s);
        row("later than usual", 160s, 10s);
        row("much later", 12min + 40s, 20s);
        row("a queue of hours", 3h, 60s);
    }
    void usualTime_rulesTheChecks()
    {
        QFETCH(milliseconds, age);
        const UsualTime usual {.early = 80s, .median = 100s, .p90 = 160s, .count = 20};
        QTEST(Cadence::whileRunning(age, usual), "wait");
    }

    /// A failure is seen soon, however long such videos take.
    void usualTime_glancesOftenEnough()
    {
        const UsualTime usual {.early = 30min, .median = 1h, .p90 = 2h, .count = 20};
        QCOMPARE(Cadence::whileRunning(0s, usual), 15s);
    }

    /// Half the checks, and the end is told within the same ten seconds.
    void usualTime_sparesChecks()
    {
        const UsualTime usual {.early = 80s, .median = 100s, .p90 = 160s, .count = 20};
        int learnt = 0;
        for (milliseconds age = 0s; age < 100s; ++learnt)
            age += Cadence::whileRunning(age, usual);
        int unlearnt = 0;
        for (milliseconds age = 0s; age < 100s; ++unlearnt)
            age += Cadence::whileRunning(age);
        QCOMPARE(unlearnt, 20);
        QVERIFY2(learnt <= 10, qPrintable(QString::number(learnt)));
    }

    void nearlyUp_isBetweenTheFirstAndTheLastTenth()
    {
        const UsualTime usual {.early = 80s, .median = 100s, .p90 = 160s, .count = 20};
        constexpr milliseconds begun = 1h;
        const NearlyUp nearlyUp = Cadence::nearlyUp(begun, usual);
        QVERIFY(!nearlyUp.contains(begun + 79s));
        QVERIFY(nearlyUp.contains(begun + 80s) && nearlyUp.contains(begun + 160s));
        QVERIFY(!nearlyUp.contains(begun + 161s));
        QVERIFY(!NearlyUp().contains(begun));
    }

    void error_neverChangesTheStatus_data()
    {
        QTest::addColumn<ApiError::Kind>("kind");
        const auto kinds = QMetaEnum::fromType<ApiError::Kind>();
        for (int i = 0; i < kinds.keyCount(); ++i)
            QTest::newRow(kinds.key(i)) << static_cast<ApiError::Kind>(kinds.value(i));
    }
    /// P7: whatever a check ends with, the task is as it was.
    void error_neverChangesTheStatus()
    {
        QFETCH(ApiError::Kind, kind);
        QRandomGenerator random(1);
        const QDateTime now = QDateTime::fromSecsSinceEpoch(1'776'352'000, QTimeZone::utc());
        Task task {.number = 1, .account = 1, .id = u"a"_s, .added = now};
        task.report.status = TaskReport::Status::Generating;
        RetryBudget budget;
        const Aftermath after = afterError(task, {.kind = kind, .message = u"Because."_s},
                                           {.now = now}, budget, random);
        // Either it is asked for again, or the state says why not.
        const bool isForTheUser =
            after.watch.state == Watch::State::Paused || after.watch.state == Watch::State::Denied;
        QVERIFY(isForTheUser ? !after.wait : after.wait >= 1s);
        QVERIFY(after.watch.state != Watch::State::Ended);
        QVERIFY(!after.wait || after.wait <= 6min);
    }

    void retryAfter_isNeverShortenedByTheSpread()
    {
        const QDateTime now = QDateTime::fromSecsSinceEpoch(1'776'352'000, QTimeZone::utc());
        const Task task {.number = 1, .account = 1, .id = u"a"_s, .added = now};
        QRandomGenerator random(3);
        for (int i = 0; i < 1000; ++i) {
            RetryBudget budget;
            const Aftermath after =
                afterError(task, {.kind = ApiError::Kind::Server, .retryAfter = 90s}, {.now = now},
                           budget, random);
            QVERIFY(*after.wait >= 90s);
        }
    }

    /// openai-poll-after-ms: longer than our own wait, never shortened, never for ever.
    void pollAfter_isAFloor_data()
    {
        QTest::addColumn<milliseconds>("asked");
        QTest::addColumn<milliseconds>("least");
        QTest::addColumn<milliseconds>("most");
        QTest::newRow("shorter than ours")
            << milliseconds(1s) << milliseconds(4s) << milliseconds(6s);
        QTest::newRow("longer") << milliseconds(40s) << milliseconds(40s) << milliseconds(48s);
        QTest::newRow("ten years")
            << milliseconds(87600h) << milliseconds(1h) << milliseconds(72min);
    }
    void pollAfter_isAFloor()
    {
        QFETCH(milliseconds, asked);
        QFETCH(milliseconds, least);
        QFETCH(milliseconds, most);
        Task task {.number = 1, .account = 1, .id = u"a"_s};
        task.report.status = TaskReport::Status::Generating;
        QRandomGenerator random(3);
        for (int i = 0; i < 1000; ++i) {
            const Aftermath after = afterAnswer(task, {}, asked, random);
            QVERIFY(*after.wait >= least && *after.wait <= most);
        }
    }

    void bounds_holdForTheCadence()
    {
        Task task {.number = 1, .account = 1, .id = u"a"_s};
        task.report.status = TaskReport::Status::Generating;
        QCOMPARE(intervalOf(task, {}), 5s);
        QCOMPARE(intervalOf(task, {.bounds = {.floor = 30s, .ceiling = 40s}}), 30s);
        QCOMPARE(intervalOf(task, {.age = 5h, .bounds = {.floor = 30s, .ceiling = 40s}}), 40s);
    }

    /// A retry sooner than the task's own time is paid for; without means it waits for that time.
    void retry_costsBudget()
    {
        Task task {.number = 1, .account = 1, .id = u"a"_s};
        task.report.status = TaskReport::Status::Generating;
        const ApiError error {.kind = ApiError::Kind::Server};
        const Circumstances old {.age = 5h};
        RetryBudget budget;
        QRandomGenerator random(3);
        int retries = 0;
        while (afterError(task, error, old, budget, random).isRetry)
            ++retries;
        QCOMPARE(retries, RetryBudget::MostRetriesSaved);
        QVERIFY(*afterError(task, error, old, budget, random).wait >= 48s);
        for (int i = 0; i < RetryBudget::RegularPerRetry; ++i)
            budget.earn();
        QVERIFY(*afterError(task, error, old, budget, random).wait <= 6s);
        QVERIFY(!afterError(task, error, old, budget, random).isRetry);
    }
};

QTEST_GUILESS_MAIN(TestCadence)
#include "tst_cadence.moc"
