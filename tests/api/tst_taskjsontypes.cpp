// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/taskjson.h"
#include "support/joinedtest.h"

#include <QTimeZone>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using Status = TaskReport::Status;

/// J30: every documented field with every type that JSON has.
class TestTaskJsonTypes final : public QObject
{
    Q_OBJECT

private slots:
    void parse_takesAnyTypeAnywhere_J30_data();
    void parse_takesAnyTypeAnywhere_J30();
};

namespace {

struct Member
{
    QByteArray name;
    QByteArray value; ///< as documented
};

const QList<Member> Documented {
    {"id", R"("vid_1")"},
    {"object", R"("video")"},
    {"status", R"("completed")"},
    {"model", R"("seedance-2.0")"},
    {"prompt", R"("A dog")"},
    {"created_at", "1776352017"},
    {"updated_at", "1776352105"},
    {"parameters", R"({"resolution":"720p"})"},
    {"url", R"("https://m.example/a.mp4")"},
    {"video_url", R"("https://m.example/b.mp4")"},
    {"duration", "4"},
    {"content", R"({"last_frame_url":"https://m.example/l.png"})"},
    {"error", "null"},
    {"progress", "50"},
};

const QList<Member> Types {
    {"null", "null"},       {"true", "true"},      {"number", "-17"},        {"fraction", "0.25"},
    {"text", R"("words")"}, {"list", R"([1,{}])"}, {"object", R"({"a":1})"},
};

/// Which of the types leave the field's part of the report as the documented value would make it,
/// or make another of it; every other type reads as absent.
QString readAsText(const QByteArray &type)
{
    return type == "text" ? u"words"_s : QString();
}

} // namespace

void TestTaskJsonTypes::parse_takesAnyTypeAnywhere_J30_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("bytes");
    for (const Member &odd : Documented) {
        for (const Member &type : Types) {
            QByteArrayList members;
            for (const Member &member : Documented)
                members.append('"' + member.name
                               + "\":" + (member.name == odd.name ? type.value : member.value));
            QTest::addRow("%s %s", odd.name.constData(), type.name.constData())
                << odd.name << type.name << QByteArray('{' + members.join(',') + '}');
        }
    }
}

void TestTaskJsonTypes::parse_takesAnyTypeAnywhere_J30()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, bytes);
    const auto report = TaskJson::parse(
        bytes, u"vid_1"_s, QDateTime::fromSecsSinceEpoch(1'776'400'000, QTimeZone::utc()));
    const bool isUsable = field != "id" && (field != "status" || type == "text"); // J15, J16, J18
    QCOMPARE(static_cast<bool>(report), isUsable);
    if (!isUsable)
        return;
    const auto is = [&field](const char *name) {
        return field == name;
    };
    const QByteArray text = readAsText(type).toUtf8();
    QCOMPARE(report->status, is("status") ? Status::Unrecognised : Status::Completed);
    QCOMPARE(report->model, is("model") ? readAsText(type) : u"seedance-2.0"_s);
    QCOMPARE(report->prompt, is("prompt") ? readAsText(type) : u"A dog"_s);
    QCOMPARE(report->created.isValid(), !is("created_at"));
    QCOMPARE(report->updated.isValid(), !is("updated_at"));
    QCOMPARE(report->resolution, is("parameters") ? QString() : u"720p"_s);
    QCOMPARE(report->duration, is("duration") ? (type == "fraction" ? 0.25 : -1) : 4);
    QCOMPARE(report->progress, is("progress") ? -1 : 50);
    // A word is no web link: the other place goes first (J21, J22).
    QCOMPARE(report->link,
             is("url") ? QByteArray("https://m.example/b.mp4") : "https://m.example/a.mp4");
    QCOMPARE(report->otherLink, is("url") || is("video_url") ? text : "https://m.example/b.mp4");
    QCOMPARE(report->lastFrameLink,
             is("content") ? QByteArray() : QByteArray("https://m.example/l.png"));
    QCOMPARE(report->failure, Failure());
    const bool isMarked = is("object") // J17
        || (is("error") && (type == "number" || type == "text" || type == "list")); // J24
    QVERIFY2(report->remark.isEmpty() != isMarked, qPrintable(report->remark));
}

QTEST_GUILESS_MAIN(TestTaskJsonTypes)
#include "tst_taskjsontypes.moc"
