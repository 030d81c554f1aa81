// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/httpanswer.h"
#include "api/linkanswer.h"
#include "support/joinedtest.h"

#include <QTimeZone>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

using Kind = ApiError::Kind;

/// What /content answers, read.
class TestLinkAnswer final : public QObject
{
    Q_OBJECT

private slots:
    void read_findsTheLink_data();
    void read_findsTheLink();
    void read_takesOnlyLocationOfARedirect_data();
    void read_takesOnlyLocationOfARedirect();
    void read_ofAVideo_isServedHere();
    void read_ofNotReady_isTransient();
    void read_ofAnythingElse_isAnError_data();
    void read_ofAnythingElse_isAnError();
};

namespace {

const QDateTime AskedAt(QDate(2026, 4, 16), QTime(10, 0), QTimeZone::utc());

HttpAnswer answer(int status, const QByteArray &body = {}, const QByteArray &location = {})
{
    return {.asked = QUrl(u"https://api.example/v1/videos/vid_1/content?format=url"_s),
            .error = status >= 400 ? QNetworkReply::UnknownContentError : QNetworkReply::NoError,
            .status = status,
            .contentType = "application/json",
            .location = location,
            .body = body};
}

Outcome<FreshLink> read(const HttpAnswer &answer)
{
    return LinkAnswer::read(answer, u"vid_1"_s, AskedAt);
}

} // namespace

void TestLinkAnswer::read_findsTheLink_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<int>("life"); // seconds from now, -1: not told
    const auto row = [](const char *name, const char *body, const char *link, int life) {
        QTest::newRow(name) << QByteArray(body) << QByteArray(link) << life;
    };
    row("documented", R"({"url":"https://m.example/a?s=%2f","video_id":"vid_1","expires_in":3600})",
        "https://m.example/a?s=%2f", 3600);
    row("the link knows better",
        R"({"url":"https://m.example/a?X-Amz-Date=20260416T100000Z&X-Amz-Expires=60","expires_in":3600})",
        "https://m.example/a?X-Amz-Date=20260416T100000Z&X-Amz-Expires=60", 60);
    row("no life told", R"({"url":"https://m.example/a"})", "https://m.example/a", -1);
    row("life as text", R"({"url":"https://m.example/a","expires_in":"600"})",
        "https://m.example/a", 600);
    row("negative life", R"({"url":"https://m.example/a","expires_in":-5})", "https://m.example/a",
        -1);
    row("life of an age", R"({"url":"https://m.example/a","expires_in":1e18})",
        "https://m.example/a", -1);
    row("other place", R"({"video_url":"https://m.example/b"})", "https://m.example/b", -1);
}

void TestLinkAnswer::read_findsTheLink()
{
    QFETCH(QByteArray, body);
    QFETCH(int, life);
    const auto fresh = read(answer(200, body));
    QVERIFY(fresh);
    QVERIFY(!fresh->servedHere);
    QTEST(fresh->link, "link");
    QCOMPARE(fresh->expires, life < 0 ? QDateTime() : AskedAt.addSecs(life));
}

void TestLinkAnswer::read_takesOnlyLocationOfARedirect_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("link");
    const auto row = [](const char *name, const char *location, const char *link) {
        QTest::newRow(name) << QByteArray(location) << QByteArray(link);
    };
    row("U10 byte for byte", "https://m.example/%7Ea%2fb?X-Sig=%2B&e=&",
        "https://m.example/%7Ea%2fb?X-Sig=%2B&e=&");
    row("own origin, path only", "/files/a.mp4?s=1", "https://api.example/files/a.mp4?s=1");
    row("H34 //host", "//m.example/a", "https://m.example/a");
    row("H37 judged by the link policy", "file:///etc/passwd", "file:///etc/passwd");
}

void TestLinkAnswer::read_takesOnlyLocationOfARedirect()
{
    QFETCH(QByteArray, location);
    for (const int status : {301, 302, 303, 307, 308}) {
        const auto fresh = read(answer(status, R"({"url":"https://x"})", location));
        QVERIFY(fresh);
        QTEST(fresh->link, "link");
        QVERIFY(!fresh->servedHere);
    }
}

void TestLinkAnswer::read_ofAVideo_isServedHere()
{
    HttpAnswer video = answer(200);
    video.end = HttpAnswer::End::Video;
    const auto fresh = read(video);
    QVERIFY(fresh);
    QVERIFY(fresh->servedHere);
    QCOMPARE(fresh->link, QByteArray());
}

void TestLinkAnswer::read_ofNotReady_isTransient()
{
    const auto fresh = read(
        answer(400, R"({"error":{"message":"Video is not ready yet. Current status: in_progress",
                       "type":"invalid_request_error"}})"));
    QVERIFY(!fresh);
    QCOMPARE(fresh.error().kind, Kind::Transient);
    QCOMPARE(fresh.error().message, u"Video is not ready yet. Current status: in_progress"_s);
}

void TestLinkAnswer::read_ofAnythingElse_isAnError_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Kind>("kind");
    const auto row = [](const char *name, int status, const char *body, Kind kind) {
        QTest::newRow(name) << status << QByteArray(body) << kind;
    };
    row("another video", 200, R"({"url":"https://m.example/a","video_id":"vid_2"})",
        Kind::BadAnswer);
    row("no link", 200, R"({"video_id":"vid_1"})", Kind::BadAnswer);
    row("not JSON", 200, "https://m.example/a", Kind::BadAnswer);
    row("page", 200, "<html>sign in", Kind::SignIn);
    row("empty", 200, "", Kind::BadAnswer);
    row("redirect to nowhere", 302, "", Kind::Redirected);
    row("not modified", 304, "", Kind::Unexpected);
    row("refused", 400, R"({"error":"no such format"})", Kind::Stopped);
    row("rejected", 401, "", Kind::KeyRejected);
    row("gone", 404, "", Kind::NotFound);
    row("busy", 503, "", Kind::Server);
}

void TestLinkAnswer::read_ofAnythingElse_isAnError()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const auto fresh = read(answer(status, body));
    QVERIFY(!fresh);
    QTEST(fresh.error().kind, "kind");
    QVERIFY(!fresh.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(TestLinkAnswer)
#include "tst_linkanswer.moc"
