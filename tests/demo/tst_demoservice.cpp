// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/joinedtest.h"
#include "tryout.h"

#include <QJsonArray>

using namespace Reelwatch;
using namespace std::chrono_literals;

class TstDemoService final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_tryout = std::make_unique<Tryout>(); }
    void wrongKey_isRejected_data();
    void wrongKey_isRejected();
    void otherMethods_areRefused_data();
    void otherMethods_areRefused();
    void unknown_isNotFound_data();
    void unknown_isNotFound();
    void task_movesAndItsAnswerGrows();
    void failedTask_saysWhy();
    void encodedId_isFound_data();
    void encodedId_isFound();
    void list_hasTheDocumentedShape();
    void list_isPagedThrough();
    void listParameter_isChecked();
    void takenPort_isTold();

private:
    std::unique_ptr<Tryout> m_tryout;
};

namespace {

QStringList idsOf(const QJsonObject &list)
{
    QStringList ids;
    for (const QJsonValue &item : list.value(u"data"_s).toArray())
        ids.append(item.toObject().value(u"id"_s).toString());
    return ids;
}

} // namespace

void TstDemoService::wrongKey_isRejected_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("another") << QByteArray("Bearer sk-other");
    QTest::newRow("no scheme") << QByteArray("sk-test");
    QTest::newRow("another scheme") << QByteArray("Basic sk-test");
}

void TstDemoService::wrongKey_isRejected()
{
    QFETCH(QByteArray, authorization);
    QSignalSpy arrived(&m_tryout->service(), &DemoService::requestReceived);
    Asking::Headers headers;
    if (!authorization.isEmpty())
        headers.append({"Authorization", authorization});
    for (const QByteArray path : {"/v1/videos/moving", "/v1/videos", "/v1/videos/moving/content"}) {
        const auto answer = m_tryout->askWith(headers, path);
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.error().value(u"type"_s).toString(), u"invalid_api_key"_s);
        QCOMPARE(arrived.takeFirst(), (QVariantList {QByteArray("GET"), path, !headers.isEmpty()}));
    }
}

void TstDemoService::otherMethods_areRefused_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("POST") << QByteArray("/v1/videos");
    QTest::newRow("DELETE") << QByteArray("/v1/videos/moving");
    QTest::newRow("PUT") << QByteArray("/v1/videos/moving");
}

void TstDemoService::otherMethods_areRefused()
{
    QFETCH(QByteArray, path);
    const auto answer = m_tryout->ask(path, QTest::currentDataTag());
    QCOMPARE(answer.status, 405);
    QCOMPARE(answer.header("Allow"), QByteArray("GET"));
    QCOMPARE(answer.error().value(u"type"_s).toString(), u"invalid_request_error"_s);
    QCOMPARE(m_tryout->ask("/v1/videos/moving").status, 200);
}

void TstDemoService::unknown_isNotFound_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path :
         {"/v1/videos/stranger", "/v1/videos/stranger/content", "/v1/videos/", "/v1/models", "/",
          "/v1/videos/moving/other", "/v1/videos/moving/content/x"})
        QTest::newRow(path) << QByteArray(path);
}

void TstDemoService::unknown_isNotFound()
{
    QFETCH(QByteArray, path);
    const auto answer = m_tryout->ask(path);
    QCOMPARE(answer.status, 404);
    const QJsonObject error = answer.error();
    QCOMPARE(error.value(u"type"_s).toString(), u"not_found_error"_s);
    QCOMPARE(error.value(u"code"_s).toString(), u"404"_s);
    QVERIFY(error.value(u"param"_s).isNull());
    QVERIFY(!error.value(u"message"_s).toString().isEmpty());
}

void TstDemoService::task_movesAndItsAnswerGrows()
{
    const qint64 start = m_tryout->clock().now().toSecsSinceEpoch();
    auto answer = m_tryout->ask("/v1/videos/moving");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Content-Type"), QByteArray("application/json"));
    QVERIFY(answer.body.startsWith(R"({"id":"moving","object":"video","status":"queued",)"));
    QVERIFY(answer.body.contains(R"("seed":9007199254740993)"));
    QCOMPARE(answer.text("prompt"), u"霓虹"_s);
    QCOMPARE(answer.json().value(u"created_at"_s).toInteger(), start - 10);
    QVERIFY(!answer.json().contains(u"url"_s));

    m_tryout->clock().advance(15s);
    answer = m_tryout->ask("/v1/videos/moving");
    QCOMPARE(answer.text("status"), u"in_progress"_s);
    QCOMPARE(answer.json().value(u"progress"_s).toInt(), 50);
    QCOMPARE(answer.json().value(u"created_at"_s).toInteger(), start - 10);
    QCOMPARE(answer.json().value(u"updated_at"_s).toInteger(), start + 15);

    m_tryout->clock().advance(10s);
    answer = m_tryout->ask("/v1/videos/moving");
    QCOMPARE(answer.text("status"), u"completed"_s);
    QCOMPARE(answer.json().value(u"progress"_s).toInt(), 100);
    QCOMPARE(answer.json().value(u"duration"_s).toInt(), 4);
    QCOMPARE(answer.text("resolution"), u"540p"_s);
    QCOMPARE(answer.json().value(u"updated_at"_s).toInteger(), start + 20);
    QCOMPARE(answer.text("video_url"), answer.text("url"));
    QCOMPARE(QUrl(answer.text("url")).port(), m_tryout->service().storageBase().port());
    QVERIFY(m_tryout->service().storageBase().port() != m_tryout->service().base().port());
}

