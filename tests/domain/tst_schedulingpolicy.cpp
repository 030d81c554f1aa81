// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/schedulingpolicy.h"
#include "support/joinedtest.h"

#include <QProcess>
#include <QSemaphore>
#include <QThread>

#include <functional>
#include <memory>
#include <sched.h>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

int policy()
{
    return ::sched_getscheduler(0);
}

std::unique_ptr<QThread> started(const std::function<void()> &work)
{
    std::unique_ptr<QThread> thread(QThread::create(work));
    thread->start();
    return thread;
}

} // namespace

/// Whom a thread pushes aside, asked of the system itself.
class TestSchedulingPolicy final : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { SchedulingPolicy::goAtOnce(); }
    void waitForTurn_isTakenBack();
    void waitForTurn_isOfThisThreadOnly();
    void programs_takeAfterTheThread();
    void atOnce_holdsForWhatIsStartedMeanwhile();
    void choiceOfTheUser_stands_data();
    void choiceOfTheUser_stands();
};

void TestSchedulingPolicy::waitForTurn_isTakenBack()
{
    QCOMPARE(policy(), SCHED_OTHER);
    for (int i = 0; i < 2; ++i) {
        SchedulingPolicy::waitForTurn();
        QCOMPARE(policy(), SCHED_BATCH);
        SchedulingPolicy::goAtOnce();
        QCOMPARE(policy(), SCHED_OTHER);
    }
}

void TestSchedulingPolicy::waitForTurn_isOfThisThreadOnly()
{
    QSemaphore begun;
    QSemaphore chosen;
    int others = -1;
    const auto thread = started([&] {
        begun.release();
        chosen.acquire();
        others = policy();
    });
    begun.acquire();
    SchedulingPolicy::waitForTurn();
    chosen.release();
    thread->wait();
    QCOMPARE(others, SCHED_OTHER);
}

void TestSchedulingPolicy::programs_takeAfterTheThread()
{
    const auto policyOfAProgram = [] {
        QProcess shell;
        shell.start(u"sh"_s, {u"-c"_s, u"cut -d ' ' -f 41 /proc/$$/stat"_s});
        shell.waitForFinished();
        return shell.readAll().trimmed().toInt();
    };
    SchedulingPolicy::waitForTurn();
    QCOMPARE(policyOfAProgram(), SCHED_BATCH);
    SchedulingPolicy::goAtOnce();
    QCOMPARE(policyOfAProgram(), SCHED_OTHER);
}

void TestSchedulingPolicy::atOnce_holdsForWhatIsStartedMeanwhile()
{
    SchedulingPolicy::waitForTurn();
    int others = -1;
    {
        const SchedulingPolicy::AtOnce atOnce;
        started([&others] { others = policy(); })->wait();
    }
    QCOMPARE(others, SCHED_OTHER);
    QCOMPARE(policy(), SCHED_BATCH);
    SchedulingPolicy::goAtOnce();
    {
        const SchedulingPolicy::AtOnce atOnce;
    }
    QCOMPARE(policy(), SCHED_OTHER);
}

void TestSchedulingPolicy::choiceOfTheUser_stands_data()
{
    QTest::addColumn<int>("chosen");
    QTest::newRow("chrt -i") << SCHED_IDLE;
    QTest::newRow("chrt -b") << SCHED_BATCH;
}

void TestSchedulingPolicy::choiceOfTheUser_stands()
{
    QFETCH(int, chosen);
    QList<int> policies;
    const auto thread = started([&] {
        const ::sched_param parameters {};
        ::sched_setscheduler(0, chosen, &parameters);
        SchedulingPolicy::waitForTurn();
        policies.append(policy());
        SchedulingPolicy::goAtOnce();
        policies.append(policy());
        const SchedulingPolicy::AtOnce atOnce;
        policies.append(policy());
    });
    thread->wait();
    QCOMPARE(policies, QList<int>(3, chosen));
}

QTEST_GUILESS_MAIN(TestSchedulingPolicy)
#include "tst_schedulingpolicy.moc"
