// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/redact.h"
#include "support/joinedtest.h"

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// Nothing secret leaves in a text.
class TestRedact final : public QObject
{
    Q_OBJECT

private slots:
    void redacted_cutsSecretsOut_data();
    void redacted_cutsSecretsOut();
    void redacted_leavesOrdinaryTextAlone_data();
    void redacted_leavesOrdinaryTextAlone();
    void withoutQuery_keepsOnlyWhereItIs();
};

void TestRedact::redacted_cutsSecretsOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("kept");
    const auto row = [](const char *name, const QString &text, const QString &secret,
                        const QString &kept) {
        QTest::newRow(name) << text << secret << kept;
    };
    row("bearer", u"Authorization: Bearer CANARY123 end"_s, u"CANARY"_s, u"end"_s);
    row("bearer, small", u"-H 'authorization: bearer CANARY123' \\"_s, u"CANARY"_s, u"' \\"_s);
    row("bearer twice", u"Authorization: Bearer Bearer CANARY123 end"_s, u"CANARY"_s, u"end"_s);
    row("bearer before a link", uR"(Bearer https:\/\/h.example\/a?sig=CANARY end)"_s, u"CANARY"_s,
        u"end"_s);
    row("key word", u"Incorrect API key provided: sk-CANARY_12-3x."_s, u"CANARY"_s, u"provided"_s);
    row("U20 signature", u"Error at https://h.example/a.mp4?X-Amz-Signature=CANARY - 403"_s,
        u"CANARY"_s, u"https://h.example/a.mp4"_s);
    row("U20 inside JSON", uR"({"url":"https://h.example/a?sig=CANARY","id":"v1"})"_s, u"CANARY"_s,
        uR"("id":"v1")"_s);
    row("U20 JSON with escaped slashes",
        uR"({"url":"https:\/\/h.example\/a?sig=CANARY\u0026x=CANARY","id":"v1"})"_s, u"CANARY"_s,
        uR"("id":"v1")"_s);
    row("H35 user info with escaped slashes", uR"(https:\/\/u:CANARY@h.example)"_s, u"CANARY"_s,
        u"h.example"_s);
    row("H35 password with an at sign", u"see https://user:p@CANARY@h.example/a"_s, u"CANARY"_s,
        u"https://h.example/a"_s);
    row("key word of plain letters", u"sk-canarycanary end"_s, u"canary"_s, u"end"_s);
    row("key with a number", u"key-canary1 end"_s, u"canary"_s, u"end"_s);
    row("long key of plain letters", u"key-canarycanarycanarycanary end"_s, u"canary"_s, u"end"_s);
    row("bearer of plain letters", u"bearer canarycanarycanarycanary end"_s, u"canary"_s, u"end"_s);
    row("key word behind a line", u"api_key_sk-CANARY_12-3x end"_s, u"CANARY"_s, u"end"_s);
    row("fragment", u"https://h.example/a#CANARY"_s, u"CANARY"_s, u"https://h.example/a"_s);
    row("H35 user info", u"see https://user:CANARY@h.example/a"_s, u"CANARY"_s, u"h.example/a"_s);
    row("two links", u"https://a.example/?x=CANARY and https://b.example/?y=CANARY!"_s, u"CANARY"_s,
        u"https://b.example/"_s);
    row("capitals", u"HTTPS://H.EXAMPLE/A?SIG=CANARY"_s, u"CANARY"_s, u"HTTPS://H.EXAMPLE/A"_s);
}

void TestRedact::redacted_cutsSecretsOut()
{
    QFETCH(QString, text);
    QFETCH(QString, secret);
    QFETCH(QString, kept);
    const QString result = redacted(text);
    QVERIFY2(!result.contains(secret), qPrintable(result));
    QVERIFY2(result.contains(kept), qPrintable(result));
    QCOMPARE(redacted(result), result);
}

void TestRedact::redacted_leavesOrdinaryTextAlone_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("sentence") << u"Is this a question? The task-1 asks: yes."_s;
    QTest::newRow("id") << u"vid_9f8e7d"_s;
    QTest::newRow("link without query") << u"https://h.example/v1/videos/vid_1"_s;
    QTest::newRow("key-frames") << u"The first key-frames must show the scene."_s;
    QTest::newRow("bearer and a word") << u"Bearer token missing"_s;
    QTest::newRow("empty") << QString();
}

void TestRedact::redacted_leavesOrdinaryTextAlone()
{
    QFETCH(QString, text);
    QCOMPARE(redacted(text), text);
}

void TestRedact::withoutQuery_keepsOnlyWhereItIs()
{
    QCOMPARE(withoutQuery("https://user:pw@h.example:8443/a%20b.mp4?X-Tos-Signature=SECRET#x"),
             u"https://h.example:8443/a b.mp4"_s);
}

QTEST_GUILESS_MAIN(TestRedact)
#include "tst_redact.moc"
