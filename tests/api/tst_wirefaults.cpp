// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/networkpool.h"
#include "api/taskclient.h"
#include "studio.h"
#include "support/awaited.h"
#include "support/joinedtest.h"
#include "support/loopbackserver.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

using Answered = Outcome<TaskAnswer>;
using Kind = ApiError::Kind;
using Then = WireAnswer::Then;

/// The client on the wire: how it asks, what holds up what, and proxies. What it makes of each
/// fault is tried against the fault service (tst_faultclient).
class TestWireFaults final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void fetch_overTheWire_asksAsPromised();
    void fetch_ofStrangeIds_sendsThemOnce_U21();
    void fetch_throughTheProxyOfTheEnvironment_H48();
    void fetch_refusedByTheProxy_namesIt_H48_data();
    void fetch_refusedByTheProxy_namesIt_H48();
    void fetch_throughADeadProxy_H49();
    void fetch_throughAProxyThatWantsAPassword_H49();
    void fetch_hungOnes_freeTheirConnections_L07();
    void fetch_hungHost_holdsUpNoOther_L06();
    void dropKey_sendsNothingThatStillWaits_K21();

private:
    Answered fetchedThroughProxy(const QUrl &base);

    std::unique_ptr<LoopbackServer> m_server;
};

void TestWireFaults::init()
{
    m_server = std::make_unique<LoopbackServer>();
}

/// With the server as the HTTP proxy.
Answered TestWireFaults::fetchedThroughProxy(const QUrl &base)
{
    QNetworkAccessManager network;
    network.setProxy({QNetworkProxy::HttpProxy, u"127.0.0.1"_s, m_server->port()});
    TaskClient client(network);
    if (!client.setKey(Studio, base, Key))
        return ApiError {.kind = Kind::KeyMissing};
    Awaited<Answered> answered;
    client.fetch(Studio, u"vid_1"_s, this, answered.receive());
    return answered.wait().value_or(ApiError {.message = u"no answer at all"_s});
}

void TestWireFaults::fetch_overTheWire_asksAsPromised()
{
    m_server->on("/v1/videos/vid_1", WireAnswer::of(200, Queued));
    TaskClient client;
    QVERIFY(client.setKey(Studio, m_server->url(), Key));
    Awaited<Answered> answered;
    client.fetch(Studio, u"vid_1"_s, this, answered.receive());
    QVERIFY(answered.wait());
    QVERIFY(*answered.wait());
    QCOMPARE((**answered.wait()).body, Queued);
    QCOMPARE(m_server->requests().size(), 1);
    const WireRequest &request = m_server->requests().first();
    QCOMPARE(request.line(), QByteArray("GET /v1/videos/vid_1 HTTP/1.1"));
    QCOMPARE(request.header("Authorization"), "Bearer " + Key);
    QVERIFY(request.header("User-Agent").startsWith("Reelwatch/"));
    QCOMPARE(request.header("Accept-Encoding"), QByteArray("identity"));
    for (const char *unwanted : {"Cookie", "Referer", "Upgrade", "HTTP2-Settings"})
        QVERIFY2(!request.hasHeader(unwanted), unwanted);
}

void TestWireFaults::fetch_ofStrangeIds_sendsThemOnce_U21()
{
    TaskClient client;
    QVERIFY(client.setKey(Studio, m_server->url("/gate"), Key));
    Awaited<Answered> answered;
    client.fetch(Studio, u"a/b+c=d~e.f_g-h"_s, this, answered.receive());
    QVERIFY(answered.wait());
    QCOMPARE(m_server->requests().first().target(),
             QByteArray("/gate/v1/videos/a%2Fb%2Bc%3Dd~e.f_g-h"));
}

/// The proxy is asked for the way to the service and never sees the key; what is not asked over TLS
/// would pass it in plain text and is asked on loopback only.
void TestWireFaults::fetch_throughTheProxyOfTheEnvironment_H48()
{
    m_server->on({}, WireAnswer::of(502, {}));
    qputenv("https_proxy", m_server->url().toEncoded());
    const auto restore = qScopeGuard([] { qunsetenv("https_proxy"); });
    TaskClient client;
    QVERIFY(client.setKey(Studio, QUrl(u"https://api.example"_s), Key));
    Awaited<Answered> answered;
    client.fetch(Studio, u"vid_1"_s, this, answered.receive());
    QVERIFY(answered.wait());
    QVERIFY(!*answered.wait());
    QCOMPARE(answered.wait()->error().kind, Kind::Proxy);
    QVERIFY(answered.wait()->error().message.contains(u"proxy"_s));
    QVERIFY(!m_server->requests().isEmpty());
    QCOMPARE(m_server->requests().first().line(), "CONNECT api.example:443 HTTP/1.1");
    QVERIFY(!m_server->received().contains("CANARY"));
    QVERIFY(!client.setKey(Studio, QUrl(u"http://api.example"_s), Key));
}

void TestWireFaults::fetch_refusedByTheProxy_namesIt_H48_data()
{
    const auto challenge = WireAnswer::of(407, {}, {}, {"Proxy-Authenticate: Basic realm=\"x\""});
    QTest::addColumn<WireAnswer>("answer");
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<QString>("told");
    const QString closed = u"The proxy %1 is not there or did not let the request through. "
                           u"Check the system's proxy settings."_s;
    QTest::newRow("refuses the way") << WireAnswer::of(403, {}) << true << closed;
    QTest::newRow("has no way itself") << WireAnswer::of(502, {}) << true << closed;
    QTest::newRow("is not there") << WireAnswer() << false << closed;
    QTest::newRow("wants a password")
        << challenge << true
        << u"The proxy %1 asks for another name and password. Check the system's proxy settings."_s;
}

