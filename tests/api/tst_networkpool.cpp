// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/networkpool.h"
#include "api/taskclient.h"
#include "studio.h"
#include "support/awaited.h"
#include "support/joinedtest.h"
#include "support/loopbackserver.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <algorithm>
#include <memory>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

using Answered = Outcome<TaskAnswer>;
using Kind = ApiError::Kind;
using std::chrono::milliseconds;

namespace {

constexpr int Most = NetworkPool::RequestsPerOrigin;
const WireAnswer Hanging {.then = WireAnswer::Then::Hang};

WireAnswer keptAlive(const QByteArray &headers = {})
{
    return WireAnswer::raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                               + QByteArray::number(Queued.size()) + "\r\n" + headers + "\r\n"
                               + Queued,
                           WireAnswer::Then::KeepAlive);
}

/// A client with a key for a service, and what its calls came to.
struct Asking
{
    LoopbackServer service;
    TaskClient client;
    QList<Answered> answers;

    Asking() { client.setKey(Studio, service.url(), Key); }
    void ask(int calls)
    {
        for (int i = 0; i < calls; ++i)
            client.fetch(Studio, u"vid_1"_s, &service,
                         [this](const Answered &answer) { answers.append(answer); });
    }
    [[nodiscard]] bool allSay(Kind kind) const
    {
        return std::ranges::all_of(answers, [kind](const Answered &answer) {
            return !answer && answer.error().kind == kind;
        });
    }
    [[nodiscard]] bool allGood() const
    {
        return std::ranges::all_of(answers, [](const Answered &answer) { return bool(answer); });
    }
};

} // namespace

/// Many requests at once: how many managers they need, and that each of these has every fence up.
class TestNetworkPool final : public QObject
{
    Q_OBJECT

private slots:
    void get_makesAManagerForEachSixRequests_data();
    void get_makesAManagerForEachSixRequests();
    void get_countsEachOriginByItself();
    void giveBack_makesRoomInTheFirstManager();
    void giveBack_afterATimeOut_letsTheManagerGoWithItsLastRequest();
    void fetch_48_runAtOnceOnTheWire();
    void fetch_49th_waitsUnsentAndItsTimeHasNotBegun();
    void fetch_waiting_isNeverSentWithADroppedKey_K21();
    void fetch_waitingForNobody_isNeverSent();
    void fetch_waiting_goesWhereAPlaceOfItsOwnOriginIsFree();
    void fetch_keepsToTheRoomOfTheOrigin();
    void recall_takesBackWhatWaits();
    void fetch_48_followNoRedirect_H32();
    void fetch_48_keepNoCookie();
    void fetch_48_endAtTheDeadline_P8();
    void fetch_48_endAtTheBodyLimit_H09();
    void fetch_afterATimeOut_usesNoOtherDeadConnection();
};

void TestNetworkPool::get_makesAManagerForEachSixRequests_data()
{
    QTest::addColumn<int>("requests");
    QTest::addColumn<int>("managers");
    QTest::addColumn<int>("sent");
    QTest::newRow("0") << 0 << 0 << 0;
    QTest::newRow("1") << 1 << 1 << 1;
    QTest::newRow("6") << 6 << 1 << 6;
    QTest::newRow("7") << 7 << 2 << 7;
    QTest::newRow("48") << 48 << 8 << 48;
    QTest::newRow("49") << 49 << 8 << 48;
}

void TestNetworkPool::get_makesAManagerForEachSixRequests()
{
    QFETCH(int, requests);
    LoopbackServer service;
    service.on({}, Hanging);
    NetworkPool pool;
    int sent = 0;
    for (int i = 0; i < requests; ++i)
        sent += pool.get(QNetworkRequest(service.url()), u"a"_s) ? 1 : 0;
    QTEST(sent, "sent");
    QTEST(int(pool.findChildren<QNetworkAccessManager *>().size()), "managers");
    QTRY_COMPARE(service.requests().size(), sent);
}

