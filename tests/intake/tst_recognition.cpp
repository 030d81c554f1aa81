// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "intake/recognition.h"
#include "support/joinedtest.h"

#include <QSet>
#include <QStringConverter>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using Qt::Literals::StringLiterals::operator""_ba;

namespace {

/// One entry as one line: "3 vid_1 https://host", "4 vid_1 =3" (repeats line 3), "5 !NotAnId".
QString told(const Intake::Entry &entry)
{
    using Kind = Intake::Entry::Kind;
    const QString line = QString::number(entry.line);
    if (entry.kind == Kind::Refused)
        return line + u" !" + QString::number(static_cast<int>(entry.reason));
    const QString id = line + u' ' + entry.id.toString();
    const QString base = entry.base.isEmpty() ? QString() : u' ' + entry.base.toString();
    return id + base
        + (entry.kind == Kind::Repeated ? u" =" + QString::number(entry.firstLine) : QString());
}

QStringList told(const Intake::Result &result)
{
    QStringList lines;
    for (const Intake::Entry &entry : result.entries)
        lines.append(told(entry));
    return lines;
}

QString refusal(int line, Intake::Reason reason)
{
    return QString::number(line) + u" !" + QString::number(static_cast<int>(reason));
}

} // namespace

class TestRecognition : public QObject
{
    Q_OBJECT

private slots:
    void understands_data();
    void understands();
    void refusesWithAReason_data();
    void refusesWithAReason();
    void idRule_data();
    void idRule();
    void keysAreKeptApart_data();
    void keysAreKeptApart();
    void aKeyThatStandsAlone_isKeptApart_data();
    void aKeyThatStandsAlone_isKeptApart();
    void placeholdersAreNoKeys_data();
    void placeholdersAreNoKeys();
    void readsBytes_data();
    void readsBytes();
    void everyReasonIsAWholeSentence();
};

