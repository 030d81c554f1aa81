// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/jsontree.h"
#include "support/joinedtest.h"
#include "support/owntime.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>

using namespace Reelwatch;
using namespace Qt::Literals::StringLiterals;

class TestJsonTree : public QObject
{
    Q_OBJECT

private slots:
    void values_areShownAsSent_data();
    void values_areShownAsSent();
    void arrayItems_haveTheirNumber();
    void sections_areBranchesOrRows();
    void manyMembers_firstAndCount_data();
    void manyMembers_firstAndCount();
    void deepValue_endsInALine();
    void names_areMadeFit_data();
    void names_areMadeFit();
    void toolTip_hasNoMarkup();
    void copies_areWholeAndHaveNoSignature();
    void paths_canBeReadBack();
    void newText_changesOnlyWhatDiffers();
    void newText_addsAndRemovesRowsInPlace();
    void newText_leafBecomesBranch();
    void sameText_saysNothing();

private:
    static QStringList rows(const QAbstractItemModel &model, const QModelIndex &parent = {})
    {
        QStringList result;
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex index = model.index(row, JsonTree::NameColumn, parent);
            result += index.data().toString() + u'='
                + index.siblingAtColumn(JsonTree::ValueColumn).data().toString();
        }
        return result;
    }
};

void TestJsonTree::values_areShownAsSent_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("shown");

    QTest::newRow("J12: above 2^63") << "18446744073709551615"_ba << u"18446744073709551615"_s;
    QTest::newRow("J12: above 2^53") << "9007199254740993"_ba << u"9007199254740993"_s;
    QTest::newRow("J12: a fraction") << "0.10"_ba << u"0.10"_s;
    QTest::newRow("true") << "true"_ba << u"true"_s;
    QTest::newRow("null") << "null"_ba << u"null"_s;
    QTest::newRow("text") << R"("16:9")"_ba << u"16:9"_s;
    QTest::newRow("empty text") << R"("")"_ba << u"\"\""_s;
    QTest::newRow("J05: lone surrogate") << R"("a\ud800b")"_ba << u"a\uFFFDb"_s;
    QTest::newRow("J06: control characters") << R"("a\u0000\u001b[1m\nb")"_ba << u"a[1m b"_s;
    QTest::newRow("T01: markup") << R"("<img src=file:///dev/zero>")"_ba
                                 << u"<img src=file:///dev/zero>"_s;
    QTest::newRow("T10: override") << R"("a\u202eb")"_ba << u"ab"_s;
    QTest::newRow("signed link") << R"("https://h/i.png?sig=SIG")"_ba << u"https://h/i.png?…"_s;
    QTest::newRow("T12: long text")
        << QByteArray('"' + QByteArray(1'000'000, 'x') + '"') << QString(QString(200, u'x') + u'…');
    QTest::newRow("empty object") << "{ }"_ba << u"{}"_s;
    QTest::newRow("object, for when it is closed") << R"({"a":[1,2]})"_ba << uR"({"a": [1, 2]})"_s;
}

