// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/taskjson.h"
#include "support/joinedtest.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using Status = TaskReport::Status;

namespace {

const QDateTime Now = QDateTime::fromSecsSinceEpoch(1'776'400'000, QTimeZone::utc()); // April 2026

/// The documented example with some members put in, as raw JSON.
QByteArray task(const QByteArray &members = {})
{
    return R"({"id":"vid_1","object":"video","status":"in_progress")"
        + (members.isEmpty() ? QByteArray() : ',' + members) + '}';
}

Outcome<TaskReport> parse(const QByteArray &bytes)
{
    return TaskJson::parse(bytes, u"vid_1"_s, Now);
}

} // namespace

/// The rules by which an answer is a report, and what each field survives.
class TestTaskJson final : public QObject
{
    Q_OBJECT

private slots:
    void parse_readsTheDocumentedExample();
    void parse_refusesWhatIsNoAnswer_data();
    void parse_refusesWhatIsNoAnswer();
    void parse_namesTheServicesWordsWhenThereIsNoId();
    void parse_acceptsOddButSoundBytes_data();
    void parse_acceptsOddButSoundBytes();
    void parse_knowsEveryStatusWord_data();
    void parse_knowsEveryStatusWord();
    void parse_readsOnlyPlausibleTimes_J26_data();
    void parse_readsOnlyPlausibleTimes_J26();
    void parse_keepsUpdatedBeforeCreated_J27();
    void parse_readsOnlyRealProgress_J25_data();
    void parse_readsOnlyRealProgress_J25();
    void parse_readsOnlyRealDurations_J28_data();
    void parse_readsOnlyRealDurations_J28();
    void parse_findsShapeInParametersToo();
    void parse_keepsSeedsDigits_J12_data();
    void parse_keepsSeedsDigits_J12();
    void parse_ofNulls_needsOnlyIdAndStatus_J29();
    void parse_marksAnswersThatAreNoVideo_J17();
};

void TestTaskJson::parse_readsTheDocumentedExample()
{
    const QByteArray example = R"({"id":"vid_1","object":"video","status":"completed",
        "model":"seedance-2.0","prompt":"Add gentle motion to the scene","created_at":1776352017,
        "updated_at":1776352105,"duration":4,"resolution":"720p","progress":100,
        "parameters":{"duration":4,"resolution":"720p","aspect_ratio":"16:9","seed":42},
        "content":{"last_frame_url":"https://m.example/last.png?s=1"},
        "url":"https://m.example/a.mp4?X-Amz-Date=20260416T150000Z&X-Amz-Expires=3600",
        "video_url":"https://m.example/b.mp4"})";
    const auto report = parse(example);
    QVERIFY(report);
    const TaskReport expected {
        .status = Status::Completed,
        .word = u"completed"_s,
        .model = u"seedance-2.0"_s,
        .prompt = u"Add gentle motion to the scene"_s,
        .created = QDateTime::fromSecsSinceEpoch(1776352017, QTimeZone::utc()),
        .updated = QDateTime::fromSecsSinceEpoch(1776352105, QTimeZone::utc()),
        .duration = 4,
        .resolution = u"720p"_s,
        .ratio = u"16:9"_s,
        .seed = u"42"_s,
        .link = "https://m.example/a.mp4?X-Amz-Date=20260416T150000Z&X-Amz-Expires=3600",
        .otherLink = "https://m.example/b.mp4",
        .lastFrameLink = "https://m.example/last.png?s=1",
        .linkExpires = QDateTime(QDate(2026, 4, 16), QTime(16, 0), QTimeZone::utc()),
    };
    QVERIFY(*report == expected);
}

