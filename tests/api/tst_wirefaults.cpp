// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/networkpool.h"
#include "api/taskclient.h"
#include "support/awaited.h"
#include "support/loopbackserver.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QTest>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

using Answered = Outcome<TaskAnswer>;
using Kind = ApiError::Kind;
using Then = WireAnswer::Then;

Q_DECLARE_METATYPE(WireAnswer)

namespace {

const QByteArray Queued = R"({"id":"vid_1","object":"video","status":"queued"})";
const QByteArray Key = "sk-CANARY-1234567890";
constexpr AccountId Studio = 1;

/// A head of a 200 with these further header lines.
QByteArray head(const QByteArray &lines = {})
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + lines + "\r\n";
}

/// This process's memory in KiB.
qint64 residentKiB()
{
    QFile status(u"/proc/self/statm"_s);
    return status.open(QIODevice::ReadOnly) ? status.readAll().split(' ').value(1).toLongLong() * 4
                                            : 0;
}

} // namespace

/// What Qt makes of a broken server, and what the client makes of that: always an error of the
/// right kind in time, never a word about the task.
class TestWireFaults final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void fetch_overTheWire_asksAsPromised();
    void fetch_ofStrangeIds_sendsThemOnce_U21();
    void fetch_survives_data();
    void fetch_survives();
    void fetch_interimAnswers_areNeverFinal_data();
    void fetch_interimAnswers_areNeverFinal();
    void fetch_endsAtTheDeadline_data();
    void fetch_endsAtTheDeadline();
    void fetch_ofAnEndlessBody_staysSmall_H09();
    void fetch_connectionRefused_H02();
    void fetch_resetMidHeaders_endsAfterFewRequests_H04();
    void fetch_keepsNoCookie_H62();
    void fetch_challenged_asksOnceWithoutDialog_H52();
    void fetch_redirectLoop_asksOnce_H38();
    void fetch_throughADeadProxy_H49();
    void fetch_throughAProxyThatWantsAPassword_H49();
    void fetch_tlsOnAPlainPort_H25();
    void fetch_hungOnes_freeTheirConnections_L07();
    void fetch_hungHost_holdsUpNoOther_L06();
    void dropKey_sendsNothingThatStillWaits_K21();

private:
    Answered fetched(std::chrono::milliseconds deadline = 5s);
    Answered fetchedThroughProxy(const QUrl &base);

    std::unique_ptr<LoopbackServer> m_server;
};

void TestWireFaults::init()
{
    m_server = std::make_unique<LoopbackServer>();
}