void TestJsonTree::values_areShownAsSent()
{
    QFETCH(const QByteArray, value);
    JsonTree tree;
    const QAbstractItemModelTester tester(&tree,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    tree.setJson(R"({"v":)" + value + '}');
    QCOMPARE(tree.rowCount(), 1);
    QTEST(tree.index(0, JsonTree::ValueColumn).data().toString(), "shown");
}

void TestJsonTree::arrayItems_haveTheirNumber() // J31
{
    JsonTree tree;
    const QAbstractItemModelTester tester(&tree,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    tree.setJson(R"(["x", 2])");
    QCOMPARE(rows(tree), QStringList({u"[0]=x"_s, u"[1]=2"_s}));
    tree.setJson("3");
    QCOMPARE(tree.rowCount(), 0);
}

void TestJsonTree::sections_areBranchesOrRows() // J31
{
    JsonTree tree;
    const QAbstractItemModelTester tester(&tree,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    tree.setSections({{u"Parameters"_s, u"parameters"_s, R"({"z":1,"a":2})"},
                      {u"List"_s, u"list"_s, "[1]"},
                      {u"Text"_s, u"text"_s, R"("just words")"},
                      {u"Nothing"_s, {}, "{}"}});
    QCOMPARE(rows(tree),
             QStringList({u"Parameters="_s, u"List="_s, u"Text=just words"_s, u"Nothing={}"_s}));
    QCOMPARE(rows(tree, tree.index(0, 0)), QStringList({u"z=1"_s, u"a=2"_s}));
    QVERIFY(tree.hasChildren(tree.index(1, 0)));
    QVERIFY(!tree.hasChildren(tree.index(2, 0)));
}

void TestJsonTree::manyMembers_firstAndCount_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("last");
    QTest::newRow("200") << 200 << u"k199=199"_s;
    QTest::newRow("201") << 201 << u"… 1 more="_s;
    QTest::newRow("J09: 10k") << 10'000 << u"… 9,800 more="_s;
    QTest::newRow("J09: 200k") << 200'000 << u"… 199,800 more="_s;
}

void TestJsonTree::manyMembers_firstAndCount()
{
    QFETCH(const int, count);
    QByteArrayList parts;
    for (int i = 0; i < count; ++i)
        parts += "\"k" + QByteArray::number(i) + "\":" + QByteArray::number(i);
    JsonTree tree;
    const QAbstractItemModelTester tester(&tree,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QByteArray json = '{' + parts.join(',') + '}';
    const auto begin = ownTime();
    tree.setSections({{u"Parameters"_s, u"parameters"_s, json}});
    const QStringList shown = rows(tree, tree.index(0, 0));
    const auto took = ownTime() - begin;
    QVERIFY(shown.size() <= 201);
    QCOMPARE(shown.first(), u"k0=0"_s);
    QTEST(shown.last(), "last");
    QVERIFY2(took < BusyLimit, qPrintable(QString::number(took.count())));
}

void TestJsonTree::deepValue_endsInALine() // J31: nested 500 deep
{
    JsonTree tree;
    const QAbstractItemModelTester tester(&tree,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    tree.setJson(QByteArray(500, '[') + "1" + QByteArray(500, ']'));
    int depth = 0;
    QModelIndex deepest;
    while (tree.hasChildren(deepest)) {
        deepest = tree.index(0, JsonTree::NameColumn, deepest);
        ++depth;
    }
    QVERIFY2(depth < 50, qPrintable(QString::number(depth)));
    QVERIFY(deepest.flags().testFlag(Qt::ItemNeverHasChildren));
    const QString line = deepest.siblingAtColumn(JsonTree::ValueColumn).data().toString();
    QCOMPARE(line, QString(200, u'[') + u'…');
    QCOMPARE(deepest.data(JsonTree::TextRole).toString().count(u'['), 500 - depth);
}

void TestJsonTree::names_areMadeFit_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("shown");
    QTest::newRow("J33: __proto__") << "__proto__"_ba << u"__proto__"_s;
    QTest::newRow("J33: no name") << ""_ba << u"\"\""_s;
    QTest::newRow("J33: 10 KB") << QByteArray(10'240, 'n') << QString(QString(200, u'n') + u'…');
    QTest::newRow("controls") << R"(a\u0007\nb)"_ba << u"a b"_s;
    QTest::newRow("link") << "https://h/?SIG"_ba << u"https://h/?…"_s;
}

void TestJsonTree::names_areMadeFit()
{
    QFETCH(const QByteArray, name);
    JsonTree tree;
    const QAbstractItemModelTester tester(&tree,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    tree.setJson("{\"" + name + "\":1}");
    QTEST(tree.index(0, JsonTree::NameColumn).data().toString(), "shown");
}

void TestJsonTree::toolTip_hasNoMarkup() // T01, T06
{
    JsonTree tree;
    tree.setJson(R"({"v":"<img src=file:///dev/zero> &lt;"})");
    const QString tip = tree.index(0, JsonTree::ValueColumn).data(Qt::ToolTipRole).toString();
    QVERIFY(tip.contains("&lt;img src=file:///dev/zero&gt; &amp;lt;"_L1));
    QVERIFY(!tip.contains("<img"_L1));
}

void TestJsonTree::copies_areWholeAndHaveNoSignature() // T16
{
    JsonTree tree;
    const QByteArray text(5'000, 'x');
    tree.setJson(R"({"text":")" + text
                 + R"(\n\u00e9","link":"https://h/?SIG","object":{"z":1.0,"u":"https://h/?SIG"}})");
    const auto copied = [&tree](int row) {
        return tree.index(row, 0).data(JsonTree::TextRole).toString();
    };
    QCOMPARE(copied(0), QString::fromLatin1(text) + u"\né");
    QCOMPARE(copied(1), u"https://h/?…"_s);
    QCOMPARE(copied(2), u"{\n  \"z\": 1.0,\n  \"u\": \"https://h/?…\"\n}"_s);
}

void TestJsonTree::paths_canBeReadBack()
{
    JsonTree tree;
    tree.setSections({{u"Parameters"_s, u"parameters"_s, R"({"camera":{"moves":[1,{"a b":2}]}})"},
                      {u"Other fields"_s, {}, R"({"usage":{"total":3}})"}});
    const QModelIndex camera = tree.index(0, 0, tree.index(0, 0));
    const QModelIndex moves = tree.index(0, 0, camera);
    const QModelIndex deepest = tree.index(0, 0, tree.index(1, 0, moves));
    QCOMPARE(deepest.data(JsonTree::PathRole).toString(), u"parameters.camera.moves[1][\"a b\"]"_s);
    const QModelIndex usage = tree.index(0, 0, tree.index(1, 0));
    QCOMPARE(tree.index(0, 0, usage).data(JsonTree::PathRole).toString(), u"usage.total"_s);
}

void TestJsonTree::newText_changesOnlyWhatDiffers()
{
    JsonTree tree;
    const QAbstractItemModelTester tester(&tree,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    tree.setJson(R"({"a":{"b":1,"c":[1,2]},"d":3})");
    const QPersistentModelIndex first = tree.index(0, 0, tree.index(0, 0));
    QCOMPARE(rows(tree, tree.index(0, 0)).size(), 2);

    QSignalSpy changed(&tree, &JsonTree::dataChanged);
    QSignalSpy inserted(&tree, &JsonTree::rowsInserted);
    QSignalSpy removed(&tree, &JsonTree::rowsRemoved);
    QSignalSpy reset(&tree, &JsonTree::modelReset);
    tree.setJson(R"({"a":{"b":7,"c":[1,2]},"d":3})");
    QVERIFY(first.isValid());
    QCOMPARE(first.sibling(0, JsonTree::ValueColumn).data().toString(), u"7"_s);
    QCOMPARE(changed.size(), 2); // b, and a whose line shows it
    QCOMPARE(changed.at(0).at(0).toModelIndex(), QModelIndex(first));
    QCOMPARE(changed.at(1).at(0).toModelIndex(), tree.index(0, 0));
    QCOMPARE(inserted.size() + removed.size() + reset.size(), 0);
}

void TestJsonTree::newText_addsAndRemovesRowsInPlace()
{
    JsonTree tree;
    const QAbstractItemModelTester tester(&tree,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    tree.setJson(R"({"a":1,"b":{"x":1},"c":3})");
    const QPersistentModelIndex a = tree.index(0, 0);
    const QPersistentModelIndex c = tree.index(2, 0);
    tree.setJson(R"({"a":1,"n":0,"m":0,"c":4})");
    QCOMPARE(rows(tree), QStringList({u"a=1"_s, u"n=0"_s, u"m=0"_s, u"c=4"_s}));
    QCOMPARE(a.row(), 0);
    QCOMPARE(c.row(), 3);
    tree.setJson("{}");
    QCOMPARE(tree.rowCount(), 0);
    QVERIFY(!a.isValid());
}

void TestJsonTree::newText_leafBecomesBranch()
{
    JsonTree tree;
    const QAbstractItemModelTester tester(&tree,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    tree.setJson(R"({"error":null})");
    QCOMPARE(tree.rowCount(tree.index(0, 0)), 0);
    tree.setJson(R"({"error":{"code":"x"}})");
    QCOMPARE(rows(tree, tree.index(0, 0)), QStringList({u"code=x"_s}));
    tree.setJson(R"({"error":null})");
    QCOMPARE(tree.rowCount(tree.index(0, 0)), 0);
}

void TestJsonTree::sameText_saysNothing()
{
    JsonTree tree;
    const QByteArray json = R"({"a":{"b":[1]}})";
    tree.setJson(json);
    QSignalSpy changed(&tree, &JsonTree::dataChanged);
    QSignalSpy layout(&tree, &JsonTree::layoutChanged);
    tree.setJson(json);
    QCOMPARE(changed.size() + layout.size(), 0);
}

QTEST_GUILESS_MAIN(TestJsonTree)
#include "tst_jsontree.moc"
