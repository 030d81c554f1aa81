// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "intake/csvcell.h"
#include "intake/limits.h"
#include "intake/listfile.h"
#include "intake/recognition.h"
#include "support/joinedtest.h"

using namespace Reelwatch::Intake;
using Qt::Literals::StringLiterals::operator""_s;

/// Lists that come back from a file, and files that are none.
class ListFileTest final : public QObject
{
    Q_OBJECT

private slots:
    void formulas_areGuarded_T17_data();
    void formulas_areGuarded_T17();
    void ourTable_bringsLabelKeyAndService();
    void ourJson_bringsTheSame();
    void anyTable_mayNameLabelAndKey();
    void sameIdWithTwoKeys_isTwoVideos_J34();
    void otherFiles_passAsTheyAre_data();
    void otherFiles_passAsTheyAre();
    void whatIsNoList_isRefused_S17_data();
    void whatIsNoList_isRefused_S17();
    void cutList_isRefusedOrWhole();
};

void ListFileTest::formulas_areGuarded_T17_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("plain") << u"vid_1"_s << u"vid_1"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("=") << u"=1+1"_s << u"'=1+1"_s;
    QTest::newRow("+") << u"+1"_s << u"'+1"_s;
    QTest::newRow("-") << u"-5"_s << u"'-5"_s;
    QTest::newRow("@") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
    QTest::newRow("tab") << u"\t=1"_s << u"\"'\t=1\""_s;
    QTest::newRow("return") << u"\r=1"_s << u"\"'\r=1\""_s;
    QTest::newRow("line") << u"\n=1"_s << u"\"'\n=1\""_s;
    QTest::newRow("wide") << u"\uff1d1"_s << u"'\uff1d1"_s;
    QTest::newRow("guarded already") << u"'=1"_s << u"''=1"_s;
    QTest::newRow("an apostrophe") << u"'tis"_s << u"'tis"_s;
    QTest::newRow("inside") << u"a=1"_s << u"a=1"_s;
    QTest::newRow("quotes") << u"a \"b\", c"_s << u"\"a \"\"b\"\", c\""_s;
    QTest::newRow("a quoted formula")
        << u"=HYPERLINK(\"x\",1)"_s << u"\"'=HYPERLINK(\"\"x\"\",1)\""_s;
}

void ListFileTest::formulas_areGuarded_T17()
{
    QFETCH(const QString, text);
    QFETCH(const QString, cell);
    QCOMPARE(csvCell(text), cell);
    QString bare = cell;
    if (bare.startsWith(u'"'))
        bare = bare.mid(1, bare.size() - 2).replace(u"\"\""_s, u"\""_s);
    QCOMPARE(withoutGuard(bare), text);
}

void ListFileTest::ourTable_bringsLabelKeyAndService()
{
    const ListFile file = readListFile(
        "id,label,account,service,prompt\r\n"
        "vid_1,\"A \"\"dog\"\", run\",Studio,https://api.example.com,\"two\r\n\r\n{lines\"\r\n"
        "'=vid/2,'+1,,,\r\n"
        "vid_3,,Client,https://api.example.org/x,-\r\n");
    QCOMPARE(file.problem, Reason::None);
    const Result result = recognise(file.text);
    QCOMPARE(result.entries.size(), 3);
    const Entry &first = result.entries.at(0);
    QCOMPARE(first.id.toString(), u"vid_1"_s);
    QCOMPARE(first.label, u"A \"dog\", run"_s);
    QCOMPARE(first.account, u"Studio"_s);
    QCOMPARE(first.base, QUrl(u"https://api.example.com"_s));
    QCOMPARE(result.entries.at(1).id.toString(), u"=vid/2"_s);
    QCOMPARE(result.entries.at(1).label, u"+1"_s);
    QCOMPARE(result.entries.at(2).base, QUrl(u"https://api.example.org/x"_s));
    for (const Entry &entry : result.entries)
        QCOMPARE(entry.kind, Entry::Kind::Found);
}

void ListFileTest::ourJson_bringsTheSame()
{
    const ListFile file = readListFile(R"({"format":"reelwatch-list","version":1,"videos":[
        {"id":"vid_1","label":"=SUM 1","account":"Studio","service":"https://api.example.com"},
        {"id":"12345","prompt":"id: vid_9"},{"id":".."}]})");
    QCOMPARE(file.problem, Reason::None);
    const Result result = recognise(file.text);
    QCOMPARE(result.entries.size(), 3);
    QCOMPARE(result.entries.at(0).label, u"=SUM 1"_s);
    QCOMPARE(result.entries.at(0).account, u"Studio"_s);
    QCOMPARE(result.entries.at(1).id.toString(), u"12345"_s);
    QCOMPARE(result.entries.at(2).kind, Entry::Kind::Refused);
}

