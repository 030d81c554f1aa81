// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/endpoints.h"
#include "api/pageanswer.h"
#include "api/taskclient.h"
#include "domain/utctime.h"
#include "studio.h"
#include "support/awaited.h"
#include "support/joinedtest.h"
#include "support/loopbackserver.h"

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

using Paged = Outcome<VideoPage>;
using Kind = ApiError::Kind;
using Status = TaskReport::Status;

/// The list of videos: what a page says, and how it is asked for against a real server.
class TestVideoPage final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void page_isReadAsDocumented();
    void itemsOfEveryShape_areTakenOrCounted();
    void longTexts_areCut();
    void whatIsNoList_isBadAnswer_data();
    void whatIsNoList_isBadAnswer();
    void cursor_isFound_data();
    void cursor_isFound();
    void fetchPage_asksForAHundredBehindTheCursor();
    void fetchPage_withoutAKey_asksNobody();
    void fetchPage_whereThereIsNoList_saysSoPlainly_data();
    void fetchPage_whereThereIsNoList_saysSoPlainly();
    void fetchPage_laterPagesAreNotCalledMissing();
    void fetchPage_isRedirectedNowhere_H32_data();
    void fetchPage_isRedirectedNowhere_H32();
    void fetchPage_takesTwoMebibytesAtMost_H09();
    void fetchPage_ofALargePage_isReadWhole();
    void fetchPage_endsWithItsContext();

private:
    std::optional<Paged> page(const QString &after = {});

    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<TaskClient> m_client;
};

void TestVideoPage::init()
{
    m_server = std::make_unique<LoopbackServer>();
    m_client = std::make_unique<TaskClient>();
    QVERIFY(m_client->setKey(Studio, m_server->url(), Key));
}

std::optional<Paged> TestVideoPage::page(const QString &after)
{
    Awaited<Paged> answered;
    m_client->fetchPage(Studio, after, this, answered.receive());
    return answered.wait();
}

void TestVideoPage::page_isReadAsDocumented()
{
    const auto page = PageAnswer::parse(R"({"object":"list","data":[
        {"id":"vid_1","object":"video","status":"in_progress","model":"kling","prompt":"A dog",
         "created_at":1776352017},
        {"id":"vid_2","object":"video","status":"completed","model":"veo","prompt":"A cat",
         "created_at":1776352000}],
        "has_more":true,"first_id":"vid_1","last_id":"vid_2"})");
    QVERIFY(page);
    QCOMPARE(page->videos.size(), 2);
    const FoundVideo wanted {.id = u"vid_1"_s,
                             .status = Status::Generating,
                             .word = u"in_progress"_s,
                             .model = u"kling"_s,
                             .prompt = u"A dog"_s,
                             .created = utcTime(1'776'352'017'000)};
    QCOMPARE(page->videos.at(0), wanted);
    QCOMPARE(page->videos.at(1).status, Status::Completed);
    QCOMPARE(page->next, u"vid_2"_s);
    QCOMPARE(page->unusable, 0);
}

void TestVideoPage::itemsOfEveryShape_areTakenOrCounted()
{
    const auto page = PageAnswer::parse(R"({"data":[null,7,"vid_9",[],{},{"id":null},{"id":3},
        {"id":""},{"id":".."},{"id":"a b"},{"id":"vid_1"},
        {"id":"vid_2","status":5,"model":[],"prompt":{},"created_at":"never"},
        {"id":"vid_3","status":"WARPING ","created_at":1e300}],"has_more":false})");
    QVERIFY(page);
    QCOMPARE(page->unusable, 10);
    QCOMPARE(page->videos.size(), 3);
    for (const FoundVideo &video : page->videos) {
        QCOMPARE(video.status, Status::Unrecognised);
        QVERIFY(!video.created.isValid());
    }
    QVERIFY(page->next.isEmpty());
}

/// A list of a hundred thousand videos has to fit, whatever stands in each prompt (P10).
void TestVideoPage::longTexts_areCut()
{
    const QByteArray longText(100'000, 'x');
    const auto page =
        PageAnswer::parse(R"({"data":[{"id":"vid_1","status":")" + longText + R"(","model":")"
                          + longText + R"(","prompt":"line\n)" + longText + R"("}]})");
    QVERIFY(page);
    const FoundVideo &video = page->videos.first();
    QVERIFY(video.prompt.toString().size() <= 301);
    QVERIFY(video.prompt.toString().startsWith(u"line x"_s));
    QVERIFY(video.word.toString().size() <= 81);
    QVERIFY(video.model.toString().size() <= 81);
}

void TestVideoPage::whatIsNoList_isBadAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray(R"({"data":[{"id":"vid_1"})");
    QTest::newRow("an array") << QByteArray(R"([{"id":"vid_1"}])");
    QTest::newRow("a video") << QByteArray(R"({"id":"vid_1","status":"queued"})");
    QTest::newRow("data is an object") << QByteArray(R"({"data":{"id":"vid_1"}})");
    QTest::newRow("data is null") << QByteArray(R"({"data":null})");
    QTest::newRow("deep") << QByteArray(R"({"data":)") + QByteArray(100'000, '[');
}

void TestVideoPage::whatIsNoList_isBadAnswer()
{
    QFETCH(const QByteArray, body);
    const auto page = PageAnswer::parse(body);
    QVERIFY(!page);
    QCOMPARE(page.error().kind, Kind::BadAnswer);
}

void TestVideoPage::cursor_isFound_data()
{
    const auto fullPage = [](int items) -> QByteArray {
        QByteArray data;
        for (int item = 0; item < items; ++item)
            data += (item > 0 ? QByteArray(",") : QByteArray()) + R"({"id":"vid_)"
                + QByteArray::number(item) + R"("})";
        return R"({"data":[)" + data + "]";
    };
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("next");
    QTest::newRow("told") << fullPage(2) + R"(,"has_more":true,"last_id":"cur/1+=")"
                          << u"cur/1+="_s;
    QTest::newRow("of the last item") << fullPage(2) + R"(,"has_more":true)" << u"vid_1"_s;
    QTest::newRow("no more") << fullPage(2) + R"(,"has_more":false,"last_id":"vid_1")" << QString();
    QTest::newRow("not told, short page") << fullPage(2) + R"(,"last_id":"vid_1")" << QString();
    QTest::newRow("not told, full page") << fullPage(100) << u"vid_99"_s;
    QTest::newRow("more of nothing") << QByteArray(R"({"data":[],"has_more":true)") << QString();
    QTest::newRow("more behind no id")
        << QByteArray(R"({"data":[{"id":7}],"has_more":true,"last_id":7)") << QString();
}

