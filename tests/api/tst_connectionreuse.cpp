// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/taskclient.h"
#include "studio.h"
#include "support/awaited.h"
#include "support/identity.h"
#include "support/joinedtest.h"
#include "support/loopbackserver.h"

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

using Answered = Outcome<TaskAnswer>;
using Kind = ApiError::Kind;
using Status = TaskReport::Status;

namespace {

constexpr AccountId Other = 2;

QByteArray answerAbout(const QByteArray &id, const QByteArray &status)
{
    const QByteArray body = R"({"id":")" + id + R"(","status":")" + status + R"("})";
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// Each task waits its turn, and the connection stays open for the next.
WireAnswer queued(const WireRequest &request, const QByteArray &after = {})
{
    const QByteArray id = request.path().split('/').last();
    return WireAnswer::raw(answerAbout(id, "queued") + after, WireAnswer::Then::KeepAlive);
}

} // namespace

/// One client and its connections that stay open: what they must not be used for again.
class TestConnectionReuse final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_client.emplace(); }
    void fetch_goesOverTheOpenConnection();
    void moreThanTheLength_endsTheConnection_H12();
    void untrustedByNow_isRefused_H43();
    void untrustedHost_afterATrustedOne_isRefused_H43();

private:
    [[nodiscard]] Answered fetched(const QString &id, AccountId account = Studio);

    std::optional<TaskClient> m_client;
};

Answered TestConnectionReuse::fetched(const QString &id, AccountId account)
{
    Awaited<Answered> answered;
    m_client->fetch(account, id, this, answered.receive());
    return answered.wait().value_or(ApiError {.message = u"no answer at all"_s});
}

void TestConnectionReuse::fetch_goesOverTheOpenConnection()
{
    LoopbackServer service;
    service.on({}, [](const WireRequest &request) { return queued(request); });
    QVERIFY(m_client->setKey(Studio, service.url(), "sk-1"));
    QVERIFY(fetched(u"vid_1"_s));
    QVERIFY(fetched(u"vid_2"_s));
    QCOMPARE(service.requests().size(), 2);
    QCOMPARE(service.connections(), 1);
}

/// What follows would be believed: it is about the very task that is asked for next.
void TestConnectionReuse::moreThanTheLength_endsTheConnection_H12()
{
    LoopbackServer service;
    service.on({}, [](const WireRequest &request) { return queued(request); });
    service.on("/v1/videos/vid_1", [](const WireRequest &request) {
        return queued(request, answerAbout("vid_2", "failed"));
    });
    QVERIFY(m_client->setKey(Studio, service.url(), "sk-1"));
    const Answered first = fetched(u"vid_1"_s);
    QVERIFY(first);
    QCOMPARE(first->report.status, Status::Queued);
    const Answered second = fetched(u"vid_2"_s);
    QVERIFY(second);
    QCOMPARE(second->report.status, Status::Queued);
    QCOMPARE(service.requests().size(), 2);
    QCOMPARE(service.connections(), 2);
}

void TestConnectionReuse::untrustedByNow_isRefused_H43()
{
    LoopbackServer service(identityOf(u"self-signed.pem"_s));
    service.on({}, [](const WireRequest &request) { return queued(request); });
    QVERIFY(m_client->setKey(Studio, service.url(), "sk-1"));
    {
        const Trust trust;
        QVERIFY(fetched(u"vid_1"_s));
        QVERIFY(fetched(u"vid_2"_s));
        QCOMPARE(service.connections(), 1);
    }
    QCOMPARE(service.openConnections(), 1);
    const Answered refused = fetched(u"vid_3"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Kind::Insecure);
    QCOMPARE(service.requests().size(), 2);
}

void TestConnectionReuse::untrustedHost_afterATrustedOne_isRefused_H43()
{
    LoopbackServer service(identityOf(u"self-signed.pem"_s));
    LoopbackServer expired(identityOf(u"expired.pem"_s));
    service.on({}, [](const WireRequest &request) { return queued(request); });
    const Trust trust;
    QVERIFY(m_client->setKey(Studio, service.url(), "sk-1"));
    QVERIFY(m_client->setKey(Other, expired.url(), "sk-2"));
    QVERIFY(fetched(u"vid_1"_s));
    const Answered refused = fetched(u"vid_1"_s, Other);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Kind::Insecure);
    QVERIFY(expired.requests().isEmpty());
    QVERIFY(fetched(u"vid_2"_s));
    QCOMPARE(service.connections(), 1);
}

QTEST_GUILESS_MAIN(TestConnectionReuse)
#include "tst_connectionreuse.moc"