void ListFileTest::anyTable_mayNameLabelAndKey()
{
    const Result result = recognise(u"Task ID;Account;Label\nvid_1;Studio;Intro\n"_s);
    QCOMPARE(result.entries.size(), 1);
    QCOMPARE(result.entries.at(0).label, u"Intro"_s);
    QCOMPARE(result.entries.at(0).account, u"Studio"_s);
}

void ListFileTest::sameIdWithTwoKeys_isTwoVideos_J34()
{
    const Result result = recognise(u"id,account\nvid_1,Studio\nvid_1,Client\nvid_1,Studio\n"_s);
    QCOMPARE(result.entries.size(), 3);
    QCOMPARE(result.entries.at(1).kind, Entry::Kind::Found);
    QCOMPARE(result.entries.at(2).kind, Entry::Kind::Repeated);
}

void ListFileTest::otherFiles_passAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("ids") << QByteArray("vid_1\nvid_2\n");
    QTest::newRow("an answer") << QByteArray(R"({"id":"vid_1","status":"queued"})");
    QTest::newRow("a list answer") << QByteArray(R"({"object":"list","data":[{"id":"vid_1"}]})");
    QTest::newRow("an answer a line") << QByteArray("{\"id\":\"vid_1\"}\n{\"id\":\"vid_2\"}\n");
    QTest::newRow("another table") << QByteArray("task_id,name\nvid_1,x\n");
}

void ListFileTest::otherFiles_passAsTheyAre()
{
    QFETCH(const QByteArray, bytes);
    const ListFile file = readListFile(bytes);
    QCOMPARE(file.problem, Reason::None);
    QCOMPARE(file.text.toUtf8(), bytes);
}

void ListFileTest::whatIsNoList_isRefused_S17_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Reason>("reason");
    const QByteArray head = R"({"format":"reelwatch-list","version":)";
    QTest::newRow("empty") << QByteArray() << Reason::NoList;
    QTest::newRow("words") << QByteArray("Dear all,\nno ids here.\n") << Reason::NoList;
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0", 10) << Reason::NotText;
    QTest::newRow("a database") << QByteArray("SQLite format 3\0", 16) << Reason::NotText;
    QTest::newRow("huge") << QByteArray(FileLimit + 1, 'x') << Reason::FileTooLong;
    QTest::newRow("cut JSON") << head + R"(1,"videos":[{"id":"vid_1"},{"id":"vid)"
                              << Reason::DamagedList;
    QTest::newRow("newer") << head + R"(2,"videos":[{"id":"vid_1"}]})" << Reason::NewerList;
    QTest::newRow("no version") << head + R"(null,"videos":[{"id":"vid_1"}]})" << Reason::NewerList;
    QTest::newRow("no videos") << head + R"(1,"videos":{"id":"vid_1"}})" << Reason::DamagedList;
    QTest::newRow("a video without id")
        << head + R"(1,"videos":[{"id":"vid_1"},{"id":7}]})" << Reason::DamagedList;
    QTest::newRow("an empty list") << head + R"(1,"videos":[]})" << Reason::NoList;
    QTest::newRow("deep") << QByteArray(200'000, '[') << Reason::DamagedList;
    QTest::newRow("other JSON") << QByteArray(R"({"colour":"red"})") << Reason::NoList;
    const QByteArray table = "id,label,account,service\n";
    QTest::newRow("a header alone") << table << Reason::NoList;
    QTest::newRow("an open quote") << table + "vid_1,\"label\nvid_2,,,\n" << Reason::DamagedList;
    QTest::newRow("a short row") << table + "vid_1,,,\nvid_2," << Reason::DamagedList;
}

void ListFileTest::whatIsNoList_isRefused_S17()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const Reason, reason);
    const ListFile file = readListFile(bytes);
    QCOMPARE(file.problem, reason);
    QVERIFY(file.text.isEmpty());
    QVERIFY(!sentence(reason).isEmpty());
}

/// Wherever a list was cut off: it is refused, or, at the end of a row, holds just the rows before.
void ListFileTest::cutList_isRefusedOrWhole()
{
    const QByteArray whole =
        "id,label,account,service,prompt\r\nvid_1,a,b,https://h.example,\"x\r\n"
        "y\"\r\nvid_2,c,d,https://h.example,z\r\n";
    int taken = 0;
    for (qsizetype cut = 33; cut < whole.size(); ++cut) {
        const ListFile file = readListFile(whole.first(cut));
        if (file.problem != Reason::None)
            continue;
        ++taken;
        for (const Entry &entry : recognise(file.text).entries)
            QVERIFY2(entry.id == u"vid_1"_s || entry.id == u"vid_2"_s,
                     qPrintable(entry.id.toString()));
    }
    QVERIFY(taken > 0);
}

QTEST_GUILESS_MAIN(ListFileTest)

#include "tst_listfile.moc"