void TestVideoPage::cursor_isFound()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, next);
    const auto page = PageAnswer::parse(body + "}");
    QVERIFY(page);
    QCOMPARE(page->next, next);
}

void TestVideoPage::fetchPage_asksForAHundredBehindTheCursor()
{
    m_server->on("/v1/videos", WireAnswer::of(200, R"({"data":[{"id":"vid_1"}]})"));
    QVERIFY(page().value());
    QVERIFY(page(u"a/b+c=&x"_s).value());
    QCOMPARE(m_server->requests().at(0).target(), QByteArray("/v1/videos?limit=100"));
    QCOMPARE(m_server->requests().at(1).target(),
             QByteArray("/v1/videos?limit=100&after=a%2Fb%2Bc%3D%26x"));
    QCOMPARE(m_server->requests().at(1).header("Authorization"), "Bearer " + Key);
}

void TestVideoPage::fetchPage_withoutAKey_asksNobody()
{
    m_client->dropKey(Studio);
    const auto answer = page();
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, Kind::KeyMissing);
    QVERIFY(m_server->requests().isEmpty());
}

void TestVideoPage::fetchPage_whereThereIsNoList_saysSoPlainly_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("404") << 404 << QByteArray("{}") << Kind::NotFound;
    QTest::newRow("405") << 405 << QByteArray("no") << Kind::Stopped;
    QTest::newRow("410") << 410 << QByteArray() << Kind::Stopped;
    QTest::newRow("501") << 501 << QByteArray() << Kind::Server;
    QTest::newRow("another shape") << 200 << QByteArray(R"({"videos":"yes"})") << Kind::BadAnswer;
}

void TestVideoPage::fetchPage_whereThereIsNoList_saysSoPlainly()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const Kind, kind);
    m_server->on("/v1/videos", WireAnswer::of(status, body));
    const auto answer = page();
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, kind);
    QVERIFY2(answer->error().message.startsWith(u"This service has no list of videos"_s),
             qPrintable(answer->error().message));
}

void TestVideoPage::fetchPage_laterPagesAreNotCalledMissing()
{
    m_server->on("/v1/videos", WireAnswer::of(404, "{}"));
    const auto answer = page(u"vid_1"_s);
    QVERIFY(answer && !*answer);
    QVERIFY(!answer->error().message.contains(u"no list"_s));
}

void TestVideoPage::fetchPage_isRedirectedNowhere_H32_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestVideoPage::fetchPage_isRedirectedNowhere_H32()
{
    QFETCH(const int, status);
    LoopbackServer elsewhere;
    elsewhere.on({}, WireAnswer::of(200, R"({"data":[{"id":"vid_1"}]})"));
    m_server->on("/v1/videos",
                 WireAnswer::redirect(status, elsewhere.url("/v1/videos").toEncoded()));
    const auto answer = page();
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, Kind::Redirected);
    QCOMPARE(elsewhere.connections(), 0);
}

void TestVideoPage::fetchPage_takesTwoMebibytesAtMost_H09()
{
    m_server->on("/v1/videos",
                 {.bytes = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"data\":[",
                  .endless = QByteArray(65'536, ' ')});
    const auto answer = page();
    QVERIFY(answer && !*answer);
    QVERIFY(m_server->bytesSent() < 16LL * 1024 * 1024);
}

/// Beyond what is read within a frame it is read on another thread.
void TestVideoPage::fetchPage_ofALargePage_isReadWhole()
{
    QByteArray data;
    constexpr int Videos = 8000;
    for (int video = 0; video < Videos; ++video)
        data += R"({"id":"vid_)" + QByteArray::number(video) + R"(","prompt":"a prompt"},)";
    data.chop(1);
    QVERIFY(data.size() > 256 * 1024 && data.size() < 1024 * 1024);
    m_server->on("/v1/videos",
                 WireAnswer::of(200, R"({"data":[)" + data + R"(],"has_more":false})"));
    const auto answer = page();
    QVERIFY(answer && *answer);
    QCOMPARE((**answer).videos.size(), Videos);
    QCOMPARE((**answer).videos.last().id.toString(), u"vid_7999"_s);
}

void TestVideoPage::fetchPage_endsWithItsContext()
{
    m_server->on("/v1/videos", WireAnswer::raw("HTTP/1.1 200 OK\r\n", WireAnswer::Then::Hang));
    auto context = std::make_unique<QObject>();
    bool heard = false;
    m_client->fetchPage(Studio, {}, context.get(), [&heard](const Paged &) { heard = true; });
    QTRY_COMPARE(m_server->requests().size(), 1);
    context.reset();
    QTRY_COMPARE(m_server->openConnections(), 0);
    QVERIFY(!heard);
}

QTEST_GUILESS_MAIN(TestVideoPage)

#include "tst_videopage.moc"