void TestRecognition::understands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &text, const QStringList &expected) {
        QTest::newRow(name) << text << expected;
    };

    row("nothing", u"\n  \n\t\n"_s, {});
    row("bare ids, one a line", u"vid_1a\n\nvid_2b\r\n  vid_3c  \rvid_4d"_s,
        {u"1 vid_1a"_s, u"3 vid_2b"_s, u"4 vid_3c"_s, u"5 vid_4d"_s});
    row("ids with every allowed character", u"aB9._:~+/=-x9"_s, {u"1 aB9._:~+/=-x9"_s});
    row("ids of other services",
        u"cgt-20260101120000-ab1cd\n831922345719271433\n"
        "3fa85f64-5717-4562-b3fc-2c963f66afa6\nY29udGVudDox+/Z2==\nmy-task"_s,
        {u"1 cgt-20260101120000-ab1cd"_s, u"2 831922345719271433"_s,
         u"3 3fa85f64-5717-4562-b3fc-2c963f66afa6"_s, u"4 Y29udGVudDox+/Z2=="_s, u"5 my-task"_s});
    row("several on a line", u"vid_1a, vid_2b vid_3c;vid_4d\n\"vid_5e\", 'vid_6f'"_s,
        {u"1 vid_1a"_s, u"1 vid_2b"_s, u"1 vid_3c"_s, u"1 vid_4d"_s, u"2 vid_5e"_s, u"2 vid_6f"_s});
    row("lists with marks", u"- vid_1a\n* vid_2b\n• vid_3c\n12. vid_4d"_s,
        {u"1 vid_1a"_s, u"2 vid_2b"_s, u"3 vid_3c"_s, u"4 vid_4d"_s});
    row("named ids",
        u"task_id=vid_1a status=queued\nVideo(id='vid_2b', prompt='id: vid_9z')\nVideo ID: vid_3c"_s,
        {u"1 vid_1a"_s, u"2 vid_2b"_s, u"3 vid_3c"_s});
    row("ids behind their names",
        u"id kling-8830527716045312\nid kling/2.5:Zm9sZGVy=\ntask 831922345719271433"_s,
        {u"1 kling-8830527716045312"_s, u"2 kling/2.5:Zm9sZGVy="_s, u"3 831922345719271433"_s});
    row("an unmistakable id among words", u"Submitted vid_9f3c21a7d0e84b, please wait"_s,
        {u"1 vid_9f3c21a7d0e84b"_s});

    row("link", u"https://api.token360.ai/v1/videos/vid_1a"_s,
        {u"1 vid_1a https://api.token360.ai"_s});
    row("link with port, prefix, content and query",
        u"https://gw.example:8443/openai/v1/videos/vid_1a/content?format=url&x=/v1/videos/no"_s,
        {u"1 vid_1a https://gw.example:8443/openai"_s});
    row("link with short id", u"https://a.example/v1/videos/7"_s, {u"1 7 https://a.example"_s});
    row("link with an encoded id", u"https://a.example/v1/videos/a%2Fb%2Bc%3D"_s,
        {u"1 a/b+c= https://a.example"_s});
    row("links in prose and Markdown",
        u"See https://a.example/v1/videos/x1. [it](https://a.example/v1/videos/x2)"_s,
        {u"1 x1 https://a.example"_s, u"1 x2 https://a.example"_s});
    row("links with commas", u"https://a.example/v1/videos/x1,https://a.example/v1/videos/x2"_s,
        {u"1 x1 https://a.example"_s, u"1 x2 https://a.example"_s});
    row("an id beside a link",
        u"vid_9f3c21a7d0e84b https://a.example/v1/videos/x1\nhttps://a.example/v1/videos/x2 vid_2b"_s,
        {u"1 vid_9f3c21a7d0e84b"_s, u"1 x1 https://a.example"_s, u"2 x2 https://a.example"_s,
         u"2 vid_2b"_s});
    row("an id with its own link", u"vid_1a: https://a.example/v1/videos/vid_1a"_s,
        {u"1 vid_1a https://a.example"_s});
    row("an id with the link of its result",
        u"vid_9f3c21a7d0e84b done https://cdn.example/vid_77aa2bc19e.mp4?sig=vid_5d1c22b7f09a"_s,
        {u"1 vid_9f3c21a7d0e84b"_s});
    row("words beside a link", u"third take, 720p: https://a.example/v1/videos/x1 (2026-04-17)"_s,
        {u"1 x1 https://a.example"_s});
    row("link without a scheme", u"api.example.com/v1/videos/x1"_s,
        {u"1 x1 https://api.example.com"_s});
    row("path without a host", u"GET /v1/videos/x1 200\n/openai/v1/videos/x2"_s,
        {u"1 x1"_s, u"2 x2"_s});
    row("loopback link", u"http://127.0.0.1:8080/v1/videos/x1\nhttp://[::1]:9/v1/videos/x2"_s,
        {u"1 x1 http://127.0.0.1:8080"_s, u"2 x2 http://[::1]:9"_s});

    row("status JSON",
        uR"({"id":"vid_1a","object":"video","status":"queued","prompt":"vid_9z, vid_8y"})"_s,
        {u"1 vid_1a"_s});
    row("short id in JSON", uR"({"id":"abc","status":"queued"})"_s, {u"1 abc"_s});
    row("pretty JSON", u"{\n  \"object\": \"video\",\n  \"id\": \"vid_1a\"\n}"_s, {u"3 vid_1a"_s});
    row("JSON list",
        u"{\"object\":\"list\",\"first_id\":\"vid_1a\",\"data\":[\n{\"id\":\"vid_1a\"},\n{\"id\":"
        u"\"vid_2b\"}],"
        "\"has_more\":false}"_s,
        {u"2 vid_1a"_s, u"3 vid_2b"_s});
    row("JSON array",
        u"[\n{\"id\":\"vid_1a\"},\n{\"video_id\":\"vid_2b\"},\n{\"task_id\":\"vid_3c\"}\n]"_s,
        {u"2 vid_1a"_s, u"3 vid_2b"_s, u"4 vid_3c"_s});
    row("JSON array of ids", u"[\"vid_1a\",\n \"vid_2b\"]"_s, {u"1 vid_1a"_s, u"2 vid_2b"_s});
    row("NDJSON", u"{\"id\":\"vid_1a\"}\n{\"id\":\"vid_2b\"}\n"_s, {u"1 vid_1a"_s, u"2 vid_2b"_s});
    row("two on a line", uR"({"id":"vid_1a"} {"id":"vid_2b"})"_s, {u"1 vid_1a"_s, u"1 vid_2b"_s});
    row("wrapped answer",
        uR"({"code":0,"request_id":"r-123456","data":{"task_id":"vid_1a","task_status":"submitted"}})"_s,
        {u"1 vid_1a"_s});
    row("event about a video",
        uR"({"id":"evt_1","type":"video.completed","data":{"id":"vid_1a"}})"_s, {u"1 vid_1a"_s});
    row("a provider's own answer inside",
        uR"({"id":"vid_1a","object":"video","response":{"id":"cgt-1"}})"_s, {u"1 vid_1a"_s});
    row("JSON in other text",
        u"Answer (200): {\"id\":\"vid_1a\",\"error\":null} after 3 s\nvid_2b"_s,
        {u"1 vid_1a"_s, u"2 vid_2b"_s});
    row("brackets inside strings", uR"({"prompt":"a } in \"{ [","id":"vid_1a"})"_s,
        {u"1 vid_1a"_s});
    row("JSON cut off after its id",
        u"{\"id\":\"vid_1a\",\"prompt\":\"vid_99999999 in th\nvid_2b"_s,
        {u"1 vid_1a"_s, u"2 vid_2b"_s});
    row("pretty JSON cut off",
        u"{\n  \"id\": \"vid_1a\",\n  \"prompt\": \"vid_99999999\",\n  \"par"_s, {u"2 vid_1a"_s});
    row("JSON between fences", u"```json\n{\"id\":\"vid_1a\"}\n```"_s, {u"2 vid_1a"_s});

    row("curl",
        u"curl https://api.example.com/v1/videos/vid_1a -H \"Authorization: Bearer sk-abcdef123456\""_s,
        {u"1 vid_1a https://api.example.com"_s});
    row("curl over lines",
        u"$ curl -s \\\n  -H 'Accept: a/b' \\\n  --url 'https://a.example/v1/videos/x1?a=b'\nvid_2b"_s,
        {u"3 x1 https://a.example"_s, u"4 vid_2b"_s});
    row("curl's data is not searched",
        u"curl -X POST https://a.example/v1/videos/x1/remix2 -d '{\n \"id\": \"vid_9z\",\n "
        u"\"prompt\": \"vid_8y\"}' "
        "https://a.example/v1/videos/x1\nvid_2b"_s,
        {u"3 x1 https://a.example"_s, u"4 vid_2b"_s});
    row("curl and its answer",
        u"curl a.example/v1/videos/x1 | jq .\n{\"id\":\"x1\",\"status\":\"queued\"}"_s,
        {u"1 x1 https://a.example"_s, u"2 x1 =1"_s});

    row("CSV",
        u"id,status,prompt\nvid_1a,queued,\"vid_9z, or\nvid_8y\"\nvid_2b,failed,\"say \"\"hi\"\"\""_s,
        {u"2 vid_1a"_s, u"4 vid_2b"_s});
    row("CSV, id in a later column",
        u"id,Video ID,model\n1,vid_1a,seedance-2.0\n2,\"vid_2b\",kling-2.5\n\nvid_3c"_s,
        {u"2 vid_1a"_s, u"3 vid_2b"_s, u"5 vid_3c"_s});
    row("CSV with semicolons and a link", u"name;url\na;https://a.example/v1/videos/x1"_s,
        {u"2 x1 https://a.example"_s});
    row("CSV, id and link",
        u"id,url\nx1,https://a.example/v1/videos/x1\nx2,https://cdn.example/x2.mp4?s=1"_s,
        {u"2 x1 https://a.example"_s, u"3 x2"_s});
    row("TSV", u"prompt\ttask_id\na 4k_cat\tvid_1a"_s, {u"2 vid_1a"_s});
    row("one column", u"video_id\nvid_1a\n7"_s, {u"2 vid_1a"_s, u"3 7"_s});
    row("Markdown table", u"| id | status |\n|----|:---:|\n| vid_1a | queued |"_s, {u"3 vid_1a"_s});
    row("CSV without a header",
        u"2026-01-02,seedance_v2,vid_1a,a cat\n2026-01-03,seedance_v2,vid_2b,a dog"_s,
        {u"1 vid_1a"_s, u"2 vid_2b"_s});
    row("one row without a header", u"vid_1a,queued,a cat"_s, {u"1 vid_1a"_s});
}

