// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/plaintext.h"
#include "support/joinedtest.h"

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// Foreign text made fit to show.
class TestPlainText final : public QObject
{
    Q_OBJECT

private slots:
    void plain_cleansOneLine_data();
    void plain_cleansOneLine();
    void plain_keepsBreaksWhenManyLinesAreWanted();
    void plain_cutsAtTheLimit_T12();
    void plain_neverCutsInsideASurrogatePair();
    void plain_capsCombiningMarks_T13();
    void plain_removesEveryBidiControl_T10();
};

void TestPlainText::plain_cleansOneLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto same = [](const char *name, const QString &text) {
        QTest::newRow(name) << text << text;
    };
    same("T01 image tag stays literal", u"<img src=file:///dev/zero>"_s);
    same("T06 entity stays literal", u"&lt;b&gt; &amp;"_s);
    same("T07 markdown stays literal", u"![x](file:///etc/passwd)"_s);
    same("T14 family emoji", u"👨‍👩‍👧‍👦 at the beach"_s);
    same("T14 flag and skin tone", u"🇯🇵 👍🏽"_s);
    same("T14 CJK", u"夕暮れのドローン映像"_s);
    same("T14 Arabic and Latin", u"مرحبا hello عالم"_s);
    same("T14 Devanagari", u"नमस्ते"_s);
    same("T14 decomposed accent", u"e\u0301"_s);
    QTest::newRow("T10 override") << u"gpj.\u202Eexe.mp4"_s << u"gpj.exe.mp4"_s;
    QTest::newRow("T11 escape sequence") << u"\u001B[31mred\u0007"_s << u"[31mred"_s;
    QTest::newRow("T11 CR LF is one break") << u"a\r\nb"_s << u"a b"_s;
    QTest::newRow("T11 lone CR") << u"a\rb"_s << u"a b"_s;
    QTest::newRow("T11 line and paragraph separators")
        << u"a\u2028b\u2029c\u0085d"_s << u"a b c d"_s;
    QTest::newRow("T11 tab") << u"a\tb"_s << u"a b"_s;
    QTest::newRow("T11 C1 controls") << u"a\u009Bb"_s << u"ab"_s;
    QTest::newRow("J06 NUL and 0x01") << (u"a"_s + QChar(0) + QChar(1) + u"b"_s) << u"ab"_s;
    QTest::newRow("J05 lone high surrogate") << (u"a"_s + QChar(0xD800) + u"b"_s) << u"a\uFFFDb"_s;
    QTest::newRow("J05 lone low surrogate") << (u"a"_s + QChar(0xDC00)) << u"a\uFFFD"_s;
    QTest::newRow("byte order mark") << u"\uFEFFa"_s << u"a"_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestPlainText::plain_cleansOneLine()
{
    QFETCH(QString, text);
    QTEST(plain(text), "shown");
}

void TestPlainText::plain_keepsBreaksWhenManyLinesAreWanted()
{
    QCOMPARE(plain(u"one\r\ntwo\rthree\nfour\u2028five"_s, 200, Lines::Many),
             u"one\ntwo\nthree\nfour\nfive"_s);
}

void TestPlainText::plain_cutsAtTheLimit_T12()
{
    QCOMPARE(plain(u"12345"_s, 5), u"12345"_s);
    QCOMPARE(plain(u"123456"_s, 5), u"12345…"_s);
    QCOMPARE(plain(QString(10'000'000, u'x')).size(), 201);
    // What is not shown does not count.
    QCOMPARE(plain(u"12345\u0001\u0002"_s, 5), u"12345"_s);
}

void TestPlainText::plain_neverCutsInsideASurrogatePair()
{
    const QString text = u"ab😀😀"_s;
    QCOMPARE(plain(text, 3), u"ab…"_s);
    QCOMPARE(plain(text, 4), u"ab😀…"_s);
    QCOMPARE(plain(text, 5), u"ab😀…"_s);
    QCOMPARE(plain(text, 6), text);
}

void TestPlainText::plain_capsCombiningMarks_T13()
{
    const QString shown = plain(u"a"_s + QString(20'000, QChar(0x0301)) + u"b"_s, 64 * 1024);
    QCOMPARE(shown, u"a"_s + QString(8, QChar(0x0301)) + u"b"_s);
}

void TestPlainText::plain_removesEveryBidiControl_T10()
{
    for (const auto &[first, last] : {std::pair(0x202A, 0x202E), std::pair(0x2066, 0x2069)}) {
        for (int unit = first; unit <= last; ++unit)
            QCOMPARE(plain(u"a"_s + QChar(unit) + u"b"_s), u"ab"_s);
    }
}

QTEST_GUILESS_MAIN(TestPlainText)
#include "tst_plaintext.moc"