void TestTaskJson::parse_refusesWhatIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const QByteArray &bytes) {
        QTest::newRow(name) << bytes;
    };
    row("J01 empty", "");
    row("J01 blanks", " \n");
    row("J02 truncated", task().chopped(1));
    row("J02 truncated in a string", R"({"id":"vid_1","status":"que)");
    row("J04 invalid UTF-8", task("\"prompt\":\"\xff\xfe\""));
    row("J04 overlong", task("\"prompt\":\"\xc0\xaf\""));
    row("J07 too deep", task("\"x\":" + QByteArray(1025, '[') + QByteArray(1025, ']')));
    row("J07 100,000 brackets", QByteArray(100'000, '['));
    row("J11 NaN", task(R"("seed":NaN)"));
    row("J11 Infinity", task(R"("seed":Infinity)"));
    row("J11 1e999", task(R"("seed":1e999)"));
    row("J11 5,000 digits", task("\"seed\":" + QByteArray(5000, '9')));
    row("J13 trailing garbage", task() + 'x');
    row("J13 trailing NUL", task() + '\0');
    row("J13 two documents", task() + task());
    row("J14 null", "null");
    row("J14 string", R"("vid_1")");
    row("J14 number", "1");
    row("J14 array", '[' + task() + ']');
    row("J14 empty object", "{}");
    row("J15 no id", R"({"object":"video","status":"queued"})");
    row("J15 id null", R"({"id":null,"status":"queued"})");
    row("J15 id number", R"({"id":1,"status":"queued"})");
    row("J15 id empty", R"({"id":"","status":"queued"})");
    row("J16 other id", R"({"id":"vid_2","status":"completed"})");
    row("J16 id of other case", R"({"id":"VID_1","status":"completed"})");
    row("J18 no status", R"({"id":"vid_1"})");
    row("J18 status null", R"({"id":"vid_1","status":null})");
    row("J18 status number", R"({"id":"vid_1","status":2})");
    row("J18 status object", R"({"id":"vid_1","status":{"state":"queued"}})");
    row("J18 status blank", R"({"id":"vid_1","status":" "})");
    row("J10 last id wins", R"({"id":"vid_1","id":"vid_2","status":"queued"})");
    row("H22 page", "<!doctype html><title>Sign in</title>");
}

void TestTaskJson::parse_refusesWhatIsNoAnswer()
{
    QFETCH(QByteArray, bytes);
    const auto report = parse(bytes);
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ApiError::Kind::BadAnswer);
    QVERIFY(report.error().message.contains(u' '));
    QVERIFY(report.error().message.size() <= 200);
}

void TestTaskJson::parse_namesTheServicesWordsWhenThereIsNoId()
{
    const auto report = parse(R"({"error":{"message":"Wait at https://h.example/?sig=SECRET"}})");
    QVERIFY(!report);
    QVERIFY(report.error().message.contains(u"Wait at https://h.example/"_s));
    QVERIFY(!report.error().message.contains(u"SECRET"_s));
}

void TestTaskJson::parse_acceptsOddButSoundBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("prompt");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &prompt) {
        QTest::newRow(name) << bytes << prompt;
    };
    row("J03 byte order mark", "\xef\xbb\xbf" + task(R"("prompt":"a")"), u"a"_s);
    row("J05 lone surrogate", task(R"("prompt":"a\ud800b")"), u"a"_s + QChar(0xD800) + u'b');
    row("J06 NUL escape", task(R"("prompt":"a\u0000b")"), u"a"_s + QChar(0) + u'b');
    row("J06 raw control",
        task("\"prompt\":\"a\x01"
             "b\""),
        u"a\u0001b"_s);
    row("J10 last prompt wins", task(R"("prompt":"a","prompt":"b")"), u"b"_s);
    row("J31 parameters list", task(R"("prompt":"a","parameters":[1,2])"), u"a"_s);
    row("J31 parameters text", task(R"("prompt":"a","parameters":"x")"), u"a"_s);
    row("J31 parameters 500 deep",
        task(R"("prompt":"a","parameters":)" + QByteArray(500, '[') + QByteArray(500, ']')),
        u"a"_s);
    row("J33 unknown names",
        task(R"("prompt":"a","__proto__":{"id":"x"},"":1,")" + QByteArray(10'000, 'k') + "\":2"),
        u"a"_s);
    row("J32 content is a list", task(R"("prompt":"a","content":[{"last_frame_url":"https://x"}])"),
        u"a"_s);
}

void TestTaskJson::parse_acceptsOddButSoundBytes()
{
    QFETCH(QByteArray, bytes);
    const auto report = parse(bytes);
    QVERIFY(report);
    QCOMPARE(report->status, Status::Generating);
    QTEST(report->prompt.toString(), "prompt");
    QCOMPARE(report->lastFrameLink, QByteArray());
}

void TestTaskJson::parse_knowsEveryStatusWord_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<Status>("status");
    const auto rows = [](Status status, const QString &words) {
        for (const QString &word : words.split(u' '))
            QTest::newRow(qPrintable(u"J19 "_s + word)) << word << status;
    };
    rows(Status::Queued,
         u"queued queueing pending submitted created preparing not_start not_started "
         "initializing in_queue"_s);
    rows(Status::Generating, u"in_progress running processing generating preprocessing"_s);
    rows(Status::Completed, u"completed succeeded succeed success done"_s);
    rows(Status::Failed, u"failed fail failure error rejected"_s);
    rows(Status::Cancelled, u"cancelled canceled interrupted"_s);
    rows(Status::Expired, u"expired"_s);
    rows(Status::Unrecognised, u"finished unknown in-progress complete 完成 deleted"_s);
    QTest::newRow("J19 blanks and case") << u" COMPLETED\n"_s << Status::Completed;
    QTest::newRow("J19 Expired") << u"Expired"_s << Status::Expired;
    QTest::newRow("J19 a sentence") << u"almost done"_s << Status::Unrecognised;
}

