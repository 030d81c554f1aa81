// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/taskclient.h"
#include "studio.h"
#include "support/awaited.h"
#include "support/fakenetwork.h"
#include "support/joinedtest.h"

#include <QPointer>

#include <algorithm>
#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

using Answered = Outcome<TaskAnswer>;
using Kind = ApiError::Kind;
using Reply = QNetworkReply;

namespace {

const QUrl Base(u"https://api.example"_s);
const QByteArray BareKey = "CANARY-1234567890";
constexpr AccountId Client = 2;

} // namespace

/// The client's own promises, with a network that never leaves the process.
class TestTaskClient final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void fetch_givesReportAndBytes();
    void fetch_ofTheKnownBytes_isUnchanged_data();
    void fetch_ofTheKnownBytes_isUnchanged();
    void fetch_tellsWhenTheServiceWantsToBeAskedAgain_data();
    void fetch_tellsWhenTheServiceWantsToBeAskedAgain();
    void fetch_neverAnswersBeforeItReturns_data();
    void fetch_neverAnswersBeforeItReturns();
    void fetch_ofAnUnallowedId_sendsNothing_U21();
    void fetch_whenNobodyWaitsAnyMore_closesAndStaysSilent();
    void fetch_letsQtReadOnlyALittleAhead_H09();
    void fetch_sendsEachKeyToItsOwnBase_K24();
    void fetch_namesWhatTheNetworkSays_data();
    void fetch_namesWhatTheNetworkSays();
    void fetch_cutsAnEchoedKeyOut();
    void setKey_refusesWhatMustNotTravel_K10_data();
    void setKey_refusesWhatMustNotTravel_K10();
    void setKey_rotated_neverUsesTheOldAgain_K22();
    void setKey_again_leavesCallsAlone();
    void dropKey_endsItsCallsOnly_K21();
    void destruction_endsSilently_G01();
    void destruction_whileCancelsAreUntold_endsThem();
    void contentRequest_isForTheOwnOriginWithKey();

private:
    std::unique_ptr<FakeNetwork> m_network;
    std::unique_ptr<TaskClient> m_client;
};

void TestTaskClient::init()
{
    m_network = std::make_unique<FakeNetwork>();
    m_client = std::make_unique<TaskClient>(*m_network);
    QVERIFY(m_client->setKey(Studio, Base, BareKey));
}

void TestTaskClient::cleanup()
{
    m_client.reset();
    m_network.reset();
}

void TestTaskClient::fetch_givesReportAndBytes()
{
    m_network->answers = {{.body = Queued}};
    Awaited<Answered> answered;
    m_client->fetch(Studio, u"vid_1"_s, this, answered.receive());
    QVERIFY(answered.wait());
    QVERIFY(*answered.wait());
    QCOMPARE((**answered.wait()).report.status, TaskReport::Status::Queued);
    QCOMPARE((**answered.wait()).body, Queued);
    QCOMPARE(m_network->requests.size(), 1);
    QCOMPARE(m_network->requests.first().url(), QUrl(u"https://api.example/v1/videos/vid_1"_s));
}

void TestTaskClient::fetch_ofTheKnownBytes_isUnchanged_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("known");
    QTest::addColumn<bool>("good");
    QTest::addColumn<bool>("unchanged");
    QTest::newRow("the same") << 200 << Queued << true << true;
    QTest::newRow("one byte more") << 200 << QByteArray(Queued + ' ') << true << false;
    QTest::newRow("another of its length")
        << 200 << QByteArray(Queued).replace("queued", "failed") << true << false;
    QTest::newRow("nothing known") << 200 << QByteArray() << true << false;
    QTest::newRow("another code") << 404 << Queued << false << false;
}

void TestTaskClient::fetch_ofTheKnownBytes_isUnchanged()
{
    QFETCH(int, status);
    QFETCH(QByteArray, known);
    QFETCH(bool, unchanged);
    m_network->answers = {{.status = status, .body = Queued}};
    Awaited<Answered> answered;
    m_client->fetch(Studio, u"vid_1"_s, known, this, answered.receive());
    QVERIFY(answered.wait());
    QTEST(bool(*answered.wait()), "good");
    if (!*answered.wait())
        return;
    QCOMPARE((**answered.wait()).unchanged, unchanged);
    QCOMPARE((**answered.wait()).body, unchanged ? QByteArray() : Queued);
    QCOMPARE((**answered.wait()).report == TaskReport(), unchanged);
}

