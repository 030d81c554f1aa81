// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/joinedtest.h"
#include "transferfixture.h"

#include <QScopeGuard>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using Kind = TransferEnd::Kind;

/// What goes out to media hosts, and where.
class TestMediaWire : public TransferFixture
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { m_media.reset(); }
    void U11_link_goesOutAsItCame_data();
    void U11_link_goesOutAsItCame();
    void U17_request_carriesNothingOfOurs();
    void U19_fiveHops_areFollowed();
    void U19_hopWithALongBody_isFollowed();
    void U19_sixthHop_isRefused();
    void U19_hop_isJudgedLikeTheLink_data();
    void U19_hop_isJudgedLikeTheLink();
    void U20_sentence_neverHoldsTheQuery_data();
    void U20_sentence_neverHoldsTheQuery();
    void H48_refusingProxy_isNamed();
    void refusedLink_isNeverAskedFor();
    void keyedRequest_goesToItsOwnOriginOnly();
    void H32_keyedRedirect_isNotFollowed();
    void keyedVideo_isKept();
    void H10_headersWithoutEnd_holdUpNothing();
};

void TestMediaWire::U11_link_goesOutAsItCame_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<QByteArray>("sent");
    const QByteArray s3 = "/bucket/a%2Fb%20c.mp4?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
                          "AK%2F20260401%2Fs3&X-Amz-Signature=0a1b2c";
    QTest::newRow("U10 S3") << s3 << s3;
    const QByteArray tos = "/v/x.mp4?X-Tos-Date=20260401T000000Z&X-Tos-Expires=86400&"
                           "X-Tos-Signature=ff%3D%3D&x=a+b&y='(1)'*!;:@,$&&z";
    QTest::newRow("U10 signs") << tos << tos;
    QTest::newRow("U14 empty query") << QByteArray("/a?") << QByteArray("/a?");
    QTest::newRow("no query") << QByteArray("/a") << QByteArray("/a");
    QTest::newRow("two slashes") << QByteArray("/a//b") << QByteArray("/a//b");
    QTest::newRow("U11 unreserved") << QByteArray("/%7Ea?x=%2D%2f") << QByteArray("/~a?x=-%2F");
    QTest::newRow("fragment stays here") << QByteArray("/a?x=1#t=2") << QByteArray("/a?x=1");
}

void TestMediaWire::U11_link_goesOutAsItCame()
{
    QFETCH(QByteArray, link);
    m_storage->on({}, video(sample("moviefirst.mp4")));
    TransferOrder exact = order({});
    exact.link += link;
    QCOMPARE(run(exact).kind, Kind::Kept);
    QTEST(m_storage->requests().first().target(), "sent");
}

void TestMediaWire::U17_request_carriesNothingOfOurs()
{
    m_storage->on("/cookie", WireAnswer::of(302, {}, {}, {"Location: /a", "Set-Cookie: id=1"}));
    m_storage->on("/a", video(sample("moviefirst.mp4")));
    QCOMPARE(run(order("/cookie")).kind, Kind::Kept);
    QCOMPARE(m_storage->requests().size(), 2);
    for (const WireRequest &request : m_storage->requests()) {
        for (const char *name :
             {"Authorization", "X-Api-Key", "Cookie", "Referer", "Origin", "Range", "Upgrade"})
            QVERIFY2(!request.hasHeader(name), request.bytes.constData());
        QCOMPARE(request.header("Accept-Encoding"), "identity");
        QCOMPARE(request.header("User-Agent"), "Reelwatch");
    }
}

void TestMediaWire::U19_fiveHops_areFollowed()
{
    LoopbackServer other;
    for (int hop = 1; hop < 5; ++hop)
        m_storage->on("/" + QByteArray::number(hop),
                      WireAnswer::redirect(302, "/" + QByteArray::number(hop + 1)));
    m_storage->on("/5", WireAnswer::redirect(307, other.url("/end?sig=1").toEncoded()));
    other.on("/end", video(sample("moviefirst.mp4")));
    QCOMPARE(run(order("/1")).kind, Kind::Kept);
    QCOMPARE(m_storage->requests().size(), 5);
    QCOMPARE(other.requests().first().target(), "/end?sig=1");
}

void TestMediaWire::U19_hopWithALongBody_isFollowed()
{
    m_storage->on("/1", WireAnswer::of(302, QByteArray(3 * MiB, 'x'), {}, {"Location: /2"}));
    m_storage->on("/2", video(sample("moviefirst.mp4")));
    QCOMPARE(run(order("/1")).kind, Kind::Kept);
    QCOMPARE(m_storage->requests().size(), 2);
}

void TestMediaWire::U19_sixthHop_isRefused()
{
    m_storage->on({}, WireAnswer::redirect(302, "/again"));
    QCOMPARE(run(order("/1")).kind, Kind::Forbidden);
    QCOMPARE(m_storage->requests().size(), 6);
}

void TestMediaWire::U19_hop_isJudgedLikeTheLink_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("H37 file") << QByteArray("file:///etc/passwd");
    QTest::newRow("H37 data") << QByteArray("data:video/mp4,x");
    QTest::newRow("H37 qrc") << QByteArray("qrc:/a");
    QTest::newRow("http, private") << QByteArray("http://192.168.0.1/a");
    QTest::newRow("http, public") << QByteArray("http://example.com/a");
    QTest::newRow("user") << QByteArray("https://user:pw@example.com/a");
    QTest::newRow("dots") << QByteArray("/x/../a");
    QTest::newRow("port") << QByteArray("https://example.com:22/a");
}