void TestTaskJson::parse_knowsEveryStatusWord()
{
    QFETCH(QString, word);
    const QJsonObject object {{u"id"_s, u"vid_1"_s}, {u"status"_s, word}};
    const auto report = parse(QJsonDocument(object).toJson());
    QVERIFY(report);
    QTEST(report->status, "status");
    QCOMPARE(report->word, word);
    QCOMPARE(isFinal(report->status),
             report->status >= Status::Completed && report->status <= Status::Expired);
}

void TestTaskJson::parse_readsOnlyPlausibleTimes_J26_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("ms");
    const auto known = [](const char *name, const QByteArray &value, qint64 ms) {
        QTest::newRow(name) << value << ms;
    };
    const auto unknown = [&known](const char *name, const QByteArray &value) {
        known(name, value, 0);
    };
    known("seconds", "1776352017", 1'776'352'017'000);
    known("milliseconds", "1776352017123", 1'776'352'017'123);
    known("text", R"("1776352017")", 1'776'352'017'000);
    known("text of milliseconds", R"(" 1776352017123 ")", 1'776'352'017'123);
    known("fraction", "1776352017.5", 1'776'352'017'500);
    known("ISO 8601", R"("2026-04-16T15:06:57Z")", 1'776'352'017'000);
    known("ISO 8601 elsewhere", R"("2026-04-16T17:06:57+02:00")", 1'776'352'017'000);
    known("first of 2015", "1420070400", 1'420'070'400'000);
    known("C08 a little ahead of this clock", "1776400060", 1'776'400'060'000);
    unknown("end of 2014", "1420070399");
    unknown("two days ahead", "1776572800");
    unknown("ISO 8601 without its zone", R"("2026-04-16T15:06:57")");
    unknown("microseconds", "1776352017000000");
    unknown("negative", "-1776352017");
    unknown("zero", "0");
    unknown("year 9999", "253402300799");
    unknown("int64 max", "9223372036854775807");
    unknown("1e300", "1e300");
    unknown("words", R"("yesterday")");
    unknown("empty", R"("")");
    unknown("null", "null");
    unknown("true", "true");
    unknown("list", "[1776352017]");
    unknown("object", R"({"seconds":1776352017})");
}

void TestTaskJson::parse_readsOnlyPlausibleTimes_J26()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, ms);
    const auto report = parse(task("\"created_at\":" + value + ",\"updated_at\":" + value));
    QVERIFY(report);
    QCOMPARE(report->created.isValid(), ms > 0);
    if (ms > 0) {
        QCOMPARE(report->created.toMSecsSinceEpoch(), ms);
        QCOMPARE(report->created.timeSpec(), Qt::UTC);
    }
    QCOMPARE(report->updated, report->created);
}

void TestTaskJson::parse_keepsUpdatedBeforeCreated_J27()
{
    const auto report = parse(task(R"("created_at":1776352105,"updated_at":1776352017)"));
    QVERIFY(report);
    QCOMPARE(report->updated.secsTo(report->created), 88);
}

void TestTaskJson::parse_readsOnlyRealProgress_J25_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("progress");
    QTest::newRow("1") << QByteArray("1") << 1;
    QTest::newRow("99") << QByteArray("99") << 99;
    QTest::newRow("text") << QByteArray(R"("50")") << 50;
    QTest::newRow("percent") << QByteArray(R"("50%")") << 50;
    QTest::newRow("with fraction") << QByteArray("37.9") << 37;
    for (const char *hidden : {"0", "100", "101", "-5", "0.5", "99999", "1e9", "1e300", "null",
                               "true", "[50]", "{}", R"("100%")", R"("%")", R"("")", R"("half")"})
        QTest::newRow(hidden) << QByteArray(hidden) << -1;
}

void TestTaskJson::parse_readsOnlyRealProgress_J25()
{
    QFETCH(QByteArray, value);
    const auto report = parse(task("\"progress\":" + value));
    QVERIFY(report);
    QTEST(report->progress, "progress");
    QCOMPARE(report->status, Status::Generating);
}