void TestRecognition::understands()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, expected);
    QCOMPARE(told(Intake::recognise(text)), expected);
}

void TestRecognition::refusesWithAReason_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    using Reason = Intake::Reason;
    const auto row = [](const char *name, const QString &text, const QStringList &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("a word", u"hello"_s, {refusal(1, Reason::NotAnId)});
    row("prose", u"A cat walks, then sleeps\nvid_1a"_s,
        {refusal(1, Reason::SeveralWords), u"2 vid_1a"_s});
    row("an id among unlike words", u"seedance-2.0 vid_1a 2026-01-01"_s,
        {refusal(1, Reason::SeveralWords)});
    row("dates, models, sizes, assignments",
        u"2026-01-01\n2026-01-01T10:00:00Z\nseedance-2.0\nkling-v1-6\n1280x720\nseed=123456"_s,
        {refusal(1, Reason::NotAnId), refusal(2, Reason::NotAnId), refusal(3, Reason::NotAnId),
         refusal(4, Reason::NotAnId), refusal(5, Reason::NotAnId), refusal(6, Reason::NotAnId)});
    row("files", u"/home/a/vid_1.mp4\nclip_01.mp4"_s,
        {refusal(1, Reason::FileName), refusal(2, Reason::FileName)});
    row("another link", u"https://example.com/page_1"_s, {refusal(1, Reason::OtherLink)});
    row("a list's link", u"https://a.example/v1/videos?limit=1"_s, {refusal(1, Reason::OtherLink)});
    row("a link past the video", u"https://a.example/v1/videos/x1/remix"_s,
        {refusal(1, Reason::OtherLink)});
    row("U03 link without a scheme but slashes", u"//host/v1/videos/x1"_s,
        {refusal(1, Reason::OtherLink)});
    row("other schemes", u"ftp://a.example/v1/videos/x1\nfile:///v1/videos/x1"_s,
        {refusal(1, Reason::OtherLink), refusal(2, Reason::OtherLink)});
    row("U04 http", u"http://a.example/v1/videos/x1"_s, {refusal(1, Reason::InsecureLink)});
    row("U06 user in a link", u"https://me:pw@a.example/v1/videos/x1"_s,
        {refusal(1, Reason::LinkWithUser)});
    row("U12 dot segments in the prefix", u"https://a.example/b/../v1/videos/x1"_s,
        {refusal(1, Reason::OtherLink)});
    row("an error as JSON", uR"({"error":{"message":"vid_1a is wrong","code":"404"}})"_s,
        {refusal(1, Reason::NoIdInJson)});
    row("J15 id is no text", uR"({"id":17,"status":"queued"})"_s, {refusal(1, Reason::NoIdInJson)});
    row("a prompt is never an id",
        u"{\"prompt\":\"vid_99999999\"}\n{\"prompt\":\"id: vid_99999999"_s,
        {refusal(1, Reason::NoIdInJson), refusal(2, Reason::DamagedJson)});
    row("J02 cut inside the id", uR"({"id":"vid_1)"_s, {refusal(1, Reason::DamagedJson)});
    row("J11 NaN", uR"({"id":"vid_1a","x":NaN})"_s, {refusal(1, Reason::DamagedJson)});
    row("curl that submits",
        u"curl https://a.example/v1/videos -d '{\"prompt\":\"vid_99999999\"}'"_s,
        {refusal(1, Reason::SubmitCommand)});
    row("curl of a list", u"curl https://a.example/v1/videos"_s,
        {refusal(1, Reason::NoIdInCommand)});
    row("curl with a variable", u"curl https://a.example/v1/videos/$ID"_s,
        {refusal(1, Reason::IdNotAllowed)});
    row("curl with an open quote", u"curl 'https://a.example/x\nvid_1a"_s,
        {refusal(1, Reason::NoIdInCommand), u"2 vid_1a"_s});
    row("row without an id", u"id,status\n,queued\nvid_1a,queued\na b,x"_s,
        {refusal(2, Reason::NoIdInRow), u"3 vid_1a"_s, refusal(4, Reason::IdNotAllowed)});
    row("row without an id, no header", u"vid_1a,a cat\n-,a dog"_s,
        {u"1 vid_1a"_s, refusal(2, Reason::NoIdInRow)});
    row("repeated",
        u"vid_1a\nhttps://a.example/v1/videos/vid_1a\nvid_1a\nhttps://b.example/v1/videos/vid_1a"_s,
        {u"1 vid_1a https://a.example"_s, u"2 vid_1a https://a.example =1"_s, u"3 vid_1a =1"_s,
         u"4 vid_1a https://b.example"_s});
}

