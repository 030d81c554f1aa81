// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "intake/recognition.h"
#include "support/joinedtest.h"
#include "support/owntime.h"

#include <algorithm>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using Kind = Intake::Entry::Kind;

namespace {

constexpr qsizetype Megabyte = 1024 * 1024;

qsizetype count(const Intake::Result &result, Kind kind)
{
    return std::ranges::count(result.entries, kind, &Intake::Entry::kind);
}

/// 10,000 lines as people paste them: of 100 lines 40 ids, 20 links, 10 JSON answers, 10 repeats,
/// 10 empty, 10 of words.
QString mixedLines()
{
    QStringList lines;
    for (int line = 0; line < 10'000; ++line) {
        const QString number = QString::number(line);
        const int kind = line % 10;
        if (kind < 4)
            lines.append(u"vid_"_s + number);
        else if (kind < 6)
            lines.append(u"https://api.token360.ai/v1/videos/vid_"_s + number + u"?x=1");
        else if (kind == 6)
            lines.append(uR"({"id":"vid_)"_s + number
                         + uR"(","status":"queued","prompt":"a vid_1"})");
        else if (kind == 7)
            lines.append(u"vid_"_s + QString::number(line - 7));
        else
            lines.append(kind == 8 ? QString() : u"a line of words"_s);
    }
    return lines.join(u'\n');
}

QString repeated(const QString &unit, qsizetype size)
{
    return unit.repeated(size / unit.size());
}

} // namespace

class TestHostileText : public QObject
{
    Q_OBJECT

private slots:
    void mixedLines_areCountedRight();
    void mixedLines_areQuick();
    void longText_isRefused();
    void longLine_isRefusedAndTheRestRead();
    void longJsonLine_isRead();
    void manyIds_stopAtTheLimit();
    void excerpt_isPlainAndBounded_data();
    void excerpt_isPlainAndBounded();
    void deepJson_isRefused();
    void hostileText_endsSoon_data();
    void hostileText_endsSoon();
};

