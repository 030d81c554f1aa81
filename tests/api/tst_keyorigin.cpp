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

using Kind = ApiError::Kind;

/// P6, K14: the key reaches its own origin and no other, whatever the service answers. Two real
/// servers: the second one must not even be connected to.
class TestKeyOrigin final : public QObject
{
    Q_OBJECT

private slots:
    void key_followsNoRedirect_data();
    void key_followsNoRedirect();
    void key_isNotLedOutOfTls_H36_data();
    void key_isNotLedOutOfTls_H36();
};

void TestKeyOrigin::key_followsNoRedirect_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("location"); // PORT: that of the second server
    const std::initializer_list<std::pair<const char *, const char *>> locations {
        {"H32 other host", "http://localhost:PORT/stolen?sig=SECRETSIG"},
        {"H33 other port", "http://127.0.0.1:PORT/stolen?sig=SECRETSIG"},
        {"H34 //host", "//127.0.0.1:PORT/stolen"},
        {"H35 user info", "http://user:SECRETPW@127.0.0.1:PORT/stolen"},
        {"other scheme", "https://127.0.0.1:PORT/stolen"},
        {"another loopback address", "http://127.0.0.2:PORT/stolen"},
    };
    for (const int status : {301, 302, 303, 307, 308}) {
        for (const auto &[name, location] : locations)
            QTest::addRow("%s %d", name, status) << status << QByteArray(location);
    }
}

void TestKeyOrigin::key_followsNoRedirect()
{
    QFETCH(int, status);
    QFETCH(QByteArray, location);
    LoopbackServer own;
    LoopbackServer other;
    location.replace("PORT", QByteArray::number(other.port()));
    own.on({}, WireAnswer::redirect(status, location));
    other.on({}, WireAnswer::of(200, R"({"id":"vid_1","status":"completed"})"));
    TaskClient client;
    QVERIFY(client.setKey(Studio, own.url(), Key));

    Awaited<Outcome<TaskAnswer>> answered;
    client.fetch(Studio, u"vid_1"_s, this, answered.receive());
    QVERIFY(answered.wait());
    QVERIFY(!*answered.wait());
    const ApiError error = answered.wait()->error();
    QCOMPARE(error.kind, Kind::Redirected);
    QCOMPARE(error.http, status);
    QVERIFY2(!error.message.contains(u"SECRET"_s) && !error.message.contains(u"stolen"_s),
             qPrintable(error.message));

    Awaited<Outcome<FreshLink>> linked;
    client.fetchLink(Studio, u"vid_1"_s, this, linked.receive());
    QVERIFY(linked.wait());
    QVERIFY(*linked.wait());
    QCOMPARE((**linked.wait()).link, location.startsWith("//") ? "http:" + location : location);

    Awaited<KeyTrial> tried;
    client.tryKey(own.url(), Key, this, tried.receive());
    QVERIFY(tried.wait());
    QCOMPARE(tried.wait()->verdict, KeyTrial::Verdict::Unsure);

    QCOMPARE(own.requests().size(), 3);
    for (const WireRequest &request : own.requests()) {
        QCOMPARE(request.header("Authorization"), "Bearer " + Key);
        QVERIFY2(!request.hasHeader("Referer"), request.bytes.constData());
        QVERIFY2(request.bytes.count(Key) == 1, request.bytes.constData()); // nor in the target
    }
    QCOMPARE(other.connections(), 0);
    QCOMPARE(other.received(), QByteArray());
}

void TestKeyOrigin::key_isNotLedOutOfTls_H36_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestKeyOrigin::key_isNotLedOutOfTls_H36()
{
    QFETCH(int, status);
    const Trust trust;
    LoopbackServer plain;
    plain.on({}, WireAnswer::of(200, R"({"id":"vid_1","status":"completed"})"));
    LoopbackServer own(identityOf(u"self-signed.pem"_s));
    own.on({}, WireAnswer::redirect(status, plain.url("/stolen").toEncoded()));
    TaskClient client;
    QVERIFY(client.setKey(Studio, own.url(), Key));

    Awaited<Outcome<TaskAnswer>> answered;
    client.fetch(Studio, u"vid_1"_s, this, answered.receive());
    QVERIFY(answered.wait());
    QVERIFY(!*answered.wait());
    QCOMPARE(answered.wait()->error().kind, Kind::Redirected);
    QCOMPARE(answered.wait()->error().http, status);

    // What /content redirects to is the link itself: read, and left to the keeper's link policy.
    Awaited<Outcome<FreshLink>> linked;
    client.fetchLink(Studio, u"vid_1"_s, this, linked.receive());
    QVERIFY(linked.wait());
    QVERIFY(*linked.wait());
    QCOMPARE((**linked.wait()).link, plain.url("/stolen").toEncoded());

    Awaited<KeyTrial> tried;
    client.tryKey(own.url(), Key, this, tried.receive());
    QVERIFY(tried.wait());
    QCOMPARE(tried.wait()->verdict, KeyTrial::Verdict::Unsure);

    // Later Qt spells the names of headers in small letters.
    QCOMPARE(own.received().toLower().count(("authorization: Bearer " + Key).toLower()), 3);
    QCOMPARE(plain.connections(), 0);
    QCOMPARE(plain.received(), QByteArray());
}

QTEST_GUILESS_MAIN(TestKeyOrigin)
#include "tst_keyorigin.moc"