void TestNetworkPool::get_countsEachOriginByItself()
{
    LoopbackServer one;
    LoopbackServer other;
    NetworkPool pool;
    for (int i = 0; i < NetworkPool::RequestsPerManager; ++i) {
        QVERIFY(pool.get(QNetworkRequest(one.url()), u"one"_s));
        QVERIFY(pool.get(QNetworkRequest(other.url()), u"other"_s));
    }
    QCOMPARE(pool.findChildren<QNetworkAccessManager *>().size(), 1);
}

void TestNetworkPool::giveBack_makesRoomInTheFirstManager()
{
    LoopbackServer service;
    service.on({}, Hanging);
    NetworkPool pool;
    const auto get = [&] {
        return pool.get(QNetworkRequest(service.url()), u"a"_s);
    };
    QNetworkAccessManager *first = get()->manager();
    for (int i = 1; i < NetworkPool::RequestsPerManager; ++i)
        QCOMPARE(get()->manager(), first);
    QVERIFY(get()->manager() != first);
    pool.giveBack(first, u"a"_s, false);
    QCOMPARE(get()->manager(), first);
    QCOMPARE(pool.findChildren<QNetworkAccessManager *>().size(), 2);
}

void TestNetworkPool::giveBack_afterATimeOut_letsTheManagerGoWithItsLastRequest()
{
    LoopbackServer service;
    service.on({}, Hanging);
    NetworkPool pool;
    const auto get = [&] {
        return pool.get(QNetworkRequest(service.url()), u"a"_s);
    };
    const QPointer<QNetworkAccessManager> first = get()->manager();
    QCOMPARE(get()->manager(), first);
    pool.giveBack(first, u"a"_s, true);
    QVERIFY(get()->manager() != first);
    QVERIFY(first);
    pool.giveBack(first, u"a"_s, false);
    QTRY_VERIFY(!first);
    QCOMPARE(pool.findChildren<QNetworkAccessManager *>().size(), 1);
}

void TestNetworkPool::fetch_48_runAtOnceOnTheWire()
{
    Asking asking;
    asking.service.on({}, Hanging);
    asking.ask(Most);
    QTRY_COMPARE(asking.service.requests().size(), Most);
    QCOMPARE(asking.service.openConnections(), Most);
    QVERIFY(asking.answers.isEmpty());
}

void TestNetworkPool::fetch_49th_waitsUnsentAndItsTimeHasNotBegun()
{
    Asking asking;
    asking.client.setDeadline(1200ms);
    asking.service.on({}, Hanging);
    asking.ask(Most);
    QTRY_COMPARE(asking.service.requests().size(), Most);
    asking.service.on({}, keptAlive());
    asking.ask(2);
    QTRY_COMPARE(asking.answers.size(), Most + 2);
    QCOMPARE(asking.service.requests().size(), Most + 2);
    const auto good = std::ranges::count_if(asking.answers, [](const Answered &a) { return !!a; });
    QCOMPARE(good, 2);
}

void TestNetworkPool::fetch_waiting_isNeverSentWithADroppedKey_K21()
{
    Asking asking;
    asking.service.on({}, Hanging);
    asking.ask(Most + 10);
    QTRY_COMPARE(asking.service.requests().size(), Most);
    asking.client.dropKey(Studio);
    QVERIFY(asking.answers.isEmpty());
    QTRY_COMPARE(asking.answers.size(), Most + 10);
    QVERIFY(asking.allSay(Kind::Cancelled));
    QTRY_COMPARE(asking.service.openConnections(), 0);
    QCOMPARE(asking.service.requests().size(), Most);
}

