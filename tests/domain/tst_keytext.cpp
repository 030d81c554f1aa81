// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/keytext.h"
#include "support/joinedtest.h"

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// Pasted keys: what is cleaned, what is refused.
class TestKeyText final : public QObject
{
    Q_OBJECT

private slots:
    void cleanKey_takesBlanksAndPrefixOff_data();
    void cleanKey_takesBlanksAndPrefixOff();
    void cleanKey_refusesWhatCannotTravel_data();
    void cleanKey_refusesWhatCannotTravel();
    void isCleanKey_wantsTheVeryBytes();
};

void TestKeyText::cleanKey_takesBlanksAndPrefixOff_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("as it is") << u"sk-abc_DEF.123~/+="_s << QByteArray("sk-abc_DEF.123~/+=");
    QTest::newRow("K10 blanks and line end") << u" \tsk-abc\r\n"_s << QByteArray("sk-abc");
    QTest::newRow("no-break space") << u"\u00A0sk-abc\u2003"_s << QByteArray("sk-abc");
    QTest::newRow("K11 Bearer") << u"Bearer sk-abc"_s << QByteArray("sk-abc");
    QTest::newRow("K11 small, more blanks") << u"  bearer   sk-abc "_s << QByteArray("sk-abc");
    QTest::newRow("K11 the whole header")
        << u"Authorization: Bearer sk-abc"_s << QByteArray("sk-abc");
    QTest::newRow("a key that begins so") << u"bearertoken1"_s << QByteArray("bearertoken1");
    QTest::newRow("as long as allowed") << QString(4096, u'k') << QByteArray(4096, 'k');
}

void TestKeyText::cleanKey_takesBlanksAndPrefixOff()
{
    QFETCH(QString, typed);
    QFETCH(QByteArray, key);
    QString why;
    QCOMPARE(cleanKey(typed, &why), key);
    QCOMPARE(why, QString());
    QVERIFY(isCleanKey(key));
}

void TestKeyText::cleanKey_refusesWhatCannotTravel_data()
{
    QTest::addColumn<QString>("typed");
    const auto row = [](const char *name, const QString &typed) {
        QTest::newRow(name) << typed;
    };
    // K10
    row("empty", u""_s);
    row("blanks", u" \n "_s);
    row("Bearer alone", u"Bearer "_s);
    row("CR LF and a header", u"sk-abc\r\nX-Injected: yes"_s);
    row("LF", u"sk-abc\nsk-def"_s);
    row("CR", u"sk-abc\rsk-def"_s);
    row("NUL", u"sk-abc"_s + QChar(0) + u"def"_s);
    row("NUL at the end", u"sk-abc"_s + QChar(0));
    row("escape", u"sk-\u001Babc"_s);
    row("DEL", u"sk-\u007Fabc"_s);
    row("blank inside", u"sk-abc def"_s);
    row("tab inside", u"sk-abc\tdef"_s);
    row("umlaut", u"sk-äbc"_s);
    row("dash of a word processor", u"sk–abc"_s);
    row("zero width space", u"sk-abc\u200B"_s);
    row("emoji", u"sk-🔑"_s);
    row("10 KB", QString(10'000, u'k'));
    row("one too long", QString(4097, u'k'));
}

void TestKeyText::cleanKey_refusesWhatCannotTravel()
{
    QFETCH(QString, typed);
    QString why;
    QCOMPARE(cleanKey(typed, &why), std::nullopt);
    QVERIFY2(why.endsWith(u'.') && why.contains(u' '), qPrintable(why));
    QVERIFY(typed.trimmed().isEmpty() || !why.contains(typed.trimmed()));
    QVERIFY(!isCleanKey(typed.toUtf8()));
}

void TestKeyText::isCleanKey_wantsTheVeryBytes()
{
    QVERIFY(isCleanKey("sk-abc"));
    QVERIFY(!isCleanKey(" sk-abc"));
    QVERIFY(!isCleanKey("Bearer sk-abc"));
    QVERIFY(!isCleanKey("sk-abc\r\n"));
}

QTEST_GUILESS_MAIN(TestKeyText)
#include "tst_keytext.moc"
