// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/credential.h"
#include "api/endpoints.h"
#include "support/joinedtest.h"

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// The addresses that are asked, and the one function that lets a key travel to them.
class TestEndpoints final : public QObject
{
    Q_OBJECT

private slots:
    void video_standsBelowAnyBase_data();
    void video_standsBelowAnyBase();
    void video_encodesTheIdOnce_U21();
    void request_onlyForItsOwnOrigin_data();
    void request_onlyForItsOwnOrigin();
    void credential_needsABaseAndAKeyThatMayTravel();
    void request_hasEveryFenceUp();
};

void TestEndpoints::video_standsBelowAnyBase_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("root");
    const auto row = [](const char *base, const char *root) {
        QTest::newRow(base) << QByteArray(base) << QByteArray(root);
    };
    row("https://api.example", "https://api.example/v1/videos");
    row("https://api.example/", "https://api.example/v1/videos");
    row("https://api.example/v1", "https://api.example/v1/videos");
    row("https://api.example/v1/", "https://api.example/v1/videos");
    row("https://api.example/gateway", "https://api.example/gateway/v1/videos");
    row("https://api.example/gateway//", "https://api.example/gateway/v1/videos");
    row("https://api.example/gateway/v1", "https://api.example/gateway/v1/videos");
    row("https://api.example/archive1", "https://api.example/archive1/v1/videos");
    row("https://api.example/av1", "https://api.example/av1/v1/videos");
    row("https://api.example/a%20b", "https://api.example/a%20b/v1/videos");
    row("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1/videos");
    row("http://[::1]:8080/v1", "http://[::1]:8080/v1/videos");
}

void TestEndpoints::video_standsBelowAnyBase()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, root);
    const Endpoints endpoints(QUrl::fromEncoded(base));
    QCOMPARE(endpoints.video(u"vid_1"_s).toEncoded(), root + "/vid_1");
    QCOMPARE(endpoints.link(u"vid_1"_s).toEncoded(), root + "/vid_1/content?format=url");
    QCOMPARE(endpoints.binary(u"vid_1"_s).toEncoded(), root + "/vid_1/content?format=binary");
    QCOMPARE(endpoints.shortestList().toEncoded(), root + "?limit=1");
}

void TestEndpoints::video_encodesTheIdOnce_U21()
{
    const Endpoints endpoints(QUrl(u"https://api.example"_s));
    QCOMPARE(endpoints.video(u"a/b+c=d:e~f.g_h-i"_s).toEncoded(),
             QByteArray("https://api.example/v1/videos/a%2Fb%2Bc%3Dd%3Ae~f.g_h-i"));
}

void TestEndpoints::request_onlyForItsOwnOrigin_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("given");
    const auto row = [](const char *name, const QString &url, bool given) {
        QTest::newRow(name) << url << given;
    };
    row("own", u"https://api.example/v1/videos"_s, true);
    row("own port spelt out", u"https://api.example:443/v1/videos"_s, true);
    row("other port", u"https://api.example:444/v1/videos"_s, false);
    row("other scheme", u"http://api.example/v1/videos"_s, false);
    row("other host", u"https://cdn.example/v1/videos"_s, false);
    row("sub-domain", u"https://x.api.example/v1/videos"_s, false);
    row("user info", u"https://user:pw@api.example/v1/videos"_s, false);
    row("host as user", u"https://api.example@evil.example/"_s, false);
    row("nothing", {}, false);
}

void TestEndpoints::request_onlyForItsOwnOrigin()
{
    QFETCH(QString, url);
    const auto credential = Credential::of(QUrl(u"https://api.example/base"_s), "sk-CANARY");
    QVERIFY(credential);
    QTEST(credential->request(QUrl(url)).has_value(), "given");
}

void TestEndpoints::credential_needsABaseAndAKeyThatMayTravel()
{
    const QUrl https(u"https://api.example"_s);
    const QUrl http(u"http://api.example"_s);
    QVERIFY(Credential::of(https, "sk-CANARY"));
    QVERIFY(!Credential::of(https, {}));
    QVERIFY(!Credential::of(https, "sk\r\nX-Injected: yes")); // K10
    QVERIFY(!Credential::of(http, "sk-CANARY")); // H39
}

void TestEndpoints::request_hasEveryFenceUp()
{
    using Request = QNetworkRequest;
    const QUrl url(u"https://api.example/v1/videos"_s);
    const auto request = Credential::of(url, "sk-CANARY").value().request(url);
    QVERIFY(request);
    QCOMPARE(request->rawHeader("Authorization"), QByteArray("Bearer sk-CANARY"));
    QCOMPARE(request->rawHeader("Accept-Encoding"), QByteArray("identity"));
    QVERIFY(request->rawHeader("User-Agent").startsWith("Reelwatch/"));
    QCOMPARE(request->attribute(Request::RedirectPolicyAttribute).toInt(),
             int(Request::ManualRedirectPolicy));
    QCOMPARE(request->attribute(Request::CookieLoadControlAttribute).toInt(), int(Request::Manual));
    QCOMPARE(request->attribute(Request::CookieSaveControlAttribute).toInt(), int(Request::Manual));
    QCOMPARE(request->attribute(Request::AuthenticationReuseAttribute).toInt(),
             int(Request::Manual));
    QCOMPARE(request->attribute(Request::CacheSaveControlAttribute), QVariant(false));
    QCOMPARE(request->attribute(Request::Http2AllowedAttribute), QVariant(false));
}

QTEST_GUILESS_MAIN(TestEndpoints)
#include "tst_endpoints.moc"