void TestRecognition::refusesWithAReason()
{
    understands();
}

void TestRecognition::idRule_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("allowed");
    const QList<std::pair<QString, bool>> ids {{u"."_s, false},
                                               {u".."_s, false},
                                               {u"#"_s, false},
                                               {u"?x"_s, false},
                                               {u"%2e%2e"_s, false},
                                               {u"%252e%252e"_s, false},
                                               {u"a%252Fb_1"_s, false},
                                               {u"a%0d%0ab"_s, false},
                                               {u"a%00b1"_s, false},
                                               {u"../../admin"_s, false},
                                               {u"a/%2e%2e/b1"_s, false},
                                               {u"a%2F..%2Fb"_s, false},
                                               {u"%C3%A4_1"_s, false},
                                               {u"a%20b_1"_s, false},
                                               {u"%"_s, false},
                                               {u"aB9._:~+=-x9"_s, true},
                                               {u"a%2Fb%2Bc%3D"_s, true},
                                               {QString(512, u'a'), true},
                                               {QString(513, u'a'), false}};
    for (const auto &[id, allowed] : ids)
        QTest::addRow("U21 %s", qPrintable(id.left(20))) << id << allowed;
}

void TestRecognition::idRule()
{
    QFETCH(const QString, id);
    QFETCH(const bool, allowed);
    const auto result = Intake::recognise(u"https://a.example/v1/videos/"_s + id);
    QCOMPARE(result.entries.size(), 1);
    const Intake::Entry &entry = result.entries.first();
    const bool taken = entry.kind == Intake::Entry::Kind::Found && entry.id != u"a"_s;
    QCOMPARE(taken, allowed);
    if (allowed)
        QCOMPARE(entry.id.toString(), QUrl::fromPercentEncoding(id.toUtf8()));
    else
        QVERIFY(!Intake::sentence(entry.reason).isEmpty());
}

