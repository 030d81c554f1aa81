// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/foldedtext.h"
#include "model/searchkeys.h"
#include "support/joinedtest.h"

#include <QRandomGenerator>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// The folded text in which the search looks.
class tst_SearchKeys : public QObject
{
    Q_OBJECT

private slots:
    void folded_isWhatQtFolds_data();
    void folded_isWhatQtFolds();
    void key_holdsEveryTextOfTheTask();
    void key_endsWhereNobodyLooks_T12();
    void words_narrow_data();
    void words_narrow();
    void words_areFoundWhereverTheyStand_data();
    void words_areFoundWhereverTheyStand();
    void words_areFoundWhereverOneLooksFirst();
    void letters_neverHideAWord();
    void letters_aloneDecideOnOneOfThem();
    void keys_afterManyChanges_areThoseSetLast();
    void key_thatIsSetAgain_staysWhereItIs();

private:
    static QByteArray chance(QRandomGenerator &dice, int most);
};

void tst_SearchKeys::folded_isWhatQtFolds_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("ascii") << u"A Drone @[`{ Shot 09"_s;
    QTest::newRow("latin") << u"Straße ÄÖÜ, Ærø"_s;
    QTest::newRow("grows") << u"ﬃ İstanbul"_s;
    QTest::newRow("kelvin, whose fold is ascii") << u"300 K"_s;
    QTest::newRow("greek and cyrillic") << u"ΣΊΣΥΦΟΣ и ДРОН"_s;
    QTest::newRow("beyond the first plane") << u"𐐀 clip 🎬 X"_s;
    QTest::newRow("half a character") << u"a"_s + QChar(0xD83C) + u"B"_s;
}

void tst_SearchKeys::folded_isWhatQtFolds()
{
    QFETCH(QString, text);
    QByteArray bytes = "before ";
    appendFolded(bytes, text);
    QCOMPARE(bytes, "before " + text.toCaseFolded().toUtf8());
}

void tst_SearchKeys::key_holdsEveryTextOfTheTask()
{
    Task task {.id = u"vid_9F"_s, .label = u"Take 3"_s};
    task.report.prompt = u"Two dogs,\nsurfing"_s;
    task.report.model = u"Kling"_s;
    task.report.failure = {Failure::Class::Input, u"E.1"_s, u"Too long"_s};
    QCOMPARE(SearchKeys::keyOf(task), "take 3\ntwo dogs,\nsurfing\nvid_9f\nkling\ne.1\ntoo long\n");
}

void tst_SearchKeys::key_endsWhereNobodyLooks_T12()
{
    Task task {.id = u"vid_1"_s};
    task.report.prompt = QString(200'000, u'x') + u" needle"_s;
    const QByteArray key = SearchKeys::keyOf(task);
    QVERIFY(key.size() < 70'000);
    QVERIFY(key.endsWith("x\nvid_1\n"));
}

void tst_SearchKeys::words_narrow_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<bool>("narrower");
    QTest::newRow("first letter") << u""_s << u"d"_s << true;
    QTest::newRow("one more letter") << u"dro"_s << u"dron"_s << true;
    QTest::newRow("letter in front") << u"rone"_s << u"drone"_s << true;
    QTest::newRow("one more word") << u"drone"_s << u"drone re"_s << true;
    QTest::newRow("other order") << u"red drone"_s << u"drone red"_s << true;
    QTest::newRow("one letter less") << u"dron"_s << u"dro"_s << false;
    QTest::newRow("one word less") << u"red drone"_s << u"drone"_s << false;
    QTest::newRow("another word") << u"drone"_s << u"droll"_s << false;
    QTest::newRow("cleared") << u"d"_s << u""_s << false;
}

void tst_SearchKeys::words_narrow()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QTEST(SearchWords(after).narrow(SearchWords(before)), "narrower");
}

void tst_SearchKeys::words_areFoundWhereverTheyStand_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<bool>("isThere");
    QTest::newRow("at the beginning") << u"aaab"_s << true;
    QTest::newRow("at the end") << u"xyz"_s << true;
    QTest::newRow("last letter") << u"z"_s << true;
    QTest::newRow("behind a half") << u"aab"_s << true;
    QTest::newRow("the whole") << u"aaab-xyxyz"_s << true;
    QTest::newRow("beyond the end") << u"xyzz"_s << false;
    QTest::newRow("longer than all") << u"aaab-xyxyz-"_s << false;
    QTest::newRow("no such letter") << u"q"_s << false;
    QTest::newRow("only its beginning") << u"xyy"_s << false;
}