/// By host and port, so that it can be found in the settings; without what else they hold.
void TestWireFaults::fetch_refusedByTheProxy_namesIt_H48()
{
    QFETCH(const WireAnswer, answer);
    QFETCH(const bool, isThere);
    QFETCH(const QString, told);
    m_server->on({}, answer);
    if (!isThere)
        m_server->close();
    QUrl proxy = m_server->url();
    proxy.setUserInfo(u"anna:hidden"_s);
    qputenv("https_proxy", proxy.toEncoded());
    const auto restore = qScopeGuard([] { qunsetenv("https_proxy"); });
    TaskClient client;
    QVERIFY(client.setKey(Studio, QUrl(u"https://api.example"_s), Key));
    Awaited<Answered> answered;
    client.fetch(Studio, u"vid_1"_s, this, answered.receive());
    QVERIFY(answered.wait());
    QVERIFY(!*answered.wait());
    const ApiError error = answered.wait()->error();
    QCOMPARE(error.kind, Kind::Proxy);
    QCOMPARE(error.message, told.arg(u"127.0.0.1:%1"_s.arg(m_server->port())));
    QVERIFY(!m_server->received().contains("CANARY"));
}

void TestWireFaults::fetch_throughADeadProxy_H49()
{
    m_server->close();
    const Answered answered = fetchedThroughProxy(QUrl(u"https://api.example"_s));
    QVERIFY(!answered);
    QCOMPARE(answered.error().kind, Kind::Proxy);
    QVERIFY(answered.error().message.contains(u" 127.0.0.1:%1 "_s.arg(m_server->port())));
}

void TestWireFaults::fetch_throughAProxyThatWantsAPassword_H49()
{
    m_server->on({}, WireAnswer::of(407, {}, {}, {"Proxy-Authenticate: Basic realm=\"x\""}));
    for (const QString &base : {u"https://api.example"_s, u"http://127.0.0.1:1"_s}) {
        const qsizetype before = m_server->requests().size();
        const Answered answered = fetchedThroughProxy(QUrl(base));
        QVERIFY(!answered);
        QCOMPARE(answered.error().kind, Kind::Proxy);
        QCOMPARE(m_server->requests().size(), before + 1);
    }
    QVERIFY(!m_server->requests().first().hasHeader("Authorization"));
}

void TestWireFaults::fetch_hungOnes_freeTheirConnections_L07()
{
    m_server->on("/v1/videos/vid_1", WireAnswer::of(200, Queued));
    m_server->on({}, WireAnswer::raw({}, Then::Hang));
    TaskClient client;
    client.setDeadline(400ms);
    QVERIFY(client.setKey(Studio, m_server->url(), Key));
    QObject others;
    for (int i = 0; i < NetworkPool::RequestsPerOrigin; ++i)
        client.fetch(Studio, u"hung_%1"_s.arg(i), &others, [](const Answered &) {});
    QTRY_COMPARE(m_server->requests().size(), NetworkPool::RequestsPerOrigin);
    client.setDeadline(5s);
    Awaited<Answered> answered;
    client.fetch(Studio, u"vid_1"_s, this, answered.receive());
    QVERIFY(answered.wait());
    QVERIFY(*answered.wait());
}

void TestWireFaults::fetch_hungHost_holdsUpNoOther_L06()
{
    constexpr AccountId Other = Studio + 1;
    m_server->on({}, WireAnswer::raw({}, Then::Hang));
    LoopbackServer well;
    well.on("/v1/videos/vid_1", WireAnswer::of(200, Queued));
    TaskClient client;
    QVERIFY(client.setKey(Studio, m_server->url(), Key));
    QVERIFY(client.setKey(Other, well.url(), Key));
    QObject others;
    int ended = 0;
    for (int i = 0; i < 2 * NetworkPool::RequestsPerOrigin; ++i)
        client.fetch(Studio, u"hung_%1"_s.arg(i), &others, [&ended](const Answered &) { ++ended; });
    QTRY_COMPARE(m_server->requests().size(), NetworkPool::RequestsPerOrigin);
    for (int i = 0; i < 10; ++i) {
        Awaited<Answered> answered;
        client.fetch(Other, u"vid_1"_s, this, answered.receive());
        QVERIFY(answered.wait());
        QVERIFY(*answered.wait());
    }
    QCOMPARE(ended, 0);
}

void TestWireFaults::dropKey_sendsNothingThatStillWaits_K21()
{
    m_server->on({}, WireAnswer::raw({}, Then::Hang));
    TaskClient client;
    QVERIFY(client.setKey(Studio, m_server->url(), Key));
    Awaited<Answered> answered;
    constexpr int Asked = NetworkPool::RequestsPerOrigin + 20;
    for (int i = 0; i < Asked; ++i)
        client.fetch(Studio, u"vid_%1"_s.arg(i), this, answered.receive());
    QTRY_COMPARE(m_server->requests().size(), NetworkPool::RequestsPerOrigin);
    client.dropKey(Studio);
    QTRY_COMPARE(answered.count(), Asked);
    QCOMPARE(answered.wait()->error().kind, Kind::Cancelled);
    QTRY_COMPARE(m_server->openConnections(), 0);
    QCOMPARE(m_server->requests().size(), NetworkPool::RequestsPerOrigin);
}

QTEST_GUILESS_MAIN(TestWireFaults)
#include "tst_wirefaults.moc"