void TestRecognition::aKeyThatStandsAlone_isKeptApart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("by its look") << u"vid_1\nsk-CANARY-abcdef"_s << "sk-CANARY-abcdef"_ba;
    QTest::newRow("behind a colon") << u"Authorization:canary0key"_s << "canary0key"_ba;
    QTest::newRow("behind a sign") << u"API_KEY=canary0key"_s << "canary0key"_ba;
    QTest::newRow("behind a tab") << u"Bearer\tcanary-key-1"_s << "canary-key-1"_ba;
    QTest::newRow("behind a blank") << u"Bearer canary-key-1"_s << "canary-key-1"_ba;
}

void TestRecognition::aKeyThatStandsAlone_isKeptApart()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, key);
    QCOMPARE(Intake::recognise(text).keys, QList {key});
}

void TestRecognition::keysAreKeptApart_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const QString &before, const QString &key,
                        const QString &after = {}) {
        QTest::newRow(name) << before << key << after;
    };
    row("Bearer", u"Authorization: Bearer "_s, u"k3y-canary.abc~1+/="_s);
    row("Bearer in curl", u"curl https://a.example/v1/videos/x1 -H 'authorization: bearer "_s,
        u"canary0key"_s, u"'"_s);
    row("Bearer in a submit", u"curl https://a.example/v1/videos -H \"Authorization: Bearer "_s,
        u"canary0key"_s, u"\" -d '{}'"_s);
    row("Bearer in prose", u"use Bearer "_s, u"canary-key-1"_s, u" there"_s);
    row("sk-", u"my key is "_s, u"sk-CANARY-abcdef"_s, u", keep it"_s);
    row("alone", u""_s, u"sk-CANARY-abcdef"_s);
    row("in the environment", u"export TOKEN360_API_KEY="_s, u"canary0key"_s);
    row("in the environment, quoted", u"TOKEN360_API_KEY=\""_s, u"canary0key"_s, u"\""_s);
    row("X-Api-Key", u"X-Api-Key: "_s, u"canarykey"_s);
    row("in JSON", u"{\"api_key\": \""_s, u"canary_key"_s, u"\"}"_s);
    row("in a damaged table", u"id,note\n,"_s, u"sk-canary1"_s);
    row("in a link's query", u"https://a.example/other?api_key="_s, u"canary0key"_s);
    row("very long", u"Bearer "_s, QString(4096, u'q'));
}