void TestHostileText::mixedLines_areCountedRight() // L02
{
    const auto result = Intake::recognise(mixedLines());
    QCOMPARE(count(result, Kind::Found), 7000);
    QCOMPARE(count(result, Kind::Repeated), 1000);
    QCOMPARE(count(result, Kind::Refused), 1000);
    QCOMPARE(result.entries.last().line, 10'000);
    QCOMPARE(result.problem, Intake::Reason::None);
}

void TestHostileText::mixedLines_areQuick() // L02: under a second, with room for slow machines
{
    const QString text = mixedLines();
    const auto begin = ownTime();
    const auto result = Intake::recognise(text);
    QVERIFY(ownTime() - begin < std::chrono::milliseconds(1000));
    QCOMPARE(result.entries.size(), 9000);
}

void TestHostileText::longText_isRefused() // L03
{
    const auto most = Intake::recognise(QString(u"vid_1a\n"_s + QString(8 * Megabyte - 7, u'\n')));
    QCOMPARE(most.problem, Intake::Reason::None);
    QCOMPARE(most.entries.size(), 1);
    const auto over = Intake::recognise(QString(u"vid_1a\n"_s + QString(8 * Megabyte - 6, u'\n')));
    QCOMPARE(over.problem, Intake::Reason::TextTooLong);
    QCOMPARE(over.entries.size(), 0);
    QVERIFY(Intake::sentence(over.problem).contains(u"8 MiB"));
}

void TestHostileText::longLine_isRefusedAndTheRestRead()
{
    const QString long64 = QString(64 * 1024 + 1, u'a');
    const auto result = Intake::recognise(QString(u"vid_1a\n"_s + long64 + u"\nvid_2b"));
    QCOMPARE(result.entries.size(), 3);
    QCOMPARE(result.entries.at(1).reason, Intake::Reason::LineTooLong);
    QCOMPARE(result.entries.at(1).line, 2);
    QCOMPARE(result.entries.at(2).id.toString(), u"vid_2b"_s);
}

void TestHostileText::longJsonLine_isRead()
{
    const QString prompt(100'000, u'p');
    const auto result = Intake::recognise(
        QString(uR"({"data":[{"id":"vid_1a","prompt":")"_s + prompt + uR"("},{"id":"vid_2b"}]})"));
    QCOMPARE(count(result, Kind::Found), 2);
    QCOMPARE(count(result, Kind::Refused), 0);
}

void TestHostileText::manyIds_stopAtTheLimit()
{
    QString text;
    for (int line = 0; line < 100'001; ++line)
        text += u"vid_"_s + QString::number(line) + u'\n';
    const auto result = Intake::recognise(text);
    QCOMPARE(count(result, Kind::Found), 100'000);
    QCOMPARE(result.problem, Intake::Reason::TooManyEntries);
}

void TestHostileText::excerpt_isPlainAndBounded_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    QTest::newRow("T01 markup stays as it is")
        << u"see <img src=file:///dev/zero>"_s << u"see <img src=file:///dev/zero>"_s;
    QTest::newRow("T10 bidi") << u"evil \u202Egnp.exe words"_s << u"evil gnp.exe words"_s;
    QTest::newRow("T11 control") << u"red \x1b[31mwords\x07 here"_s << u"red [31mwords here"_s;
    QTest::newRow("long") << u"words "_s.repeated(100)
                          << QString(u"words "_s.repeated(14).left(80) + u'…');
    QTest::newRow("signed query") << u"my https://cdn.example/a.mp4?X-Amz-Signature=abc link"_s
                                  << u"my https://cdn.example/a.mp4?[signature removed] link"_s;
    QTest::newRow("user in a link")
        << u"https://me:pw@a.example/v1/videos/x1"_s << u"https://a.example/v1/videos/x1"_s;
    QTest::newRow("K12 control inside a key")
        << u"some sk-ab\u0001cdefgh words"_s << u"some [key removed] words"_s;
    QTest::newRow("key") << u"some Bearer abc-123456 words"_s << u"some Bearer ••••••••"_s;
}

void TestHostileText::excerpt_isPlainAndBounded()
{
    QFETCH(const QString, line);
    QFETCH(const QString, expected);
    const auto result = Intake::recognise(QString(line + u"\nvid_1a"));
    if (line.contains(u"Bearer")) {
        QCOMPARE(result.entries.size(), 1); // a line with a key is told by the key alone
        return;
    }
    QCOMPARE(result.entries.size(), 2);
    QCOMPARE(result.entries.first().excerpt, expected);
}

void TestHostileText::deepJson_isRefused() // J07
{
    const auto result = Intake::recognise(QString(uR"({"id":"vid_1a","a":)"_s + QString(1025, u'[')
                                                  + QString(1025, u']') + u"}\nvid_2b"));
    QCOMPARE(result.entries.size(), 2);
    QCOMPARE(result.entries.at(0).reason, Intake::Reason::DamagedJson);
    QCOMPARE(result.entries.at(1).id.toString(), u"vid_2b"_s);
}

void TestHostileText::hostileText_endsSoon_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &unit) {
        QTest::newRow(name) << repeated(unit, 2 * Megabyte);
    };
    row("J07 open brackets", u"["_s);
    row("open brackets on lines", u"[\"\n"_s);
    row("open objects", u"{\"a\":"_s);
    row("open objects on lines", u"{\"a\":1,\n"_s);
    row("blanks after brackets", u"{ \n"_s);
    row("J08 empty arrays", u"[],"_s);
    row("open curl quotes", u"curl '\n"_s);
    row("curl that goes on", u"curl a \\\n"_s);
    row("open cells", u"id,x\n\"a\n\n"_s);
    row("one table of open cells", u"id,x\n\"\n\"\"\"\n"_s);
    row("tables of one row", u"vid_1a,b\n"_s);
    row("tables of changing width", u"vid_1a,b\nvid_1a,b,c\n"_s);
    row("links to one id", u"https://h/v1/videos/"_s);
    row("half links", u"x://"_s);
    row("Bearer", u"Bearer "_s);
    row("keys", u"sk-abcdef1 "_s);
    row("names of ids", u"id: "_s);
    row("names of ids on one line", u"id=\"x "_s);
    row("words", u"a "_s);
    row("letters", u"a"_s);
    row("one id again and again", u"vid_1\n"_s);
    row("line breaks", u"\r"_s);
    row("escaped ids", u"{\"id\":\"\\/a\"}\n"_s);
    row("surrogates", QString(u"\xD800\n"_s));

    QString hosts;
    for (int host = 0; host < 90'000; ++host)
        hosts += u"https://h"_s + QString::number(host) + u"/v1/videos/a\n";
    QTest::newRow("one id on many hosts") << hosts;
    QString list = u"["_s;
    for (int item = 0; item < 90'000; ++item)
        list += u"{\"id\":\"\\u0061\"},"_s;
    QTest::newRow("a list of escaped ids") << QString(list + u"{}]");
}

void TestHostileText::hostileText_endsSoon() // P10, P11: recognised aside, but never without end
{
    QFETCH(const QString, text);
    const auto begin = ownTime();
    const auto result = Intake::recognise(text);
    QVERIFY(ownTime() - begin < std::chrono::milliseconds(10'000));
    QVERIFY(result.entries.size() <= 100'000);
}

QTEST_APPLESS_MAIN(TestHostileText)
#include "tst_hostiletext.moc"
