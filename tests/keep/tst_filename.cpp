// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/filename.h"
#include "support/joinedtest.h"

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

class TestFileName : public QObject
{
    Q_OBJECT

private slots:
    void safe_data();
    void safe();
    void D09_longName_isCutBetweenCharacters_data();
    void D09_longName_isCutBetweenCharacters();
    void shortened_countsCharactersFromEitherEnd();
};

void TestFileName::safe_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *name, const QString &text, const QString &safe) {
        QTest::newRow(name) << text << safe;
    };
    row("D07 traversal", u"../../etc/passwd"_s, u"etc-passwd"_s);
    row("D07 backslashes", u"..\\..\\boot.ini"_s, u"boot.ini"_s);
    row("D07 absolute", u"/etc/passwd"_s, u"etc-passwd"_s);
    row("D07 drive", u"C:\\x"_s, u"C-x"_s);
    row("D07 stream", u"a:stream"_s, u"a-stream"_s);
    row("D07 leading dot", u".bashrc"_s, u"bashrc"_s);
    row("D07 leading dash", u"--help"_s, u"help"_s);
    row("D07 dots at the end", u"a..."_s, u"a"_s);
    row("D07 device", u"CON"_s, u"x-CON"_s);
    row("D07 device with suffix", u"nul.mp4"_s, u"x-nul.mp4"_s);
    row("D07 no device", u"console"_s, u"console"_s);
    row("D07 wildcards", u"a*b?c\"d<e>f|g"_s, u"a-b-c-d-e-f-g"_s);
    row("control", u"a\nb\x1B[31mc"_s, u"a-b-31mc"_s);
    row("NUL", QString(u"a"_s + QChar(0) + u'b'), u"ab"_s);
    row("T10 bidi", u"gpj.\u202E4pm"_s, u"gpj.4pm"_s);
    row("T14 Chinese", u"夜景 无人机"_s, u"夜景-无人机"_s);
    row("T14 Arabic", u"غروب الشمس"_s, u"غروب-الشمس"_s);
    row("T14 emoji", u"👩‍👩‍👧 🇩🇪"_s, u"👩‍👩‍👧-🇩🇪"_s);
    row("composed", u"u\u0308ber"_s, u"über"_s);
    row("lone surrogate", QString(u"a"_s + QChar(0xD800) + u'b'), u"a\uFFFDb"_s);
    row("nothing", u"///"_s, QString());
}

void TestFileName::safe()
{
    QFETCH(QString, text);
    QTEST(FileName::safe(text, 100), "name");
}

void TestFileName::D09_longName_isCutBetweenCharacters_data()
{
    QTest::addColumn<QString>("character");
    QTest::newRow("4 bytes") << u"🎬"_s;
    QTest::newRow("3 bytes") << u"景"_s;
    QTest::newRow("2 bytes") << u"ü"_s;
    QTest::newRow("joined") << u"👩‍👩‍👧"_s;
    QTest::newRow("with marks") << u"a\u0301\u0323"_s;
}

void TestFileName::D09_longName_isCutBetweenCharacters()
{
    QFETCH(QString, character);
    const QString whole = character.normalized(QString::NormalizationForm_C);
    const QString name = FileName::safe(character.repeated(200), 46);
    const qsizetype bytes = name.toUtf8().size();
    QVERIFY(bytes <= 46);
    QVERIFY(bytes > 46 - whole.toUtf8().size());
    QCOMPARE(name, whole.repeated(name.size() / whole.size()));
}

void TestFileName::shortened_countsCharactersFromEitherEnd()
{
    using FileName::End;
    QCOMPARE(FileName::shortened(u"vid_9f3c21a7"_s, 4, End::Last), u"21a7"_s);
    QCOMPARE(FileName::shortened(u"vid_9f3c21a7"_s, 3, End::First), u"vid"_s);
    QCOMPARE(FileName::shortened(u"short"_s, 8, End::Last), u"short"_s);
    QCOMPARE(FileName::shortened(u"a-b-c"_s, 2, End::First), u"a"_s);
    QCOMPARE(FileName::shortened(u"👩‍👩‍👧夜景"_s, 2, End::First),
             u"👩‍👩‍👧夜"_s);
    QCOMPARE(FileName::shortened(u"夜🎬景"_s, 2, End::Last), u"🎬景"_s);
}

QTEST_GUILESS_MAIN(TestFileName)
#include "tst_filename.moc"
