// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/seekqueue.h"
#include "support/joinedtest.h"

using namespace Reelwatch;
using namespace std::chrono_literals;

class TestSeekQueue final : public QObject
{
    Q_OBJECT

private slots:
    void ask_whileBusy_keepsOnlyTheNewestWish();
    void isAnswer_rejectsFramesFromBeforeTheSeek();
    void last_isWhereAllWishesLead();
};

void TestSeekQueue::ask_whileBusy_keepsOnlyTheNewestWish()
{
    SeekQueue queue;
    QCOMPARE(queue.ask(10ms), std::optional(SeekQueue::Time(10ms)));
    QVERIFY(!queue.ask(20ms));
    QVERIFY(!queue.ask(30ms));
    QCOMPARE(queue.takeNext(), std::optional(SeekQueue::Time(30ms)));
    QVERIFY(!queue.takeNext());
    QCOMPARE(queue.ask(40ms), std::optional(SeekQueue::Time(40ms)));
}

void TestSeekQueue::isAnswer_rejectsFramesFromBeforeTheSeek()
{
    SeekQueue queue;
    QVERIFY(queue.isAnswer(500ms, 20ms));
    QVERIFY(queue.ask(100ms));
    QVERIFY(!queue.isAnswer(500ms, 20ms));
    QVERIFY(!queue.isAnswer(60ms, 20ms));
    QVERIFY(queue.isAnswer(120ms, 20ms));
    QVERIFY(queue.isAnswer(80ms, 20ms));
}

void TestSeekQueue::last_isWhereAllWishesLead()
{
    SeekQueue queue;
    QVERIFY(!queue.last());
    QVERIFY(queue.ask(10ms));
    QVERIFY(!queue.ask(20ms));
    QCOMPARE(queue.last(), std::optional(SeekQueue::Time(20ms)));
    QCOMPARE(queue.underWay(), std::optional(SeekQueue::Time(10ms)));
    queue.clear();
    QVERIFY(!queue.last());
}

QTEST_APPLESS_MAIN(TestSeekQueue)
#include "tst_seekqueue.moc"