void TestNetworkPool::fetch_waitingForNobody_isNeverSent()
{
    Asking asking;
    asking.client.setDeadline(500ms);
    asking.service.on({}, Hanging);
    asking.ask(Most);
    auto gone = std::make_unique<QObject>();
    int told = 0;
    asking.client.fetch(Studio, u"gone"_s, gone.get(), [&told](const Answered &) { ++told; });
    Awaited<Answered> next;
    asking.client.fetch(Studio, u"next"_s, this, next.receive());
    gone.reset();
    QVERIFY(next.wait());
    QCOMPARE(told, 0);
    QVERIFY(!asking.service.received().contains("/v1/videos/gone"));
    QVERIFY(asking.service.received().contains("/v1/videos/next"));
}

void TestNetworkPool::fetch_waiting_goesWhereAPlaceOfItsOwnOriginIsFree()
{
    constexpr AccountId Client = 2;
    constexpr int Left = 16; // of 64 in all
    Asking asking;
    LoopbackServer other;
    asking.service.on({}, Hanging);
    other.on({}, Hanging);
    asking.ask(Most + 1);
    QVERIFY(asking.client.setKey(Client, other.url(), Key));
    auto first = std::make_unique<QObject>();
    for (int i = 0; i < Left; ++i)
        asking.client.fetch(Client, u"vid_1"_s, i == 0 ? first.get() : this,
                            [](const Answered &) {});
    asking.client.fetch(Client, u"last"_s, this, [](const Answered &) {});
    QTRY_COMPARE(other.requests().size(), Left);
    first.reset();
    QTRY_COMPARE(other.requests().size(), Left + 1);
    QCOMPARE(other.requests().last().path(), QByteArray("/v1/videos/last"));
    QCOMPARE(asking.service.requests().size(), Most);
}

/// Checks, renewals and lists together: whoever asks, no more than the account may is on the way.
void TestNetworkPool::fetch_keepsToTheRoomOfTheOrigin()
{
    constexpr AccountId Same = 2;
    Asking asking;
    asking.service.on({}, Hanging);
    asking.client.setAtOnce(Studio, 3);
    QVERIFY(asking.client.setKey(Same, asking.service.url(), Key));
    asking.client.setAtOnce(Same, 2);
    auto waiting = std::make_unique<QObject>();
    for (int i = 0; i < 2; ++i)
        asking.client.fetch(Same, u"vid_1"_s, waiting.get(), [](const Answered &) {});
    asking.ask(2);
    asking.client.fetchLink(Studio, u"last"_s, this, [](const Outcome<FreshLink> &) {});
    QTRY_COMPARE(asking.service.requests().size(), 3);
    waiting.reset();
    QTRY_COMPARE(asking.service.requests().size(), 5);
    const QList<WireRequest> after = asking.service.requests().last(2); // on two connections
    QCOMPARE(std::ranges::count_if(after,
                                   [](const WireRequest &request) {
                                       return request.path().startsWith("/v1/videos/last/content");
                                   }),
             1);
    asking.client.fetch(Studio, u"more"_s, this, [](const Answered &) {});
    asking.client.setAtOnce(Studio, 4);
    QTRY_COMPARE(asking.service.requests().size(), 6);
}

/// H56: what waits for room when the service has had enough is not sent any more.
void TestNetworkPool::recall_takesBackWhatWaits()
{
    Asking asking;
    asking.client.setAtOnce(Studio, 1);
    asking.service.on({}, WireAnswer::of(429, {}, {}, {"Retry-After: 60"}));
    Awaited<Answered> first;
    Awaited<Answered> second;
    asking.client.fetch(Studio, u"first"_s, this, [&](const Answered &answer) {
        asking.client.recall(Studio); // as who hears of it does
        first.receive()(answer);
    });
    asking.client.fetch(Studio, u"second"_s, this, second.receive());
    QVERIFY(second.wait());
    QCOMPARE(first.wait()->error().kind, Kind::RateLimited);
    QCOMPARE(second.wait()->error().kind, Kind::Cancelled);
    QCOMPARE(asking.service.requests().size(), 1);
}

