// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/aftermath.h"
#include "watch/cadence.h"
#include "watch/consequence.h"
#include "watch/schedule.h"

#include <QMetaEnum>
#include <QRandomGenerator>
#include <QTest>

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

    void schedule_takesTheEarliestDueOnce()
    {
        Schedule schedule;
        schedule.set(3, 30ms);
        schedule.set(1, 10ms);
        schedule.set(2, 20ms);
        schedule.set(3, 5ms);
        QCOMPARE(schedule.size(), 3);
        QCOMPARE(schedule.earliest(), milliseconds(5));
        QVERIFY(!schedule.take(4ms));
        QCOMPARE(schedule.take(100ms), TaskNumber(3));
        schedule.remove(1);
        QCOMPARE(schedule.take(100ms), TaskNumber(2));
        QVERIFY(!schedule.take(100ms));
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
        const QDateTime now = QDateTime::fromSecsSinceEpoch(1'776'352'000, Qt::UTC);
        Task task {.number = 1, .account = 1, .id = u"a"_s, .added = now};
        task.report.status = TaskReport::Status::Generating;
        const Aftermath after =
            afterError(task, {.kind = kind, .message = u"Because."_s}, now, random);
        QVERIFY(after.watch.state != Watch::State::Ended);
        // Either it is asked for again, or the state says why not, or its account does.
        QVERIFY(after.wait || after.watch.state == Watch::State::Paused
                || consequenceOf(kind).account);
    }

    void retryAfter_isNeverShortenedByTheSpread()
    {
        const QDateTime now = QDateTime::fromSecsSinceEpoch(1'776'352'000, Qt::UTC);
        const Task task {.number = 1, .account = 1, .id = u"a"_s, .added = now};
        QRandomGenerator random(3);
        for (int i = 0; i < 1000; ++i) {
            const Aftermath after =
                afterError(task, {.kind = ApiError::Kind::Server, .retryAfter = 90s}, now, random);
            QVERIFY(*after.wait >= 90s);
        }
    }
};

QTEST_GUILESS_MAIN(TestCadence)
#include "tst_cadence.moc"
