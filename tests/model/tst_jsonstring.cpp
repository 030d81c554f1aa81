// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/jsonstring.h"
#include "support/joinedtest.h"

using namespace Reelwatch;
using namespace Qt::Literals::StringLiterals;

class TestJsonString : public QObject
{
    Q_OBJECT

private slots:
    void unescaped_resolvesEscapes_data();
    void unescaped_resolvesEscapes();
    void hideSignatures_cutsTheQueryOfLinksOnly_data();
    void hideSignatures_cutsTheQueryOfLinksOnly();
    void fit_makesEverythingVisible_data();
    void fit_makesEverythingVisible();
};

void TestJsonString::unescaped_resolvesEscapes_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QString>("said");

    QTest::newRow("plain") << R"("drone shot")"_ba << u"drone shot"_s;
    QTest::newRow("empty") << R"("")"_ba << QString();
    QTest::newRow("every short escape") << R"("\"\\\/\b\f\n\r\t")"_ba << u"\"\\/\b\f\n\r\t"_s;
    QTest::newRow("a character by its number") << R"("caf\u00e9")"_ba << u"café"_s;
    QTest::newRow("a pair by its numbers") << R"("\ud83d\ude00")"_ba << u"😀"_s;
    QTest::newRow("J05: a lone surrogate stays")
        << R"("a\ud800b")"_ba << QString(u'a') + QChar(0xD800) + u'b';
    QTest::newRow("no number after u") << R"("\uZZ")"_ba << u"uZZ"_s;
    QTest::newRow("ends in a backslash") << "\"a\\"_ba << u"a\\"_s;
    QTest::newRow("T14: emoji, CJK, Arabic")
        << QByteArray(R"("👩‍🚀 漢字 مرحبا")") << u"👩‍🚀 漢字 مرحبا"_s;
}

void TestJsonString::unescaped_resolvesEscapes()
{
    QFETCH(const QByteArray, sent);
    QTEST(JsonString::unescaped(sent), "said");
}

void TestJsonString::hideSignatures_cutsTheQueryOfLinksOnly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");

    const auto same = [](const char *name, const QString &text) {
        QTest::newRow(name) << text << text;
    };
    QTest::newRow("a signed link")
        << u"\"https://h/v.mp4?X-Amz-Signature=SIG&b=SIG\""_s << u"\"https://h/v.mp4?…\""_s;
    QTest::newRow("no quotes") << u"https://h/v.mp4?sig=SIG"_s << u"https://h/v.mp4?…"_s;
    QTest::newRow("escaped slashes")
        << uR"("https:\/\/h\/v.mp4?a=SIG\/x")"_s << uR"("https:\/\/h\/v.mp4?…")"_s;
    QTest::newRow("escaped ampersand")
        << uR"("https://h/v?a=1\u0026sig=SIG")"_s << u"\"https://h/v?…\""_s;
    QTest::newRow("everything escaped") << uR"("\u0068\u003a\u002f\u002Fh\u002fv\u003Fsig=SIG")"_s
                                        << uR"("\u0068\u003a\u002f\u002Fh\u002fv\u003F…")"_s;
    QTest::newRow("JSON inside of JSON")
        << uR"("{\"url\":\"https:\\/\\/h\\/v?sig=SIG\",\"n\":1}")"_s
        << uR"("{\"url\":\"https:\\/\\/h\\/v?…\",\"n\":1}")"_s;
    QTest::newRow("in the middle of a sentence")
        << u"see https://h/v?sig=SIG for more?"_s << u"see https://h/v?… for more?"_s;
    QTest::newRow("two links") << u"http://a/?SIG wss://b/c#SIG\nd"_s
                               << u"http://a/?… wss://b/c#…\nd"_s;
    QTest::newRow("a link in the query") << u"https://h/?u=https://i/?SIG"_s << u"https://h/?…"_s;
    QTest::newRow("an apostrophe in the query") << u"https://h/?a='SIG'SIG"_s << u"https://h/?…"_s;
    QTest::newRow("without a scheme") << u"\"//h/v?sig=SIG\""_s << u"\"//h/v?…\""_s;
    same("no query", u"\"https://h/v.mp4\""_s);
    same("a question", u"\"Who is it? Two dogs // or three?\""_s);
    same("a ratio and a question", u"16:9? and/or 4:3? #1"_s);
    same("a path", u"/home/a?b"_s);
    same("empty", QString());
}

void TestJsonString::hideSignatures_cutsTheQueryOfLinksOnly()
{
    QFETCH(const QString, text);
    QTEST(JsonString::hideSignatures(text), "shown");
}

void TestJsonString::fit_makesEverythingVisible_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("fit");

    QTest::newRow("nothing to do") << u"\"drone, 漢字\""_s << u"\"drone, 漢字\""_s;
    QTest::newRow("J06: a raw NUL") << u"\"a"_s + QChar(0) + u"b\"" << u"\"a\\u0000b\""_s;
    QTest::newRow("J06: raw controls") << u"\"\x01\x1b[31m\n\t\x7f\x9b\""_s
                                       << u"\"\\u0001\\u001b[31m\\u000a\\u0009\\u007f\\u009b\""_s;
    QTest::newRow("T10: direction overrides")
        << u"a\u202Eb\u2066c\u200Fd"_s << u"a\\u202eb\\u2066c\\u200fd"_s;
    QTest::newRow("line separators") << u"a\u2028b\u2029c"_s << u"a\\u2028b\\u2029c"_s;
    QTest::newRow("T14: joiners and marks stay")
        << u"👩‍🚀 e\u0301 مرحبا"_s << u"👩‍🚀 e\u0301 مرحبا"_s;
    QTest::newRow("T13: a flood of marks")
        << u'e' + QString(10, QChar(0x301)) << u'e' + QString(8, QChar(0x301)) + u"\\u0301\\u0301";
}

void TestJsonString::fit_makesEverythingVisible()
{
    QFETCH(const QString, text);
    QTEST(JsonString::fit(text), "fit");
}

QTEST_APPLESS_MAIN(TestJsonString)
#include "tst_jsonstring.moc"