void TestTaskClient::fetch_tellsWhenTheServiceWantsToBeAskedAgain_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("ms"); // 0: nothing
    QTest::newRow("not sent") << QByteArray() << 0;
    QTest::newRow("5 s") << QByteArray("5000") << 5000;
    QTest::newRow("too short") << QByteArray("100") << 1000;
    QTest::newRow("too long") << QByteArray("99999999999999999999") << 3'600'000;
    QTest::newRow("the largest of two") << QByteArray("2000, 7000") << 7000;
    QTest::newRow("garbage") << QByteArray("soon") << 0;
    QTest::newRow("negative") << QByteArray("-1") << 0;
    QTest::newRow("a date") << QByteArray("Wed, 21 Oct 2026 07:28:00 GMT") << 0;
}

void TestTaskClient::fetch_tellsWhenTheServiceWantsToBeAskedAgain()
{
    QFETCH(QByteArray, header);
    QFETCH(int, ms);
    FakeAnswer answer {.body = Queued};
    if (!header.isEmpty())
        answer.headers = {{"OpenAI-Poll-After-Ms", header}};
    m_network->answers = {answer, answer};
    for (const QByteArray &known : {QByteArray(), Queued}) {
        Awaited<Answered> answered;
        m_client->fetch(Studio, u"vid_1"_s, known, this, answered.receive());
        QVERIFY(answered.wait() && *answered.wait());
        const auto pollAfter = (**answered.wait()).pollAfter;
        QCOMPARE(pollAfter.has_value(), ms > 0);
        QCOMPARE(pollAfter.value_or(std::chrono::milliseconds(0)).count(), ms);
    }
}

void TestTaskClient::fetch_neverAnswersBeforeItReturns_data()
{
    QTest::addColumn<AccountId>("account");
    QTest::addColumn<QString>("id");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("requests");
    QTest::newRow("no key") << Client << u"vid_1"_s << Kind::KeyMissing << 0;
    QTest::newRow("no key chosen") << AccountId(0) << u"vid_1"_s << Kind::KeyMissing << 0;
    QTest::newRow("unallowed id") << Studio << u"a?b"_s << Kind::Stopped << 0;
    QTest::newRow("asked") << Studio << u"vid_1"_s << Kind::NotFound << 1;
}

void TestTaskClient::fetch_neverAnswersBeforeItReturns()
{
    QFETCH(AccountId, account);
    QFETCH(QString, id);
    QFETCH(Kind, kind);
    m_network->answers = {{.status = 404}, {.status = 404}};
    Awaited<Answered> answered;
    m_client->fetch(account, id, this, answered.receive());
    QCOMPARE(answered.count(), 0);
    QVERIFY(answered.wait());
    QCOMPARE(answered.wait()->error().kind, kind);
    QTEST(int(m_network->requests.size()), "requests");
    Awaited<Outcome<FreshLink>> linked;
    m_client->fetchLink(account, id, this, linked.receive());
    QCOMPARE(linked.count(), 0);
    QVERIFY(linked.wait());
    QCOMPARE(linked.wait()->error().kind, kind);
    QCOMPARE(answered.count(), 1);
}

void TestTaskClient::fetch_ofAnUnallowedId_sendsNothing_U21()
{
    for (const QString &id : {u".."_s, u"../../admin"_s, u"a\r\nb"_s, u"%2e%2e"_s, QString()}) {
        QVERIFY(!m_client->contentRequest(Studio, id));
        Awaited<Answered> answered;
        m_client->fetch(Studio, id, this, answered.receive());
        QVERIFY(answered.wait());
        QCOMPARE(answered.wait()->error().kind, Kind::Stopped);
    }
    QVERIFY(m_network->requests.isEmpty());
}

void TestTaskClient::fetch_whenNobodyWaitsAnyMore_closesAndStaysSilent()
{
    m_network->answers = {{.hangs = true}};
    Awaited<Answered> answered;
    auto context = std::make_unique<QObject>();
    m_client->fetch(Studio, u"vid_1"_s, context.get(), answered.receive());
    const QPointer<QNetworkReply> watched = m_network->findChild<QNetworkReply *>();
    QVERIFY(watched);
    context.reset();
    QVERIFY(!watched || watched->isFinished());
    QTRY_VERIFY(!watched);
    QCOMPARE(answered.count(), 0);
}

void TestTaskClient::fetch_letsQtReadOnlyALittleAhead_H09()
{
    m_client->fetch(Studio, u"vid_1"_s, this, [](const Answered &) {});
    const auto *reply = m_network->findChild<QNetworkReply *>();
    QVERIFY(reply);
    QCOMPARE(reply->readBufferSize(), 64 * 1024);
}

