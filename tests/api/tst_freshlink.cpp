// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/taskclient.h"
#include "studio.h"
#include "support/awaited.h"
#include "support/joinedtest.h"
#include "support/loopbackserver.h"

#include <QTimeZone>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

using Linked = Outcome<FreshLink>;

namespace {

const QByteArray Path = "/v1/videos/vid_1/content";

} // namespace

/// Asking for a fresh link, against a real server.
class TestFreshLink final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void fetchLink_asksForTheUrlForm();
    void fetchLink_ofServedBytes_takesNone_data();
    void fetchLink_ofServedBytes_takesNone();
    void fetchLink_ofARedirect_keepsEveryByte_U10();
    void fetchLink_notReady_isTransient();
    void fetch_ofAMislabelledAnswer_stillReadsIt_H21();

private:
    std::optional<Linked> linked();

    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<TaskClient> m_client;
};

void TestFreshLink::init()
{
    m_server = std::make_unique<LoopbackServer>();
    m_client = std::make_unique<TaskClient>();
    QVERIFY(m_client->setKey(Studio, m_server->url(), Key));
}

std::optional<Linked> TestFreshLink::linked()
{
    Awaited<Linked> answered;
    m_client->fetchLink(Studio, u"vid_1"_s, this, answered.receive());
    return answered.wait();
}

void TestFreshLink::fetchLink_asksForTheUrlForm()
{
    m_server->on(Path,
                 WireAnswer::of(200, R"({"url":"https://m.example/a?s=%2f&&","expires_in":60})"));
    const auto answer = linked();
    QVERIFY(answer && *answer);
    QCOMPARE((*answer)->link, QByteArray("https://m.example/a?s=%2f&&"));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY((*answer)->expires > now && (*answer)->expires <= now.addSecs(60));
    const WireRequest &request = m_server->requests().first();
    QCOMPARE(request.line(), QByteArray("GET /v1/videos/vid_1/content?format=url HTTP/1.1"));
    QCOMPARE(request.header("Authorization"), "Bearer " + Key);
}

void TestFreshLink::fetchLink_ofServedBytes_takesNone_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("mp4") << QByteArray("video/mp4");
    QTest::newRow("webm") << QByteArray("Video/WebM; codecs=vp9");
    QTest::newRow("bytes") << QByteArray("application/octet-stream");
}

void TestFreshLink::fetchLink_ofServedBytes_takesNone()
{
    QFETCH(QByteArray, type);
    m_server->on(Path,
                 {.bytes = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n",
                  .endless = QByteArray(64 * 1024, 'v')});
    const auto answer = linked();
    QVERIFY(answer && *answer);
    QVERIFY((*answer)->servedHere);
    QCOMPARE((*answer)->link, QByteArray());
    QTRY_COMPARE(m_server->openConnections(), 0);
}

void TestFreshLink::fetchLink_ofARedirect_keepsEveryByte_U10()
{
    const QByteArray link = "https://m.example/%7Ea%2fb.mp4?X-Amz-Date=20260416T100000Z"
                            "&X-Amz-Expires=600&X-Amz-Signature=a%2Bb==&e=&";
    m_server->on(Path, WireAnswer::redirect(302, link));
    const auto answer = linked();
    QVERIFY(answer && *answer);
    QCOMPARE((*answer)->link, link);
    QCOMPARE((*answer)->expires, QDateTime(QDate(2026, 4, 16), QTime(10, 10), QTimeZone::utc()));
}

void TestFreshLink::fetchLink_notReady_isTransient()
{
    for (const int status : {400, 409, 425}) {
        m_server->on(Path,
                     WireAnswer::of(status, R"({"error":{"message":"Video is not ready yet."}})"));
        const auto answer = linked();
        QVERIFY(answer && !*answer);
        QCOMPARE(answer->error().kind, ApiError::Kind::Transient);
        QCOMPARE(answer->error().message, u"Video is not ready yet."_s);
    }
}

void TestFreshLink::fetch_ofAMislabelledAnswer_stillReadsIt_H21()
{
    for (const char *type : {"application/octet-stream", "text/html", "video/mp4", ""}) {
        m_server->on("/v1/videos/vid_1",
                     WireAnswer::of(200, R"({"id":"vid_1","status":"queued"})", type));
        Awaited<Outcome<TaskAnswer>> answered;
        m_client->fetch(Studio, u"vid_1"_s, this, answered.receive());
        QVERIFY(answered.wait());
        QVERIFY(*answered.wait());
    }
}

QTEST_GUILESS_MAIN(TestFreshLink)
#include "tst_freshlink.moc"