void TestMediaWire::U19_hop_isJudgedLikeTheLink()
{
    QFETCH(QByteArray, location);
    m_storage->on({}, WireAnswer::redirect(302, location));
    const TransferEnd end = run(order("/1"));
    QCOMPARE(end.kind, Kind::Forbidden);
    QCOMPARE(m_storage->requests().size(), 1);
    QVERIFY(!end.sentence.contains(u"pw"_s));
}

void TestMediaWire::U20_sentence_neverHoldsTheQuery_data()
{
    QTest::addColumn<WireAnswer>("answer");
    QTest::newRow("403") << WireAnswer::of(403, "<Error>SECRETSIG</Error>");
    QTest::newRow("500") << WireAnswer::of(500, {});
    QTest::newRow("cut") << promised("99", "x");
    QTest::newRow("echo") << video("{\"you asked\":\"http://h/a?X-Amz-Signature=SECRETSIG\"}");
    QTest::newRow("redirect") << WireAnswer::redirect(302, "http://10.0.0.1/?SECRETSIG");
    QTest::newRow("closed") << WireAnswer::raw({});
}

void TestMediaWire::U20_sentence_neverHoldsTheQuery()
{
    QFETCH(WireAnswer, answer);
    m_storage->on("/a", answer);
    TransferOrder secret = order("/a");
    secret.link += "?X-Amz-Signature=SECRETSIG";
    const TransferEnd end = run(secret);
    QVERIFY(!end.sentence.isEmpty());
    QVERIFY2(!end.sentence.contains(u"SECRETSIG"_s), qPrintable(end.sentence));
}

/// Which was asked for the way and saw nothing of the link but its host.
void TestMediaWire::H48_refusingProxy_isNamed()
{
    m_storage->on({}, WireAnswer::of(403, {}));
    qputenv("https_proxy", m_storage->url().toEncoded());
    const auto restore = qScopeGuard([] { qunsetenv("https_proxy"); });
    TransferOrder far = order({});
    far.link = "https://93.184.216.34/a.mp4?X-Amz-Signature=SECRETSIG";
    const TransferEnd end = run(far);
    QCOMPARE(end.kind, Kind::Lost);
    const QString told = u"The proxy 127.0.0.1:%1 gave no way to 93.184.216.34. The video is "
                         u"fetched again by itself."_s;
    QCOMPARE(end.sentence, told.arg(m_storage->port()));
    QCOMPARE(m_storage->requests().first().line(), "CONNECT 93.184.216.34:443 HTTP/1.1");
    QVERIFY(!m_storage->received().contains("SECRETSIG"));
}

void TestMediaWire::refusedLink_isNeverAskedFor()
{
    TransferOrder elsewhere = order("/a"); // http on loopback, but the account is not there
    elsewhere.accountBase = QUrl(u"https://api.example.com"_s);
    QCOMPARE(run(elsewhere).kind, Kind::Forbidden);
    elsewhere.ticket = ++m_ticket;
    elsewhere.link = "https://localhost:" + QByteArray::number(m_storage->port()) + "/a";
    QCOMPARE(run(elsewhere).kind, Kind::Forbidden);
    QCOMPARE(m_storage->connections(), 0);
}

void TestMediaWire::keyedRequest_goesToItsOwnOriginOnly()
{
    TransferOrder keyed = order("/a");
    QNetworkRequest request(m_storage->url("/a"));
    request.setRawHeader("Authorization", "Bearer sk-CANARY");
    keyed.keyed = request;
    keyed.accountBase = QUrl(u"http://127.0.0.1:1"_s); // another port is another origin
    QCOMPARE(run(keyed).kind, Kind::Forbidden);
    QCOMPARE(m_storage->connections(), 0);
}

void TestMediaWire::H32_keyedRedirect_isNotFollowed()
{
    LoopbackServer other;
    other.on({}, video(sample("moviefirst.mp4")));
    m_storage->on("/a", WireAnswer::redirect(302, other.url("/a").toEncoded()));
    TransferOrder keyed = order("/a");
    QNetworkRequest request(m_storage->url("/a"));
    request.setRawHeader("Authorization", "Bearer sk-CANARY");
    keyed.keyed = request;
    keyed.accountBase = m_storage->url();
    QCOMPARE(run(keyed).kind, Kind::Dead);
    QCOMPARE(m_storage->requests().first().header("Authorization"), "Bearer sk-CANARY");
    QCOMPARE(other.connections(), 0);
}

void TestMediaWire::keyedVideo_isKept()
{
    m_storage->on("/a", video(sample("moviefirst.mp4")));
    TransferOrder keyed = order("/a");
    keyed.keyed = QNetworkRequest(m_storage->url("/a"));
    keyed.accountBase = m_storage->url();
    keyed.link.clear();
    QCOMPARE(run(keyed).kind, Kind::Kept);
}

void TestMediaWire::H10_headersWithoutEnd_holdUpNothing()
{
    m_storage->on("/flood",
                  {.bytes = "HTTP/1.1 200 OK\r\nX: ", .endless = QByteArray(64 * 1024, 'x')});
    m_storage->on("/a", video(sample("moviefirst.mp4")));
    TransferOrder flood = order("/flood");
    flood.limits.stall = std::chrono::seconds(1);
    QCOMPARE(run(flood).kind, Kind::Lost);
    // Qt's own thread is free again, and the other end is told.
    QTRY_COMPARE(m_storage->openConnections(), 0);
    QCOMPARE(run(order("/a")).kind, Kind::Kept);
}

QTEST_GUILESS_MAIN(TestMediaWire)
#include "tst_mediawire.moc"