void TestTaskClient::fetch_sendsEachKeyToItsOwnBase_K24()
{
    QVERIFY(m_client->setKey(Client, QUrl(u"https://other.example/v1"_s), "OTHER-KEY"));
    Awaited<Answered> answered;
    m_client->fetch(Studio, u"vid_1"_s, this, answered.receive());
    m_client->fetch(Client, u"vid_1"_s, this, answered.receive());
    QCOMPARE(m_network->requests.size(), 2);
    QCOMPARE(m_network->requests.at(0).url().host(), u"api.example"_s);
    QCOMPARE(m_network->requests.at(0).rawHeader("Authorization"), "Bearer " + BareKey);
    QCOMPARE(m_network->requests.at(1).url(), QUrl(u"https://other.example/v1/videos/vid_1"_s));
    QCOMPARE(m_network->requests.at(1).rawHeader("Authorization"), QByteArray("Bearer OTHER-KEY"));
}

void TestTaskClient::fetch_namesWhatTheNetworkSays_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Reply::NetworkError>("error");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("H01 name not found") << 0 << Reply::HostNotFoundError << Kind::Offline;
    QTest::newRow("H40 certificate") << 0 << Reply::SslHandshakeFailedError << Kind::Insecure;
    QTest::newRow("H49 proxy down") << 0 << Reply::ProxyConnectionRefusedError << Kind::Proxy;
    QTest::newRow("H05 whole by luck") << 200 << Reply::RemoteHostClosedError << Kind::Offline;
    QTest::newRow("H45 goaway") << 0 << Reply::ContentReSendError << Kind::Offline;
    QTest::newRow("H46 stream reset") << 0 << Reply::ProtocolFailure << Kind::BadAnswer;
    QTest::newRow("H46 internal error") << 0 << Reply::InternalServerError << Kind::Offline;
    QTest::newRow("H46 enhance your calm") << 0 << Reply::UnknownServerError << Kind::Offline;
    QTest::newRow("H47 no number for a status") << 0 << Reply::NoError << Kind::BadAnswer;
    QTest::newRow("no status, no error") << 0 << Reply::NoError << Kind::BadAnswer;
}

void TestTaskClient::fetch_namesWhatTheNetworkSays()
{
    QFETCH(int, status);
    QFETCH(Reply::NetworkError, error);
    m_network->answers = {{.status = status,
                           .body = Queued,
                           .error = error,
                           .tlsErrors = {QSslError(QSslError::CertificateExpired)}}};
    Awaited<Answered> answered;
    m_client->fetch(Studio, u"vid_1"_s, this, answered.receive());
    QVERIFY(answered.wait());
    QVERIFY(!*answered.wait()); // P7: no such answer says anything of the task
    QTEST(answered.wait()->error().kind, "kind");
    const bool hintsAtClock = answered.wait()->error().message.contains(u"clock"_s); // H41
    QCOMPARE(hintsAtClock, error == Reply::SslHandshakeFailedError);
}

void TestTaskClient::fetch_cutsAnEchoedKeyOut()
{
    m_network->answers = {
        {.status = 401, .body = R"({"error":"No such key: )" + BareKey + R"("})"}};
    Awaited<Answered> answered;
    m_client->fetch(Studio, u"vid_1"_s, this, answered.receive());
    QVERIFY(answered.wait());
    QCOMPARE(answered.wait()->error().kind, Kind::KeyRejected);
    QCOMPARE(answered.wait()->error().message, u"No such key: [key removed]"_s);
}

void TestTaskClient::setKey_refusesWhatMustNotTravel_K10_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QByteArray>("key");
    const QString https = u"https://api.example"_s;
    QTest::newRow("CR LF") << https << QByteArray("sk-a\r\nX-Injected: yes");
    QTest::newRow("NUL") << https << QByteArray("sk-a\0b", 6);
    QTest::newRow("blank") << https << QByteArray("sk-a b");
    QTest::newRow("non-ASCII") << https << QByteArray("sk-\xc3\xa4");
    QTest::newRow("10 KB") << https << QByteArray(10'000, 'k');
    QTest::newRow("empty") << https << QByteArray();
    QTest::newRow("K11 not cleaned") << https << QByteArray("Bearer sk-a");
    QTest::newRow("H39 http") << u"http://api.example"_s << QByteArray("sk-a");
    QTest::newRow("U22 query") << u"https://api.example?a=b"_s << QByteArray("sk-a");
    QTest::newRow("no base") << QString() << QByteArray("sk-a");
}

void TestTaskClient::setKey_refusesWhatMustNotTravel_K10()
{
    QFETCH(QString, base);
    QFETCH(QByteArray, key);
    QVERIFY(!m_client->setKey(Client, QUrl(base), key));
    QVERIFY(!m_client->hasKey(Client));
}

