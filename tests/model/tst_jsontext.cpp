// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/jsontext.h"
#include "support/joinedtest.h"
#include "support/owntime.h"

#include <QJsonDocument>
#include <QRandomGenerator>

using namespace Reelwatch;
using namespace Qt::Literals::StringLiterals;
using JsonText::Signatures;

namespace {

/// Random JSON with odd numbers, escapes and blanks anywhere between tokens.
class Writer
{
public:
    explicit Writer(quint32 seed)
        : m_random(seed)
    {
    }

    QByteArray value(int depth)
    {
        const int kind = m_random.bounded(depth > 0 ? 6 : 4);
        return blank() + (kind < 4 ? scalar(kind) : branch(kind == 4, depth)) + blank();
    }

private:
    QByteArray scalar(int kind)
    {
        static const QByteArrayList numbers {"0", "-0.10", "18446744073709551615", "1E+400",
                                             "1e-7"};
        static const QByteArrayList strings {R"("")",       R"("a, b: {c}")",
                                             R"("\"\\")",   R"("\ud800 \u0026")",
                                             R"("[\/\/]")", "\"漢字\""};
        static const QByteArrayList literals {"true", "false", "null"};
        const QByteArrayList &words = kind == 0 ? numbers : kind == 1 ? literals : strings;
        return words.at(m_random.bounded(int(words.size())));
    }
    QByteArray branch(bool isObject, int depth)
    {
        QByteArrayList parts;
        for (int i = m_random.bounded(5); i > 0; --i)
            parts +=
                (isObject ? blank() + scalar(2) + blank() + ':' : QByteArray()) + value(depth - 1);
        const QByteArray inside = parts.isEmpty() ? blank() : parts.join(',');
        return (isObject ? '{' : '[') + inside + (isObject ? '}' : ']');
    }
    QByteArray blank() { return QByteArray(" \n\t\r").left(m_random.bounded(3)); }

    QRandomGenerator m_random;
};

/// The text without the blanks that mean nothing: those outside of strings.
QByteArray tight(const QByteArray &json)
{
    QByteArray result;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json.at(i);
        if (inString && c == '\\')
            result += json.at(i++);
        else if (c == '"')
            inString = !inString;
        if (inString || !QByteArray(" \n\t\r").contains(c))
            result += json.at(i);
    }
    return result;
}

} // namespace

class TestJsonText : public QObject
{
    Q_OBJECT

private slots:
    void indent_keepsNumbersEscapesAndOrder();
    void indent_changesOnlyBlanks_data();
    void indent_changesOnlyBlanks();
    void indent_isStable();
    void indent_noJson_isShownAsItIs_data();
    void indent_noJson_isShownAsItIs();
    void indent_hidesSignaturesUnlessAskedFor();
    void indent_makesControlCharactersVisible();
    void indent_hostileDepth_staysSmall();
    void excerpt_cutsAndCounts();
    void excerpt_neverCutsInsideOfAPair();
    void excerpt_largestAnswer_isQuick();
    void line_isOneBoundedLine_data();
    void line_isOneBoundedLine();
    void members_inTheOrderSent();
    void members_nameTwice_lastWins();
    void members_manyNames_areBounded();
    void member_isExactlyWhatWasSent_data();
    void member_isExactlyWhatWasSent();
    void without_keepsTheOthersAsSent();
};

void TestJsonText::indent_keepsNumbersEscapesAndOrder() // J12
{
    const QByteArray sent = R"({"z":18446744073709551615,"a":0.10,"n":-1E+2,)"
                            R"("s":"caf\u00e9 \/ \ud800","e":{},"l":[ ],"i":[1,[2,{"k":null}]]})";
    QCOMPARE(JsonText::indent(sent), uR"({
  "z": 18446744073709551615,
  "a": 0.10,
  "n": -1E+2,
  "s": "caf\u00e9 \/ \ud800",
  "e": {},
  "l": [],
  "i": [
    1,
    [
      2,
      {
        "k": null
      }
    ]
  ]
})"_s);
}

void TestJsonText::indent_changesOnlyBlanks_data()
{
    QTest::addColumn<QByteArray>("json");
    for (quint32 seed = 1; seed <= 300; ++seed)
        QTest::addRow("seed %u", seed) << Writer(seed).value(6);
}

void TestJsonText::indent_changesOnlyBlanks()
{
    QFETCH(const QByteArray, json);
    QCOMPARE(tight(JsonText::indent(json).toUtf8()), tight(json));
}

