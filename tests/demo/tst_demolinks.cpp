// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/joinedtest.h"
#include "tryout.h"

#include <QtEndian>

using namespace Reelwatch;
using namespace std::chrono_literals;

class TstDemoLinks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_tryout = std::make_unique<Tryout>(); }
    void lastFrame_isServed();
    void everyCompletedTask_isServed();
    void content_givesAFreshLink();
    void content_redirectsByDefault();
    void content_servesTheBytes();
    void contentBeforeTheEnd_isNotReady();
    void contentFormat_isChecked();
    void shortLink_isRenewedByAskingAgain();
    void oldLink_isRenewedByContentOnly();

private:
    std::unique_ptr<Tryout> m_tryout;
};

namespace {

// A movie header holds version, two dates, the time scale and the duration, four bytes each.
double secondsOf(const QByteArray &mp4)
{
    const char *header = mp4.constData() + mp4.indexOf("mvhd") + 4;
    return double(qFromBigEndian<quint32>(header + 16)) / qFromBigEndian<quint32>(header + 12);
}

} // namespace

void TstDemoLinks::lastFrame_isServed()
{
    m_tryout->clock().advance(30s);
    const QJsonObject content =
        m_tryout->ask("/v1/videos/moving").json().value(u"content"_s).toObject();
    const auto image = m_tryout->follow(content.value(u"last_frame_url"_s).toString());
    QCOMPARE(image.status, 200);
    QVERIFY(image.body.startsWith("\xff\xd8\xff"));
}

void TstDemoLinks::everyCompletedTask_isServed()
{
    m_tryout->start({.key = "sk-test"});
    m_tryout->clock().advance(2min);
    int videos = 0;
    for (const QString &id : m_tryout->service().ids()) {
        const auto answer =
            m_tryout->ask("/v1/videos/" + QUrl::toPercentEncoding(id) + "/content?format=url");
        if (answer.status != 200)
            continue;
        const auto video = m_tryout->follow(answer.text("url"));
        QCOMPARE(video.status, 200);
        QVERIFY(video.body.size() > 10'000 && video.body.mid(4, 4) == "ftyp");
        // Fast start: what a player needs first comes before the pictures.
        QVERIFY(video.body.indexOf("moov") < video.body.indexOf("mdat"));
        const int told = m_tryout->ask("/v1/videos/" + QUrl::toPercentEncoding(id))
                             .json()
                             .value(u"duration"_s)
                             .toInt();
        QCOMPARE(secondsOf(video.body), double(told));
        ++videos;
    }
    QVERIFY(videos >= 8);
}

void TstDemoLinks::content_givesAFreshLink()
{
    const auto answer = m_tryout->ask("/v1/videos/short/content?format=url");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.text("video_id"), u"short"_s);
    QCOMPARE(answer.json().value(u"expires_in"_s).toInt(), 3600);
    m_tryout->clock().advance(59min);
    QCOMPARE(m_tryout->follow(answer.text("url")).status, 200);
    m_tryout->clock().advance(1min);
    QCOMPARE(m_tryout->follow(answer.text("url")).status, 403);
}

void TstDemoLinks::content_redirectsByDefault()
{
    for (const QByteArray query : {"", "?format=redirect"}) {
        const auto answer = m_tryout->ask("/v1/videos/short/content" + query);
        QCOMPARE(answer.status, 302);
        const QByteArray target = answer.header("Location");
        QVERIFY(target.startsWith(m_tryout->service().storageBase().toEncoded()));
        QCOMPARE(m_tryout->follow(QString::fromLatin1(target)).status, 200);
    }
}

void TstDemoLinks::content_servesTheBytes()
{
    const auto answer = m_tryout->ask("/v1/videos/short/content?format=binary");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Content-Type"), QByteArray("video/mp4"));
    QCOMPARE(answer.body, m_tryout->follow(m_tryout->ask("/v1/videos/short").text("url")).body);
}

void TstDemoLinks::contentBeforeTheEnd_isNotReady()
{
    m_tryout->clock().advance(15s);
    const auto answer = m_tryout->ask("/v1/videos/moving/content?format=url");
    QCOMPARE(answer.status, 400);
    QCOMPARE(
        answer.body,
        QByteArray(R"({"error":{"message":"Video is not ready yet. Current status: in_progress",)"
                   R"("type":"invalid_request_error"}})"));
    QVERIFY(m_tryout->ask("/v1/videos/failed/content").body.contains("Current status: failed"));
}

void TstDemoLinks::contentFormat_isChecked()
{
    const auto answer = m_tryout->ask("/v1/videos/short/content?format=gif");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.error().value(u"param"_s).toString(), u"format"_s);
}

void TstDemoLinks::shortLink_isRenewedByAskingAgain()
{
    const QString first = m_tryout->ask("/v1/videos/short").text("url");
    QVERIFY(first.contains(u"X-Tos-Expires=120&"_s));
    QCOMPARE(m_tryout->follow(first).status, 200);
    for (int i = 0; i < 30; ++i) {
        m_tryout->clock().advance(10s);
        QCOMPARE(m_tryout->follow(m_tryout->ask("/v1/videos/short").text("url")).status, 200);
    }
    QCOMPARE(m_tryout->follow(first).status, 403);
}

void TstDemoLinks::oldLink_isRenewedByContentOnly()
{
    QCOMPARE(m_tryout->follow(m_tryout->ask("/v1/videos/old").text("url")).status, 403);
    QCOMPARE(
        m_tryout->follow(m_tryout->ask("/v1/videos/old/content?format=url").text("url")).status,
        200);
}

QTEST_GUILESS_MAIN(TstDemoLinks)

#include "tst_demolinks.moc"
