// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/schedulingpolicy.h"
#include "support/joinedtest.h"

#include <QProcess>
#include <QSemaphore>
#include <QThread>

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
    void goAtOnce_isTakenOverByAProgram();
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

void TestSchedulingPolicy::goAtOnce_isTakenOverByAProgram()
{
    SchedulingPolicy::waitForTurn();
    SchedulingPolicy::goAtOnce();
    QProcess shell;
    shell.start(u"sh"_s, {u"-c"_s, u"cut -d ' ' -f 41 /proc/$$/stat"_s}); // its policy
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.readAll().trimmed(), QByteArray::number(SCHED_OTHER));
}

void TestSchedulingPolicy::choiceOfTheUser_stands()
{
    const auto thread = started([] {
        const ::sched_param parameters {};
        QCOMPARE(::sched_setscheduler(0, SCHED_IDLE, &parameters), 0);
        SchedulingPolicy::waitForTurn();
        QCOMPARE(policy(), SCHED_IDLE);
        SchedulingPolicy::goAtOnce();
        QCOMPARE(policy(), SCHED_IDLE);
    });
    thread->wait();
}

QTEST_GUILESS_MAIN(TestSchedulingPolicy)
#include "tst_schedulingpolicy.moc"
