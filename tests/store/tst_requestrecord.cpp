// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/requestrecord.h"
#include "support/joinedtest.h"
#include "support/testclock.h"

#include <QSignalSpy>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Came = WatchEvent::Came;

/// How requests are counted and told.
class RequestRecordTest final : public QObject
{
    Q_OBJECT

private slots:
    void request_countsUntilItEnds();
    void answer_isTold();
    void error_isTold();
    void forgottenRequest_isGivenUp();
    void rate_isThatOfTheLastMinute();
    void rate_ofAYoungProgram_isThatSinceItBegan();
    void rate_endsWithTheRequests();

private:
    static WatchEvent told(const QSignalSpy &noted)
    {
        return noted.constLast().constFirst().value<WatchEvent>();
    }

    TestClock m_clock;
};

void RequestRecordTest::request_countsUntilItEnds()
{
    RequestRecord record(m_clock);
    const QSignalSpy noted(&record, &RequestRecord::noted);
    auto one = record.begin({.account = 1});
    auto other = record.begin({.account = 1});
    auto holder = other;
    QCOMPARE(record.underWay(1), 2);
    QCOMPARE(record.underWay(2), 0);
    one.reset();
    other.reset();
    QCOMPARE(record.underWay(1), 1);
    QCOMPARE(noted.size(), 1);
    holder.reset();
    QCOMPARE(record.underWay(1), 0);
    QCOMPARE(noted.size(), 2);
}

void RequestRecordTest::answer_isTold()
{
    RequestRecord record(m_clock);
    const QSignalSpy noted(&record, &RequestRecord::noted);
    WatchEvent expected {.when = m_clock.now(),
                         .account = 1,
                         .task = 7,
                         .id = u"vid_1"_s,
                         .what = WatchEvent::What::Link,
                         .why = WatchEvent::Why::Fetching};
    auto request = record.begin(expected);
    m_clock.advance(70ms);
    request->noteAnswer(1);
    QVERIFY(noted.isEmpty());
    request.reset();
    expected.brought = 1;
    expected.took = 70ms;
    QCOMPARE(told(noted), expected);
    QCOMPARE(record.lastAnswer(1), m_clock.now());
    QVERIFY(!record.lastAnswer(2).isValid());
}

void RequestRecordTest::error_isTold()
{
    RequestRecord record(m_clock);
    const QSignalSpy noted(&record, &RequestRecord::noted);
    const QDateTime again = m_clock.now().addSecs(60);
    auto request = record.begin({.account = 1});
    request->noteError({.kind = ApiError::Kind::RateLimited, .http = 429});
    request->noteAgain(again);
    request.reset();
    QCOMPARE(told(noted).came, Came::Error);
    QCOMPARE(told(noted).error, ApiError::Kind::RateLimited);
    QCOMPARE(told(noted).http, 429);
    QCOMPARE(told(noted).again, again);
    QVERIFY(!record.lastAnswer(1).isValid());
}

void RequestRecordTest::forgottenRequest_isGivenUp()
{
    RequestRecord record(m_clock);
    const QSignalSpy noted(&record, &RequestRecord::noted);
    record.begin({.account = 1}).reset();
    QCOMPARE(told(noted).came, Came::Error);
    QCOMPARE(told(noted).error, ApiError::Kind::Cancelled);
}

void RequestRecordTest::rate_isThatOfTheLastMinute()
{
    RequestRecord record(m_clock);
    const auto askEvery = [&](std::chrono::milliseconds pause, int times, AccountId account) {
        for (int each = 0; each < times; ++each) {
            m_clock.advance(pause);
            record.note({.account = account, .came = each % 2 == 0 ? Came::Answer : Came::Error});
        }
    };
    askEvery(100ms, 3000, 1); // over by then
    askEvery(250ms, 240, 1);
    QVERIFY2(qAbs(record.perSecond(1) - 4) < 0.1, qPrintable(QString::number(record.perSecond(1))));
    QCOMPARE(record.perSecond(2), 0);
    askEvery(20s, 3, 2); // of which nobody else's count is touched
    QVERIFY(qAbs(record.perSecond(2) - 0.05) < 0.01);
    QCOMPARE(record.perSecond(1), 0);
    record.begin({.account = 1}).reset();
    QVERIFY2(record.perSecond(1) > 0, "what was asked beside the checks is left out");
}

void RequestRecordTest::rate_ofAYoungProgram_isThatSinceItBegan()
{
    RequestRecord record(m_clock);
    record.note({.account = 1});
    QCOMPARE(record.perSecond(1), 1);
    for (int each = 0; each < 39; ++each) {
        m_clock.advance(250ms);
        record.note({.account = 1});
    }
    m_clock.advance(250ms);
    QCOMPARE(record.perSecond(1), 4);
}

void RequestRecordTest::rate_endsWithTheRequests()
{
    RequestRecord record(m_clock);
    for (int each = 0; each < 600; ++each)
        record.note({.account = 1});
    m_clock.advance(59s);
    QVERIFY(record.perSecond(1) > 9);
    m_clock.advance(1s);
    QCOMPARE(record.perSecond(1), 0);
    m_clock.advance(10h);
    QCOMPARE(record.perSecond(1), 0);
    record.note({.account = 1});
    QVERIFY2(record.perSecond(1) < 0.02, "an old second counts again");
}

QTEST_GUILESS_MAIN(RequestRecordTest)
#include "tst_requestrecord.moc"