Answered TestWireFaults::fetched(std::chrono::milliseconds deadline)
{
    TaskClient client;
    client.setDeadline(deadline);
    if (!client.setKey(Studio, m_server->url(), Key))
        return ApiError {.kind = Kind::KeyMissing};
    Awaited<Answered> answered;
    client.fetch(Studio, u"vid_1"_s, this, answered.receive());
    return answered.wait().value_or(ApiError {.message = u"no answer at all"_s});
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
    const Answered answered = fetched();
    QVERIFY(answered);
    QCOMPARE(answered->body, Queued);
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

void TestWireFaults::fetch_survives_data()
{
    QTest::addColumn<WireAnswer>("answer");
    QTest::addColumn<Kind>("kind");
    const auto row = [](const char *name, const WireAnswer &answer, Kind kind) {
        QTest::newRow(name) << answer << kind;
    };
    const auto raw = [&row](const char *name, const QByteArray &bytes, Kind kind) {
        row(name, WireAnswer::raw(bytes), kind);
    };
    const QByteArray length = "Content-Length: " + QByteArray::number(Queued.size()) + "\r\n";
    row("H05 reset mid-body", WireAnswer::raw(head(length) + Queued.chopped(5), Then::Reset),
        Kind::Offline);
    raw("H11 length larger than body", head("Content-Length: 4096\r\n") + Queued, Kind::Offline);
    raw("H12 length smaller than body", head("Content-Length: 7\r\n") + Queued, Kind::BadAnswer);
    raw("H14 no length, closed early", head() + R"({"id":)", Kind::BadAnswer);
    raw("H15 chunks cut", head("Transfer-Encoding: chunked\r\n") + "5\r\n{\"id\"\r\n",
        Kind::Offline);
    raw("H16 chunk size not hex", head("Transfer-Encoding: chunked\r\n") + "zz\r\n{}\r\n0\r\n\r\n",
        Kind::BadAnswer);
    raw("H17 gzip truncated", head("Content-Encoding: gzip\r\n") + "\x1f\x8b\x08\x01\x02",
        Kind::BadAnswer);
    raw("H20 unknown encoding", head("Content-Encoding: gzip, gzip\r\n") + "\x1f\x8b\x08",
        Kind::BadAnswer);
    row("H18 bomb, not inflated",
        WireAnswer::of(200, qCompress(QByteArray(9'000'000, ' ')).mid(4), "application/json",
                       {"Content-Encoding: deflate"}),
        Kind::BadAnswer);
    row("J08 more than 2 MiB", WireAnswer::of(200, QByteArray(2 * 1024 * 1024, ' ') + Queued),
        Kind::BadAnswer);
    row("H22 captive portal", WireAnswer::of(200, "<!DOCTYPE html><p>Sign in", "text/html"),
        Kind::SignIn);
    row("H23 502 and a page", WireAnswer::of(502, "<html><img src=file:///dev/zero>", "text/html"),
        Kind::Server);
    raw("H24 no HTTP", "220 mail.example ESMTP ready\r\n\r\n", Kind::Offline);
    raw("H24 HTTP/0.9", Queued, Kind::Offline);
    raw("H28 101", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n", Kind::Unexpected);
    row("H29 201", WireAnswer::of(201, Queued), Kind::Unexpected);
    row("H29 202", WireAnswer::of(202, Queued), Kind::Unexpected);
    row("H29 206", WireAnswer::of(206, Queued), Kind::Unexpected);
    raw("H30 204", "HTTP/1.1 204 No Content\r\n\r\n", Kind::Unexpected);
    row("H30 empty 200", WireAnswer::of(200, {}), Kind::BadAnswer);
    raw("H31 304", "HTTP/1.1 304 Not Modified\r\n\r\n", Kind::Unexpected);
    row("J16 another video", WireAnswer::of(200, R"({"id":"vid_2","status":"failed"})"),
        Kind::BadAnswer);
    for (const char *target : {"file:///etc/passwd", "data:text/plain,x", "ftp://127.0.0.1/",
                               "javascript:alert(1)", "qrc:/x", ""})
        row(qPrintable(u"H37 "_s + QString::fromLatin1(target)), WireAnswer::redirect(302, target),
            Kind::Redirected);
    row("H50 400", WireAnswer::of(400, R"({"error":{"message":"no"}})"), Kind::Stopped);
    row("H50 405", WireAnswer::of(405, {}), Kind::Stopped);
    row("H50 410", WireAnswer::of(410, {}), Kind::Stopped);
    row("H50 422", WireAnswer::of(422, {}), Kind::Stopped);
    row("H51 401", WireAnswer::of(401, {}), Kind::KeyRejected);
    row("402", WireAnswer::of(402, {}), Kind::OutOfBalance);
    row("H53 403", WireAnswer::of(403, {}), Kind::Forbidden);
    row("H54 404", WireAnswer::of(404, {}), Kind::NotFound);
    row("H55 409", WireAnswer::of(409, {}), Kind::Transient);
    row("429", WireAnswer::of(429, {}), Kind::RateLimited);
    for (const int status : {500, 502, 503, 504, 520, 599, 600, 999})
        row(qPrintable(u"H60 %1"_s.arg(status)), WireAnswer::of(status, {}), Kind::Server);
}

void TestWireFaults::fetch_survives()
{
    QFETCH(WireAnswer, answer);
    m_server->on({}, answer);
    const Answered answered = fetched();
    QVERIFY(!answered);
    QTEST(answered.error().kind, "kind");
    const QString &message = answered.error().message;
    QVERIFY2(!message.isEmpty() && message.size() <= 200, qPrintable(message));
    QVERIFY2(!message.contains(u"vid_1"_s) && !message.contains(u'<'), qPrintable(message));
}

void TestWireFaults::fetch_interimAnswers_areNeverFinal_data()
{
    QTest::addColumn<QByteArray>("interim");
    QTest::addColumn<bool>("mayFail"); // Qt 6.4 takes all but 100 for the answer itself
    const QByteArray carryOn = "HTTP/1.1 100 Continue\r\n\r\n";
    QTest::newRow("H26 100") << carryOn << false;
    QTest::newRow("H26 100, fifty times") << carryOn.repeated(50) << false;
    QTest::newRow("H27 103") << QByteArray("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
                             << true;
}

void TestWireFaults::fetch_interimAnswers_areNeverFinal()
{
    QFETCH(QByteArray, interim);
    QFETCH(bool, mayFail);
    m_server->on({}, WireAnswer::raw(interim + WireAnswer::of(200, Queued).bytes));
    const Answered answered = fetched();
    if (answered) {
        QCOMPARE(answered->report.status, TaskReport::Status::Queued);
        return;
    }
    QVERIFY(mayFail);
    QCOMPARE(answered.error().kind, Kind::Unexpected);
}

void TestWireFaults::fetch_endsAtTheDeadline_data()
{
    QTest::addColumn<WireAnswer>("answer");
    QTest::newRow("H06 says nothing") << WireAnswer::raw({}, Then::Hang);
    QTest::newRow("H06 says no body") << WireAnswer::raw(head("Content-Length: 9\r\n"), Then::Hang);
    QTest::newRow("H07 drips headers") << WireAnswer {
        .bytes = "HTTP/1.1 200 OK\r\nX: ", .every = 20ms, .drip = QByteArray(9999, 'x')};
    QTest::newRow("H08 drips the body") << WireAnswer {
        .bytes = head("Content-Length: 9999\r\n"), .every = 20ms, .drip = QByteArray(9999, ' ')};
    QTest::newRow("H10 endless headers")
        << WireAnswer {.bytes = "HTTP/1.1 200 OK\r\n", .endless = QByteArray(99, 'x') + "\r\n"};
}

void TestWireFaults::fetch_endsAtTheDeadline()
{
    QFETCH(WireAnswer, answer);
    m_server->on({}, answer);
    QElapsedTimer clock;
    clock.start();
    const Answered answered = fetched(400ms);
    QVERIFY(!answered);
    QCOMPARE(answered.error().kind, Kind::TimedOut);
    QVERIFY2(clock.elapsed() >= 300 && clock.elapsed() < 5000,
             qPrintable(QString::number(clock.elapsed())));
    QTRY_COMPARE(m_server->openConnections(), 0);
}

void TestWireFaults::fetch_ofAnEndlessBody_staysSmall_H09()
{
    m_server->on({}, {.bytes = head(), .endless = QByteArray(64 * 1024, ' ')});
    const qint64 before = residentKiB();
    const Answered answered = fetched();
    QVERIFY(!answered);
    QCOMPARE(answered.error().kind, Kind::BadAnswer);
    QTRY_COMPARE(m_server->openConnections(), 0);
    const qint64 grown = residentKiB() - before;
    QVERIFY2(grown < 16 * 1024, qPrintable(u"grew by %1 KiB"_s.arg(grown)));
}

void TestWireFaults::fetch_connectionRefused_H02()
{
    m_server->close();
    const Answered answered = fetched();
    QVERIFY(!answered);
    QCOMPARE(answered.error().kind, Kind::Offline);
    QCOMPARE(answered.error().message, u"127.0.0.1 refused the connection."_s);
}

void TestWireFaults::fetch_resetMidHeaders_endsAfterFewRequests_H04()
{
    m_server->on({}, WireAnswer::raw("HTTP/1.1 200 OK\r\nContent-Ty", Then::Reset));
    const Answered answered = fetched();
    QVERIFY(!answered);
    QCOMPARE(answered.error().kind, Kind::Offline);
    QVERIFY(m_server->requests().size() <= 4); // Qt itself sends a GET again up to three times
}

void TestWireFaults::fetch_keepsNoCookie_H62()
{
    m_server->on(
        {},
        WireAnswer::of(200, Queued, "application/json", {"Set-Cookie: session=CANARY; Path=/"}));
    TaskClient client;
    QVERIFY(client.setKey(Studio, m_server->url(), Key));
    for (int i = 0; i < 2; ++i) {
        Awaited<Answered> answered;
        client.fetch(Studio, u"vid_1"_s, this, answered.receive());
        QVERIFY(answered.wait());
        QVERIFY(*answered.wait());
    }
    QCOMPARE(m_server->requests().size(), 2);
    QVERIFY(!m_server->requests().last().hasHeader("Cookie"));
}

void TestWireFaults::fetch_challenged_asksOnceWithoutDialog_H52()
{
    for (const char *scheme : {"Basic realm=\"x\"", "Bearer", "Digest realm=\"x\", nonce=\"y\""}) {
        m_server = std::make_unique<LoopbackServer>();
        m_server->on({},
                     WireAnswer::of(401, "{}", "application/json",
                                    {QByteArray("WWW-Authenticate: ") + scheme}));
        const Answered answered = fetched();
        QVERIFY(!answered);
        QCOMPARE(answered.error().kind, Kind::KeyRejected);
        QCOMPARE(m_server->requests().size(), 1);
    }
}

void TestWireFaults::fetch_redirectLoop_asksOnce_H38()
{
    m_server->on({}, [this](const WireRequest &request) {
        return WireAnswer::redirect(302, m_server->url(request.target()).toEncoded());
    });
    const Answered answered = fetched();
    QVERIFY(!answered);
    QCOMPARE(answered.error().kind, Kind::Redirected);
    QCOMPARE(m_server->requests().size(), 1);
}

void TestWireFaults::fetch_throughADeadProxy_H49()
{
    m_server->close();
    const Answered answered = fetchedThroughProxy(QUrl(u"https://api.example"_s));
    QVERIFY(!answered);
    QCOMPARE(answered.error().kind, Kind::Proxy);
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

void TestWireFaults::fetch_tlsOnAPlainPort_H25()
{
    TaskClient client;
    client.setDeadline(400ms);
    QUrl base = m_server->url();
    base.setScheme(u"https"_s);
    QVERIFY(client.setKey(Studio, base, Key));
    Awaited<Answered> answered;
    client.fetch(Studio, u"vid_1"_s, this, answered.receive());
    QVERIFY(answered.wait());
    QVERIFY(!*answered.wait());
    QVERIFY(answered.wait()->error().kind == Kind::TimedOut
            || answered.wait()->error().kind == Kind::Insecure);
    QVERIFY(!m_server->received().contains("CANARY"));
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
    constexpr AccountId Client = Studio + 1;
    m_server->on({}, WireAnswer::raw({}, Then::Hang));
    LoopbackServer well;
    well.on("/v1/videos/vid_1", WireAnswer::of(200, Queued));
    TaskClient client;
    QVERIFY(client.setKey(Studio, m_server->url(), Key));
    QVERIFY(client.setKey(Client, well.url(), Key));
    QObject others;
    int ended = 0;
    for (int i = 0; i < 2 * NetworkPool::RequestsPerOrigin; ++i)
        client.fetch(Studio, u"hung_%1"_s.arg(i), &others, [&ended](const Answered &) { ++ended; });
    QTRY_COMPARE(m_server->requests().size(), NetworkPool::RequestsPerOrigin);
    for (int i = 0; i < 10; ++i) {
        Awaited<Answered> answered;
        client.fetch(Client, u"vid_1"_s, this, answered.receive());
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
