// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/taskclient.h"
#include "support/awaited.h"
#include "support/joinedtest.h"
#include "support/loopbackserver.h"
#include "support/promised.h"

#include <QRandomGenerator>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Answered = Outcome<TaskAnswer>;

namespace {

constexpr auto SlowDeadline = 400ms;
constexpr int Checks = 12;

/// This process does not run for a while, as where memory is swapped or others go first.
void standStill(std::chrono::microseconds time)
{
    const pid_t self = ::getpid();
    const pid_t waker = ::fork();
    if (waker == 0) {
        ::usleep(static_cast<useconds_t>(time.count()));
        ::kill(self, SIGCONT);
        ::_exit(0);
    }
    ::raise(SIGSTOP);
    ::waitpid(waker, nullptr, 0);
}

} // namespace

/// A machine on which the program hardly gets to run (L15).
class TestSlowMachine final : public QObject
{
    Q_OBJECT

private slots:
    void L15_stoppedProgram_countsNoTimeOut();
    void L15_serviceThatIsSilentMeanwhile_isGivenUpAllTheSame();
};

/// Stopped for longer than the deadline, at any moment of a check.
void TestSlowMachine::L15_stoppedProgram_countsNoTimeOut()
{
    LoopbackServer service;
    service.on({}, WireAnswer::of(200, R"({"id":"vid_1","status":"queued"})"));
    TaskClient client;
    client.setDeadline(SlowDeadline);
    QVERIFY(client.setKey(1, service.url(), "sk-slow"));
    QRandomGenerator chance(20260417);
    int wrong = 0;
    for (int check = 0; check < Checks; ++check) {
        Awaited<Answered> answered;
        client.fetch(1, u"vid_1"_s, this, answered.receive());
        for (int events = chance.bounded(6); events > 0; --events)
            QCoreApplication::processEvents(QEventLoop::AllEvents);
        standStill(SlowDeadline + 150ms);
        QVERIFY(answered.wait());
        wrong += int(!*answered.wait());
    }
    QVERIFY(Promised({u"P8"_s, u"false time-outs of a stopped program"_s, double(wrong)}).tell());
}

void TestSlowMachine::L15_serviceThatIsSilentMeanwhile_isGivenUpAllTheSame()
{
    LoopbackServer service;
    service.on({}, WireAnswer::raw({}, WireAnswer::Then::Hang));
    TaskClient client;
    client.setDeadline(SlowDeadline);
    QVERIFY(client.setKey(1, service.url(), "sk-slow"));
    Awaited<Answered> answered;
    client.fetch(1, u"vid_1"_s, this, answered.receive());
    standStill(SlowDeadline + 150ms);
    QElapsedTimer since;
    since.start();
    QVERIFY(answered.wait());
    QCOMPARE(answered.wait()->error().kind, ApiError::Kind::TimedOut);
    QVERIFY2(std::chrono::milliseconds(since.elapsed()) < SlowDeadline * 3,
             qPrintable(QString::number(since.elapsed())));
}

QTEST_GUILESS_MAIN(TestSlowMachine)
#include "tst_slowmachine.moc"