void tst_SearchKeys::words_areFoundWhereverTheyStand()
{
    QFETCH(const QString, search);
    QTEST(SearchWords(search).areIn("aaab-xyxyz"), "isThere");
}

void tst_SearchKeys::words_areFoundWhereverOneLooksFirst()
{
    for (const int first : {0, 5, 7, 9, 10, 500}) {
        int place = first;
        QVERIFY(SearchWords(u"xyz"_s).areIn("aaab-xyxyz", place));
        QCOMPARE(place, 7);
        QVERIFY(!SearchWords(u"xyzz"_s).areIn("aaab-xyxyz", place));
    }
}

/// A text of bytes as folded UTF-8 has them, the usual ones above all.
QByteArray tst_SearchKeys::chance(QRandomGenerator &dice, int most)
{
    constexpr QByteArrayView Usual = "abcdefghijklmnopqrstuvwxyz0123456789_-.,\n";
    QByteArray text;
    for (int left = dice.bounded(most + 1); left > 0; --left)
        text += dice.bounded(10) == 0 ? char(dice.bounded(128, 245))
                                      : Usual.at(dice.bounded(int(Usual.size())));
    return text;
}

void tst_SearchKeys::letters_neverHideAWord()
{
    QRandomGenerator dice(1);
    int hidden = 0;
    for (int round = 0; round < 20'000; ++round) {
        const QByteArray text = chance(dice, 60);
        const qsizetype at = dice.bounded(int(text.size()) + 1);
        const QByteArray inside = text.mid(at, dice.bounded(1, 9));
        QVERIFY(LetterSet(text).holds(LetterSet(inside)));
        const QByteArray other = chance(dice, 8);
        if (LetterSet(text).holds(LetterSet(other)))
            continue;
        QVERIFY2(!text.contains(other), QByteArray(text + " hides " + other).constData());
        ++hidden;
    }
    QVERIFY2(hidden > 10'000, "it rules hardly anything out");
}

void tst_SearchKeys::letters_aloneDecideOnOneOfThem()
{
    QRandomGenerator dice(2);
    for (int letter = 0; letter < 128; ++letter) {
        const QByteArray word(1, char(letter));
        QCOMPARE(LetterSet::isExact(char(letter)),
                 QChar::isDigit(uint(letter)) || QChar::isLower(uint(letter)));
        for (int round = 0; LetterSet::isExact(char(letter)) && round < 200; ++round) {
            const QByteArray text = chance(dice, 60);
            QCOMPARE(LetterSet(text).holds(LetterSet(word)), text.contains(word));
        }
    }
}

void tst_SearchKeys::keys_afterManyChanges_areThoseSetLast()
{
    SearchKeys keys;
    std::vector<QByteArray> expected;
    QRandomGenerator dice(4711);
    for (int act = 0; act < 3000; ++act) {
        const int rows = static_cast<int>(expected.size());
        const int row = dice.bounded(rows + 1);
        const int last = row + dice.bounded(3);
        if (dice.bounded(5) == 0) {
            keys.insert({{row, last}});
            insertSpans(expected, {{row, last}});
        } else if (last < rows && dice.bounded(8) == 0) {
            keys.remove({{row, last}});
            removeSpans(expected, {{row, last}});
        } else if (row < rows) {
            const QString word(dice.bounded(60), QChar('a' + dice.bounded(26)));
            keys.set(row, {.id = word});
            const QByteArray line = word.toUtf8();
            expected[static_cast<size_t>(row)] = line.isEmpty() ? line : QByteArray(line + '\n');
        }
        for (size_t at = 0; at < expected.size(); ++at)
            QCOMPARE(keys.at(static_cast<int>(at)).toByteArray(), expected[at]);
    }
    QVERIFY(expected.size() > 50);
}

void tst_SearchKeys::key_thatIsSetAgain_staysWhereItIs()
{
    SearchKeys keys;
    keys.insert({{0, 9}});
    for (int row = 0; row < 10; ++row)
        keys.set(row, {.id = u"vid_%1"_s.arg(row)});
    keys.set(0, {.id = u"vid_0"_s});
    QVERIFY(keys.at(0).end() == keys.at(1).begin());
    keys.set(1, {.id = u"vid_x"_s}); // right behind the last: nothing was left between
    QVERIFY(keys.at(1).begin() == keys.at(9).end());
}

QTEST_APPLESS_MAIN(tst_SearchKeys)
#include "tst_searchkeys.moc"