void TestJsonText::indent_isStable()
{
    const QByteArray json = Writer(7).value(8);
    const QString once = JsonText::indent(json);
    QCOMPARE(JsonText::indent(once.toUtf8()), once);
}

void TestJsonText::indent_noJson_isShownAsItIs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shown");

    const auto same = [](const char *name, const QByteArray &bytes) {
        QTest::newRow(name) << bytes << QString::fromUtf8(bytes);
    };
    same("empty", "");
    same("half an object", R"({"a":)");
    same("an open string", R"({"a":"b)");
    same("a word", "nope");
    same("a number that is none", "[1x]");
    same("two documents", "{}{}");
    same("a comma too many", "[1,]");
    same("no comma", "[1 2]");
    same("no colon", R"({"a" 1})");
    same("a name that is none", "{1:2}");
    same("crossed", "[}");
    same("HTML", "<html>\n<b>Sign in</b>");
    QTest::newRow("controls") << QByteArray("a\x1b[31m\tb\r\nc\0d", 13) << u"a[31m b\ncd"_s;
    QTest::newRow("J04: no UTF-8") << QByteArray("{\xff") << u"{\uFFFD"_s;
    QTest::newRow("a signature") << R"({"u":"https://h/?SIG)"_ba << uR"({"u":"https://h/?…)"_s;
}

void TestJsonText::indent_noJson_isShownAsItIs()
{
    QFETCH(const QByteArray, bytes);
    QTEST(JsonText::indent(bytes), "shown");
}

void TestJsonText::indent_hidesSignaturesUnlessAskedFor()
{
    const QByteArray json = R"(["https://h/v?sig=SIG"])";
    QCOMPARE(JsonText::indent(json), u"[\n  \"https://h/v?…\"\n]"_s);
    QCOMPARE(JsonText::indent(json, Signatures::Shown), u"[\n  \"https://h/v?sig=SIG\"\n]"_s);
}

void TestJsonText::indent_makesControlCharactersVisible() // J06, and J03 for the mark in front
{
    const QByteArray json = "\xEF\xBB\xBF[\"a\x01\nb\"]";
    QCOMPARE(JsonText::indent(json), u"[\n  \"a\\u0001\\u000ab\"\n]"_s);
}

void TestJsonText::indent_hostileDepth_staysSmall() // J07
{
    const int depth = 100'000;
    const QByteArray deep = QByteArray(depth, '[') + QByteArray(depth, ']');
    const QString text = JsonText::indent(deep);
    QCOMPARE(tight(text.toUtf8()), deep);
    QVERIFY2(text.size() < 40 * deep.size(), qPrintable(QString::number(text.size())));
    QCOMPARE(JsonText::indent(QByteArray(depth, '[')), QString(depth, u'['));
}

void TestJsonText::excerpt_cutsAndCounts()
{
    const QByteArray json = '[' + QByteArrayList(500, "12345").join(',') + ']';
    const QString whole = JsonText::indent(json);
    const JsonText::Excerpt excerpt = JsonText::excerpt(json, Signatures::Hidden, 100);
    QCOMPARE(excerpt.text, whole.first(100));
    QCOMPARE(excerpt.more, whole.size() - 100);
    const JsonText::Excerpt all = JsonText::excerpt(json, Signatures::Hidden, whole.size());
    QCOMPARE(all.text, whole);
    QCOMPARE(all.more, 0);
}

void TestJsonText::excerpt_neverCutsInsideOfAPair()
{
    const JsonText::Excerpt excerpt = JsonText::excerpt("\"a😀b\"", Signatures::Hidden, 3);
    QCOMPARE(excerpt.text, u"\"a"_s);
    QCOMPARE(excerpt.more, 4);
}

void TestJsonText::excerpt_largestAnswer_isQuick() // P10: 2 MiB, twenty times what was measured
{
    const QByteArray item =
        R"({"url":"https:\/\/h\/v?sig=SIG\u0026b=1","n":[1,2,{"a":"漢字 text"}]})";
    const QByteArray json =
        '[' + QByteArrayList(2 * 1024 * 1024 / int(item.size()), item).join(',') + ']';
    const auto begin = ownTime();
    const JsonText::Excerpt excerpt = JsonText::excerpt(json, Signatures::Hidden);
    const auto took = ownTime() - begin;
    QCOMPARE(excerpt.text.size(), 64 * 1024);
    QVERIFY2(took < 2 * BusyLimit, qPrintable(QString::number(took.count())));
}