void TestRecognition::keysAreKeptApart()
{
    QFETCH(const QString, before);
    QFETCH(const QString, key);
    QFETCH(const QString, after);
    const auto result = Intake::recognise(QString(before + key + after + u"\nfoo bar "_s + key));
    QCOMPARE(result.keys, QList<QByteArray> {key.toUtf8()});
    for (const Intake::Entry &entry : result.entries) {
        QVERIFY2(!entry.excerpt.contains(key), qPrintable(entry.excerpt));
        QVERIFY(!entry.id.toString().contains(key));
    }
}

void TestRecognition::placeholdersAreNoKeys_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"Authorization: Bearer $TOKEN360_API_KEY", "Authorization: Bearer YOUR_API_KEY",
          "Bearer <token>", "sk-xxxxxxxxxx", "sk-...", "uses Bearer authentication",
          "The bearer arrived", "TOKEN360_API_KEY=", "TOKEN360_API_KEY=${KEY}"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestRecognition::placeholdersAreNoKeys()
{
    QFETCH(const QString, text);
    QCOMPARE(Intake::recognise(text).keys, QList<QByteArray> {});
}

void TestRecognition::readsBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<int>("problem");
    constexpr int None = static_cast<int>(Intake::Reason::None);
    constexpr int NotText = static_cast<int>(Intake::Reason::NotText);
    const QString text = u"id,prompt\nvid_1a,Straße 猫"_s;
    const QStringList one {u"2 vid_1a"_s};
    const auto utf16 = [&text](QStringConverter::Encoding encoding) {
        QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
        return QByteArray(encoder.encode(text));
    };
    QTest::newRow("UTF-8") << text.toUtf8() << one << None;
    QTest::newRow("J03 UTF-8 with its mark")
        << QByteArray("\xEF\xBB\xBF" + text.toUtf8()) << one << None;
    QTest::newRow("J03 JSON with a mark")
        << QByteArray("\xEF\xBB\xBF{\"id\":\"vid_1a\"}") << QStringList {u"1 vid_1a"_s} << None;
    QTest::newRow("UTF-16 LE") << utf16(QStringConverter::Utf16LE) << one << None;
    QTest::newRow("UTF-16 BE") << utf16(QStringConverter::Utf16BE) << one << None;
    QTest::newRow("Latin-1") << QByteArray("id,prompt\nvid_1a,Stra\xDF"
                                           "e")
                             << one << None;
    QTest::newRow("binary") << QByteArray("\0\0\0\x18"
                                          "ftypmp42 vid_1a",
                                          20)
                            << QStringList {} << NotText;
    QTest::newRow("empty") << QByteArray() << QStringList {} << None;
    QTest::newRow("L03 over 8 MiB") << QByteArray(8 * 1024 * 1024 + 1, 'a') << QStringList {}
                                    << static_cast<int>(Intake::Reason::TextTooLong);
}

void TestRecognition::readsBytes()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QStringList, expected);
    QFETCH(const int, problem);
    const auto result = Intake::recognise(bytes);
    QCOMPARE(told(result), expected);
    QCOMPARE(static_cast<int>(result.problem), problem);
}

void TestRecognition::everyReasonIsAWholeSentence()
{
    QSet<QString> sentences;
    for (int reason = 1; reason <= static_cast<int>(Intake::Reason::SubmitCommand); ++reason) {
        const QString words = Intake::sentence(static_cast<Intake::Reason>(reason));
        QVERIFY2(words.endsWith(u'.') && words.front().isUpper(), qPrintable(words));
        QVERIFY(!words.contains(u'%'));
        sentences.insert(words);
    }
    QCOMPARE(sentences.size(), static_cast<int>(Intake::Reason::SubmitCommand));
    QCOMPARE(Intake::sentence(Intake::Reason::None), QString());
}

QTEST_APPLESS_MAIN(TestRecognition)
#include "tst_recognition.moc"