void TestNetworkPool::fetch_48_followNoRedirect_H32()
{
    Asking asking;
    LoopbackServer elsewhere;
    asking.service.on({}, WireAnswer::redirect(307, elsewhere.url("/steal").toEncoded()));
    asking.ask(Most);
    QTRY_COMPARE(asking.answers.size(), Most);
    QVERIFY(asking.allSay(Kind::Redirected));
    QCOMPARE(asking.service.requests().size(), Most);
    QCOMPARE(elsewhere.connections(), 0);
}

void TestNetworkPool::fetch_48_keepNoCookie()
{
    Asking asking;
    int arrived = 0;
    asking.service.on({}, [&arrived](const WireRequest &) {
        ++arrived;
        return keptAlive("Set-Cookie: tracked=yes; Path=/\r\n");
    });
    for (int round = 1; round <= 2; ++round) {
        asking.ask(Most);
        QTRY_COMPARE(asking.answers.size(), qsizetype(Most) * round);
    }
    QVERIFY(asking.allGood());
    QCOMPARE(arrived, 2 * Most);
    QVERIFY(!asking.service.received().toLower().contains("\r\ncookie:"));
    for (const WireRequest &request : asking.service.requests()) {
        QCOMPARE(request.header("Authorization"), "Bearer " + Key);
        QCOMPARE(request.header("Accept-Encoding"), QByteArray("identity"));
        QVERIFY(request.line().endsWith("HTTP/1.1"));
        QVERIFY(!request.hasHeader("Upgrade")); // no way to HTTP/2
    }
}

void TestNetworkPool::fetch_48_endAtTheDeadline_P8()
{
    constexpr milliseconds Deadline = 800ms;
    Asking asking;
    asking.client.setDeadline(Deadline);
    // Bytes that drip do not put the end off (H08).
    asking.service.on({},
                      {.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n",
                       .every = 50ms,
                       .drip = QByteArray(1000, ' ')});
    QElapsedTimer timer;
    timer.start();
    asking.ask(Most);
    QTRY_COMPARE(asking.answers.size(), Most);
    QVERIFY(timer.elapsed() >= Deadline.count() * 9 / 10);
    QVERIFY2(timer.elapsed() <= Deadline.count() * 2, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(asking.allSay(Kind::TimedOut));
    QTRY_COMPARE(asking.service.openConnections(), 0);
}

void TestNetworkPool::fetch_48_endAtTheBodyLimit_H09()
{
    Asking asking;
    asking.service.on({},
                      {.bytes = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n",
                       .endless = QByteArray(16'384, ' ')});
    asking.ask(Most);
    QTRY_COMPARE_WITH_TIMEOUT(asking.answers.size(), Most, 30'000);
    QVERIFY(asking.allSay(Kind::BadAnswer));
    QVERIFY(asking.answers.first().error().message.contains(u"too large"_s));
    QTRY_COMPARE(asking.service.openConnections(), 0);
}

/// The network went away without a word and took every open connection with it.
void TestNetworkPool::fetch_afterATimeOut_usesNoOtherDeadConnection()
{
    Asking asking;
    asking.client.setDeadline(500ms);
    asking.service.on({}, keptAlive());
    asking.ask(NetworkPool::RequestsPerManager);
    QTRY_COMPARE(asking.answers.size(), NetworkPool::RequestsPerManager);
    QCOMPARE(asking.service.connections(), NetworkPool::RequestsPerManager);
    asking.service.silence();
    asking.ask(1);
    QTRY_COMPARE(asking.answers.size(), NetworkPool::RequestsPerManager + 1);
    QCOMPARE(asking.answers.last().error().kind, Kind::TimedOut);
    asking.ask(1);
    QTRY_COMPARE(asking.answers.size(), NetworkPool::RequestsPerManager + 2);
    QVERIFY(asking.answers.last());
}

QTEST_GUILESS_MAIN(TestNetworkPool)
#include "tst_networkpool.moc"