void TestJsonText::line_isOneBoundedLine_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("line");

    QTest::newRow("object") << "{ \"a\" :1,\n\"b\":[ 2,3 ] }"_ba << uR"({"a": 1, "b": [2, 3]})"_s;
    QTest::newRow("empty") << "[ ]"_ba << u"[]"_s;
    QTest::newRow("cut") << QByteArray(
        '[' + QByteArray(R"("0123456789012345678901234567890123456789")") + ']')
                         << u"[\"01234567890123456789012345…"_s;
    QTest::newRow("long signature, and what follows it")
        << QByteArray(R"(["https://h/?)" + QByteArray(3000, 's') + R"(",1])")
        << u"[\"https://h/?…\", 1]"_s;
}

void TestJsonText::line_isOneBoundedLine()
{
    QFETCH(const QByteArray, json);
    QTEST(JsonText::line(json, 28), "line");
}

void TestJsonText::members_inTheOrderSent()
{
    const QByteArray json = R"( {"z" : [1,{"q":2}], "a":"x" ,"":null,"o":{"a":{}} } )";
    const JsonText::Members members = JsonText::members(json);
    QByteArrayList names;
    QByteArrayList values;
    for (const JsonText::Member &member : members.first) {
        names += member.name.toByteArray();
        values += member.value.toByteArray();
    }
    QCOMPARE(names, QByteArrayList({R"("z")", R"("a")", R"("")", R"("o")"}));
    QCOMPARE(values, QByteArrayList({R"([1,{"q":2}])", R"("x")", "null", R"({"a":{}})"}));
    QCOMPARE(members.more, 0);
    QVERIFY(JsonText::members("7").first.isEmpty());
    QVERIFY(JsonText::members("").first.isEmpty());
}

void TestJsonText::members_nameTwice_lastWins() // J10
{
    const QByteArray json = R"({"a":1,"b":2,"\u0061":3})";
    const JsonText::Members members = JsonText::members(json);
    QCOMPARE(members.first.size(), 2);
    QCOMPARE(members.first.at(0).value.toByteArray(), "3"_ba);
    QCOMPARE(members.first.at(1).value.toByteArray(), "2"_ba);
    QCOMPARE(JsonText::member(json, "a"), "3"_ba);
    QCOMPARE(JsonText::members(json, 1).first.at(0).value.toByteArray(), "3"_ba);
}

void TestJsonText::members_manyNames_areBounded() // J09
{
    QByteArrayList parts;
    for (int i = 0; i < 200'000; ++i)
        parts += "\"k" + QByteArray::number(i) + "\":" + QByteArray::number(i);
    const QByteArray json = '{' + parts.join(',') + '}';
    const JsonText::Members members = JsonText::members(json, 200);
    QCOMPARE(members.first.size(), 200);
    QCOMPARE(members.first.last().value.toByteArray(), "199"_ba);
    QCOMPARE(members.more, 199'800);
}

void TestJsonText::member_isExactlyWhatWasSent_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");

    QTest::newRow("blanks and numbers stay") << "parameters"_ba
                                             << R"({ "seed" : 18446744073709551615 })"_ba;
    QTest::newRow("J31: array") << "list"_ba
                                << "[ 1 , 2 ]"_ba;
    QTest::newRow("J31: string") << "text"_ba
                                 << R"("a\u0062")"_ba;
    QTest::newRow("J33: __proto__") << "__proto__"_ba
                                    << "{}"_ba;
    QTest::newRow("J33: no name") << ""_ba
                                  << "1"_ba;
    QTest::newRow("J33: a long name") << QByteArray(10'000, 'n') << "2"_ba;
    QTest::newRow("only further down") << "deeper"_ba
                                       << ""_ba;
}

void TestJsonText::member_isExactlyWhatWasSent()
{
    QFETCH(const QByteArray, name);
    const QByteArray json = R"({"parameters":{ "seed" : 18446744073709551615 },"list": [ 1 , 2 ] ,)"
                            R"("text":"a\u0062","__proto__":{},"":1,"o":{"deeper":1},")"
        + QByteArray(10'000, 'n') + R"(":2})";
    QTEST(JsonText::member(json, name), "value");
}

void TestJsonText::without_keepsTheOthersAsSent()
{
    const QByteArray json = R"({"id":"a","b": 1.0 ,"\u0069d":3,"c":{"id":4}})";
    QCOMPARE(JsonText::without(json, {"id", "zzz"}), R"({"b":1.0,"c":{"id":4}})"_ba);
    QCOMPARE(JsonText::without(json, {"id", "b", "c"}), "{}"_ba);
    QCOMPARE(JsonText::without("[1]", {"id"}), "{}"_ba);
}

QTEST_APPLESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
