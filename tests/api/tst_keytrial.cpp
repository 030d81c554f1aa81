// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/taskclient.h"
#include "support/awaited.h"
#include "support/joinedtest.h"
#include "support/loopbackserver.h"

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

using Verdict = KeyTrial::Verdict;

namespace {

const QByteArray TriedKey = "CANARY-1234567890";

} // namespace

/// What a key's trial asks, and that its sentence says no more than was shown.
class TestKeyTrial final : public QObject
{
    Q_OBJECT

private slots:
    void tryKey_judgesByTheList_data();
    void tryKey_judgesByTheList();
    void tryKey_withoutAList_judgesByAnUnknownId_data();
    void tryKey_withoutAList_judgesByAnUnknownId();
    void tryKey_ofWhatMustNotTravel_sendsNothing_data();
    void tryKey_ofWhatMustNotTravel_sendsNothing();
    void tryKey_unreachable_saysSo();
    void tryKey_leavesNoKeyBehind();
};

void TestKeyTrial::tryKey_judgesByTheList_data()
{
    QTest::addColumn<WireAnswer>("list");
    QTest::addColumn<Verdict>("verdict");
    const auto row = [](const char *name, const WireAnswer &list, Verdict verdict) {
        QTest::newRow(name) << list << verdict;
    };
    row("200", WireAnswer::of(200, R"({"object":"list","data":[]})"), Verdict::Accepted);
    row("200, page", WireAnswer::of(200, "<html>Sign in", "text/html"), Verdict::NotReached);
    row("200, something else", WireAnswer::of(200, "OK", "text/plain"), Verdict::Unsure);
    row("401", WireAnswer::of(401, R"({"error":{"type":"invalid_api_key"}})"), Verdict::Rejected);
    row("402", WireAnswer::of(402, {}), Verdict::OutOfBalance);
    row("403 frozen", WireAnswer::of(403, R"({"error":{"type":"api_key_frozen"}})"),
        Verdict::Frozen);
    row("403", WireAnswer::of(403, {}), Verdict::Unsure);
    row("429", WireAnswer::of(429, {}), Verdict::Unsure);
    row("503", WireAnswer::of(503, {}), Verdict::Unsure);
    row("broken off", WireAnswer::raw("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"),
        Verdict::NotReached);
}

void TestKeyTrial::tryKey_judgesByTheList()
{
    QFETCH(WireAnswer, list);
    LoopbackServer server;
    server.on("/v1/videos", list);
    TaskClient client;
    Awaited<KeyTrial> tried;
    client.tryKey(server.url(), TriedKey, this, tried.receive());
    QCOMPARE(tried.count(), 0);
    QVERIFY(tried.wait());
    QTEST(tried.wait()->verdict, "verdict");
    const QString sentence = tried.wait()->sentence;
    QVERIFY2(sentence.endsWith(u'.') && !sentence.contains(u"CANARY"_s), qPrintable(sentence));
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().target(), QByteArray("/v1/videos?limit=1"));
    QCOMPARE(server.requests().first().header("Authorization"), "Bearer " + TriedKey);
}

void TestKeyTrial::tryKey_withoutAList_judgesByAnUnknownId_data()
{
    QTest::addColumn<int>("list");
    QTest::addColumn<WireAnswer>("id");
    QTest::addColumn<Verdict>("verdict");
    const WireAnswer notFound = WireAnswer::of(404, R"({"error":{"type":"not_found_error"}})");
    for (const int list : {404, 405, 400, 501})
        QTest::addRow("%d, then 404", list) << list << notFound << Verdict::ProbablyAccepted;
    QTest::newRow("400 task_not_exist")
        << 404 << WireAnswer::of(400, R"({"code":"task_not_exist"})") << Verdict::ProbablyAccepted;
    QTest::newRow("401") << 404 << WireAnswer::of(401, {}) << Verdict::Rejected;
    QTest::newRow("402") << 404 << WireAnswer::of(402, {}) << Verdict::OutOfBalance;
    QTest::newRow("500") << 404 << WireAnswer::of(500, {}) << Verdict::Unsure;
    QTest::newRow("400") << 404 << WireAnswer::of(400, {}) << Verdict::Unsure;
    QTest::newRow("200 for no id") << 404 << WireAnswer::of(200, "{}") << Verdict::Unsure;
    QTest::newRow("page") << 404 << WireAnswer::of(200, "<html>", "text/html")
                          << Verdict::NotReached;
}

void TestKeyTrial::tryKey_withoutAList_judgesByAnUnknownId()
{
    QFETCH(int, list);
    QFETCH(WireAnswer, id);
    LoopbackServer server;
    server.on("/v1/videos", WireAnswer::of(list, {}));
    server.on({}, id);
    TaskClient client;
    Awaited<KeyTrial> tried;
    client.tryKey(server.url("/v1"), TriedKey, this, tried.receive());
    QVERIFY(tried.wait());
    QTEST(tried.wait()->verdict, "verdict");
    QVERIFY(tried.wait()->sentence.endsWith(u'.'));
    QCOMPARE(server.requests().size(), 2);
    QVERIFY(server.requests().last().target().startsWith("/v1/videos/"));
    QCOMPARE(server.requests().last().header("Authorization"), "Bearer " + TriedKey);
}

void TestKeyTrial::tryKey_ofWhatMustNotTravel_sendsNothing_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<Verdict>("verdict");
    QTest::newRow("K10 line break") << u"127.0.0.1"_s << QByteArray("a\r\nb") << Verdict::Rejected;
    QTest::newRow("K11 not cleaned") << u"127.0.0.1"_s << QByteArray(" a") << Verdict::Rejected;
    QTest::newRow("empty") << u"127.0.0.1"_s << QByteArray() << Verdict::Rejected;
    QTest::newRow("H39 http elsewhere") << u"api.example"_s << TriedKey << Verdict::NotReached;
}

void TestKeyTrial::tryKey_ofWhatMustNotTravel_sendsNothing()
{
    QFETCH(QString, host);
    QFETCH(QByteArray, key);
    const LoopbackServer server;
    QUrl base = server.url();
    base.setHost(host);
    TaskClient client;
    Awaited<KeyTrial> tried;
    client.tryKey(base, key, this, tried.receive());
    QCOMPARE(tried.count(), 0);
    QVERIFY(tried.wait());
    QTEST(tried.wait()->verdict, "verdict");
    QVERIFY(tried.wait()->sentence.endsWith(u'.'));
    QCOMPARE(tried.wait()->http, 0);
    QCOMPARE(server.connections(), 0);
}

void TestKeyTrial::tryKey_unreachable_saysSo()
{
    LoopbackServer server;
    server.close();
    TaskClient client;
    Awaited<KeyTrial> tried;
    client.tryKey(server.url(), TriedKey, this, tried.receive());
    QVERIFY(tried.wait());
    QCOMPARE(tried.wait()->verdict, Verdict::NotReached);
    QCOMPARE(tried.wait()->sentence,
             u"The key could not be tried. 127.0.0.1 refused the connection."_s);
}

void TestKeyTrial::tryKey_leavesNoKeyBehind()
{
    LoopbackServer server;
    server.on({}, WireAnswer::of(200, "{}"));
    TaskClient client;
    Awaited<KeyTrial> tried;
    client.tryKey(server.url(), TriedKey, this, tried.receive());
    QVERIFY(tried.wait());
    QVERIFY(!client.hasKey(0));
    QVERIFY(!client.hasKey(-1));
}

QTEST_GUILESS_MAIN(TestKeyTrial)
#include "tst_keytrial.moc"