void TestTaskJson::parse_readsOnlyRealDurations_J28_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<double>("duration");
    QTest::newRow("whole") << QByteArray("4") << 4.0;
    QTest::newRow("4.0") << QByteArray("4.0") << 4.0;
    QTest::newRow("fraction") << QByteArray("5.04") << 5.04;
    QTest::newRow("text") << QByteArray(R"("4")") << 4.0;
    for (const char *hidden : {"-1", "0", "null", "1e300", "86401", R"("long")", R"("nan")",
                               R"("inf")", "[4]", "{}", "true"})
        QTest::newRow(hidden) << QByteArray(hidden) << -1.0;
}

void TestTaskJson::parse_readsOnlyRealDurations_J28()
{
    QFETCH(QByteArray, value);
    const auto report = parse(task("\"duration\":" + value));
    QVERIFY(report);
    QTEST(report->duration, "duration");
}

void TestTaskJson::parse_findsShapeInParametersToo()
{
    const QByteArray parameters =
        R"("parameters":{"resolution":"480p","aspect_ratio":"1:1","seed":7})";
    const auto below = parse(task(parameters));
    QVERIFY(below);
    QCOMPARE(below->resolution, u"480p"_s);
    QCOMPARE(below->ratio, u"1:1"_s);
    QCOMPARE(below->seed, u"7"_s);
    const auto above = parse(task(parameters + R"(,"resolution":"720p","ratio":"16:9","seed":8)"));
    QVERIFY(above);
    QCOMPARE(above->resolution, u"720p"_s);
    QCOMPARE(above->ratio, u"16:9"_s);
    QCOMPARE(above->seed, u"8"_s);
    const auto oddAbove = parse(task(parameters + R"(,"resolution":720,"ratio":null,"seed":[1])"));
    QVERIFY(oddAbove);
    QCOMPARE(oddAbove->resolution, u"480p"_s);
    QCOMPARE(oddAbove->ratio, u"1:1"_s);
    QCOMPARE(oddAbove->seed, u"7"_s);
}

void TestTaskJson::parse_keepsSeedsDigits_J12_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("seed");
    const auto row = [](const char *name, const QByteArray &members, const QString &seed) {
        QTest::newRow(name) << members << seed;
    };
    row("above 2^53", R"("seed":9007199254740993)", u"9007199254740993"_s);
    row("int64 max", R"("seed":9223372036854775807)", u"9223372036854775807"_s);
    row("one more", R"("seed":9223372036854775808)", u"9223372036854775808"_s);
    row("uint64 max", R"("seed" : 18446744073709551615)", u"18446744073709551615"_s);
    row("uint64 max below", R"("parameters":{"seed":
        18446744073709551615})",
        u"18446744073709551615"_s);
    row("named in the prompt too",
        R"("prompt":"\"seed\": 18446744073709551614","seed":18446744073709551615)",
        u"18446744073709551615"_s);
    row("negative", R"("seed":-1)", u"-1"_s);
    row("zero", R"("seed":0)", u"0"_s);
    row("text", R"("seed":" 00123 ")", u"00123"_s);
    row("no digits", R"("seed":"random")", QString());
    row("fraction", R"("seed":1.5)", QString());
    row("null", R"("seed":null)", QString());
}

void TestTaskJson::parse_keepsSeedsDigits_J12()
{
    QFETCH(QByteArray, members);
    const auto report = parse(task(members));
    QVERIFY(report);
    QTEST(report->seed.toString(), "seed");
}

void TestTaskJson::parse_ofNulls_needsOnlyIdAndStatus_J29()
{
    const auto report = parse(
        R"({"id":"vid_1","status":"queued","object":null,"model":null,"prompt":null,
            "created_at":null,"updated_at":null,"parameters":null,"url":null,"video_url":null,
            "duration":null,"content":null,"error":null,"progress":null})");
    QVERIFY(report);
    TaskReport expected {.status = Status::Queued, .word = u"queued"_s};
    expected.remark = report->remark;
    QVERIFY(*report == expected);
}

void TestTaskJson::parse_marksAnswersThatAreNoVideo_J17()
{
    QCOMPARE(parse(task())->remark, QString());
    for (const char *odd : {R"({"id":"vid_1","status":"queued"})",
                            R"({"id":"vid_1","status":"queued","object":null})",
                            R"({"id":"vid_1","status":"queued","object":"image"})"}) {
        const auto report = parse(odd);
        QVERIFY(report);
        QCOMPARE(report->status, Status::Queued);
        QVERIFY(!report->remark.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestTaskJson)
#include "tst_taskjson.moc"
