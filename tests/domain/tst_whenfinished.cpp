// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/whenfinished.h"
#include "support/joinedtest.h"

#include <QPromise>
#include <QSemaphore>
#include <QThread>
#include <QtConcurrent>

#include <memory>

using namespace Reelwatch;

/// Results of other threads, and who waits for them.
class TestWhenFinished final : public QObject
{
    Q_OBJECT

private slots:
    void result_arrivesOnTheContextsThread();
    void finishedAlready_arrivesLaterAllTheSame();
    void cancelled_arrivesNever();
    void contextGoneFirst_arrivesNever();

private:
    static void settle() { QCoreApplication::processEvents(); }
};

void TestWhenFinished::result_arrivesOnTheContextsThread()
{
    int got = 0;
    whenFinished(QtConcurrent::run([] { return 7; }), this, [&](int result) {
        QCOMPARE(QThread::currentThread(), thread());
        got = result;
    });
    QTRY_COMPARE(got, 7);
}

void TestWhenFinished::finishedAlready_arrivesLaterAllTheSame()
{
    QPromise<int> promise;
    promise.start();
    promise.addResult(7);
    promise.finish();
    int got = 0;
    whenFinished(promise.future(), this, [&](int result) { got = result; });
    QCOMPARE(got, 0);
    QTRY_COMPARE(got, 7);
}

void TestWhenFinished::cancelled_arrivesNever()
{
    QPromise<int> promise;
    promise.start();
    int calls = 0;
    whenFinished(promise.future(), this, [&](int) { ++calls; });
    promise.future().cancel();
    promise.addResult(7);
    promise.finish();
    settle();
    QCOMPARE(calls, 0);
    QTRY_VERIFY(children().isEmpty());
}

void TestWhenFinished::contextGoneFirst_arrivesNever()
{
    auto context = std::make_unique<QObject>();
    QSemaphore gate;
    int calls = 0;
    QFuture<int> reading = QtConcurrent::run([&gate] {
        gate.acquire();
        return 7;
    });
    whenFinished(reading, context.get(), [&](int) { ++calls; });
    context.reset();
    gate.release();
    reading.waitForFinished();
    settle();
    QCOMPARE(calls, 0);
}

QTEST_GUILESS_MAIN(TestWhenFinished)
#include "tst_whenfinished.moc"