void TestTaskClient::setKey_rotated_neverUsesTheOldAgain_K22()
{
    Awaited<Answered> before;
    m_client->fetch(Studio, u"vid_1"_s, this, before.receive());
    QVERIFY(m_client->setKey(Studio, Base, "NEW-KEY"));
    QVERIFY(before.wait());
    QCOMPARE(before.wait()->error().kind, Kind::Cancelled);
    Awaited<Answered> after;
    m_network->answers = {{.body = Queued}};
    m_client->fetch(Studio, u"vid_1"_s, this, after.receive());
    QVERIFY(after.wait());
    QVERIFY(*after.wait());
    QCOMPARE(m_network->requests.last().rawHeader("Authorization"), QByteArray("Bearer NEW-KEY"));
}

void TestTaskClient::setKey_again_leavesCallsAlone()
{
    m_network->answers = {{.body = Queued}};
    Awaited<Answered> answered;
    m_client->fetch(Studio, u"vid_1"_s, this, answered.receive());
    QVERIFY(m_client->setKey(Studio, Base, BareKey));
    QVERIFY(answered.wait());
    QVERIFY(*answered.wait());
}

void TestTaskClient::dropKey_endsItsCallsOnly_K21()
{
    QVERIFY(m_client->setKey(Client, Base, "OTHER-KEY"));
    Awaited<Answered> studio;
    Awaited<Outcome<FreshLink>> link;
    Awaited<Answered> other;
    m_network->answers = {{.hangs = true}, {.hangs = true}, {.body = Queued}};
    m_client->fetch(Studio, u"vid_1"_s, this, studio.receive());
    m_client->fetchLink(Studio, u"vid_1"_s, this, link.receive());
    m_client->fetch(Client, u"vid_1"_s, this, other.receive());
    m_client->dropKey(Studio);
    QCOMPARE(studio.count(), 0);
    QVERIFY(studio.wait());
    QCOMPARE(studio.wait()->error().kind, Kind::Cancelled);
    QVERIFY(link.wait());
    QCOMPARE(link.wait()->error().kind, Kind::Cancelled);
    QVERIFY(other.wait());
    QVERIFY(*other.wait());
    // None is sent after.
    QVERIFY(!m_client->hasKey(Studio));
    Awaited<Answered> after;
    m_client->fetch(Studio, u"vid_1"_s, this, after.receive());
    QVERIFY(after.wait());
    QCOMPARE(after.wait()->error().kind, Kind::KeyMissing);
    QCOMPARE(m_network->requests.size(), 3);
    QTRY_VERIFY(m_network->findChildren<QNetworkReply *>().isEmpty());
}

void TestTaskClient::destruction_endsSilently_G01()
{
    Awaited<Answered> answered;
    for (int i = 0; i < 20; ++i)
        m_client->fetch(Studio, u"vid_1"_s, this, answered.receive());
    const QList<QNetworkReply *> replies = m_network->findChildren<QNetworkReply *>();
    QCOMPARE(replies.size(), 6); // what one manager runs; the others wait in the client
    m_client.reset();
    QVERIFY(std::ranges::all_of(replies, &QNetworkReply::isFinished));
    QTRY_VERIFY(m_network->findChildren<QNetworkReply *>().isEmpty());
    QCOMPARE(answered.count(), 0);
}

void TestTaskClient::destruction_whileCancelsAreUntold_endsThem()
{
    Awaited<Answered> answered;
    m_network->answers = {{.hangs = true}};
    m_client->fetch(Studio, u"vid_1"_s, this, answered.receive());
    m_client->dropKey(Studio);
    m_client.reset();
    QTRY_VERIFY(m_network->findChildren<QNetworkReply *>().isEmpty());
    QCOMPARE(answered.count(), 0);
}

void TestTaskClient::contentRequest_isForTheOwnOriginWithKey()
{
    const auto request = m_client->contentRequest(Studio, u"a/b"_s);
    QVERIFY(request);
    QCOMPARE(request->url().toEncoded(),
             QByteArray("https://api.example/v1/videos/a%2Fb/content?format=binary"));
    QCOMPARE(request->rawHeader("Authorization"), "Bearer " + BareKey);
    QCOMPARE(request->attribute(QNetworkRequest::RedirectPolicyAttribute).toInt(),
             int(QNetworkRequest::ManualRedirectPolicy));
    QVERIFY(!m_client->contentRequest(Client, u"a"_s));
}

QTEST_GUILESS_MAIN(TestTaskClient)
#include "tst_taskclient.moc"