void TstDemoService::failedTask_saysWhy()
{
    const auto answer = m_tryout->ask("/v1/videos/failed");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.text("status"), u"failed"_s);
    QCOMPARE(answer.error().value(u"code"_s).toString(),
             u"OutputVideoSensitiveContentDetected.PolicyViolation"_s);
    QCOMPARE(answer.error().value(u"message"_s).toString(), u"No. Request id: 0217"_s);
    QVERIFY(!answer.json().contains(u"url"_s));
}

void TstDemoService::encodedId_isFound_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("all") << QByteArray("/v1/videos/a%2Fb%2Bc%3Dd%3Ae");
    QTest::newRow("only what must be") << QByteArray("/v1/videos/a%2Fb+c=d:e");
    QTest::newRow("lower case") << QByteArray("/v1/videos/a%2fb%2bc%3dd%3ae");
    QTest::newRow("content") << QByteArray("/v1/videos/a%2Fb%2Bc%3Dd%3Ae/content?format=url");
}

void TstDemoService::encodedId_isFound()
{
    QFETCH(QByteArray, path);
    const auto answer = m_tryout->ask(path);
    QCOMPARE(answer.status, 200);
    const QString field = path.contains("content") ? u"video_id"_s : u"id"_s;
    QCOMPARE(answer.json().value(field).toString(), u"a/b+c=d:e"_s);
    QCOMPARE(m_tryout->ask("/v1/videos/a/b+c=d:e").status, 404);
}

void TstDemoService::list_hasTheDocumentedShape()
{
    const QJsonObject list = m_tryout->ask("/v1/videos").json();
    QCOMPARE(list.value(u"object"_s).toString(), u"list"_s);
    QCOMPARE(list.value(u"has_more"_s), QJsonValue(false));
    QCOMPARE(idsOf(list),
             QStringList({u"moving"_s, u"failed"_s, u"short"_s, u"a/b+c=d:e"_s, u"old"_s}));
    QCOMPARE(list.value(u"first_id"_s).toString(), u"moving"_s);
    QCOMPARE(list.value(u"last_id"_s).toString(), u"old"_s);
    QCOMPARE(
        list.value(u"data"_s).toArray().first().toObject().keys(),
        QStringList({u"created_at"_s, u"id"_s, u"model"_s, u"object"_s, u"prompt"_s, u"status"_s}));
}

void TstDemoService::list_isPagedThrough()
{
    QStringList seen;
    QByteArray after;
    for (bool more = true; more;) {
        const QJsonObject list = m_tryout->ask("/v1/videos?limit=2&order=asc" + after).json();
        more = list.value(u"has_more"_s).toBool();
        seen += idsOf(list);
        QVERIFY(seen.size() <= 5);
        after = "&after=" + QUrl::toPercentEncoding(list.value(u"last_id"_s).toString());
    }
    QCOMPARE(seen, QStringList({u"old"_s, u"a/b+c=d:e"_s, u"short"_s, u"failed"_s, u"moving"_s}));
    const QJsonObject behind = m_tryout->ask("/v1/videos?order=asc&after=moving").json();
    QVERIFY(behind.value(u"data"_s).toArray().isEmpty());
    QVERIFY(behind.value(u"first_id"_s).isNull());
}

void TstDemoService::listParameter_isChecked()
{
    const auto answer = m_tryout->ask("/v1/videos?limit=101");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.error().value(u"param"_s).toString(), u"limit"_s);
}

void TstDemoService::takenPort_isTold()
{
    DemoService second(m_tryout->clock());
    QVERIFY(!second.listen(quint16(m_tryout->service().base().port())));
    QVERIFY(second.base().isEmpty());
}

QTEST_GUILESS_MAIN(TstDemoService)

#include "tst_demoservice.moc"
