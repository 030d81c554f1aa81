// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/videolinks.h"
#include "support/joinedtest.h"

#include <QJsonDocument>

using namespace Reelwatch;

/// Where services put the link, and what is one.
class TestVideoLinks final : public QObject
{
    Q_OBJECT

private slots:
    void of_findsEveryPlaceInOrder();
    void of_prefersUrlAndKeepsTheOther_J21_data();
    void of_prefersUrlAndKeepsTheOther_J21();
    void of_keepsEveryByte_U10();
    void linkOf_takesOnlyWhatMayBeOne_J22_data();
    void linkOf_takesOnlyWhatMayBeOne_J22();
};

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

void TestVideoLinks::of_findsEveryPlaceInOrder()
{
    QJsonObject answer = object(R"({"url":"https://h/1","video_url":"https://h/2",
        "content":{"video_url":"https://h/3"},"metadata":{"url":"https://h/4"},
        "video":{"url":"https://h/5"},"output":{"url":"https://h/6"},
        "unsigned_urls":["https://h/7","https://h/8"]})");
    const QStringList places = {QStringLiteral("url"),          QStringLiteral("video_url"),
                                QStringLiteral("content"),      QStringLiteral("metadata"),
                                QStringLiteral("video"),        QStringLiteral("output"),
                                QStringLiteral("unsigned_urls")};
    for (qsizetype at = 0; at < places.size(); ++at) {
        const VideoLinks links = VideoLinks::of(answer);
        QCOMPARE(links.first, "https://h/" + QByteArray::number(at + 1));
        const bool isLast = at + 1 == places.size();
        QCOMPARE(links.other, isLast ? QByteArray() : "https://h/" + QByteArray::number(at + 2));
        answer.remove(places.at(at));
    }
    QCOMPARE(VideoLinks::of(answer), VideoLinks()); // J20
}

void TestVideoLinks::of_prefersUrlAndKeepsTheOther_J21_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("other");
    const auto row = [](const char *name, const char *json, const char *first, const char *other) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(first) << QByteArray(other);
    };
    row("differ", R"({"video_url":"https://h/b","url":"https://h/a"})", "https://h/a",
        "https://h/b");
    row("the same twice", R"({"url":"https://h/a","video_url":"https://h/a"})", "https://h/a", "");
    row("url null", R"({"url":null,"video_url":"https://h/b"})", "https://h/b", "");
    row("url is an error text", R"({"url":"Generation failed","video_url":"https://h/b"})",
        "https://h/b", "");
    row("url is relative", R"({"url":"/files/a.mp4","video_url":"https://h/b"})", "https://h/b",
        "/files/a.mp4");
    row("U01 only another kind", R"({"url":"file:///etc/passwd"})", "file:///etc/passwd", "");
    row("all empty", R"({"url":"","video_url":" ","unsigned_urls":[]})", "", "");
}

void TestVideoLinks::of_prefersUrlAndKeepsTheOther_J21()
{
    QFETCH(QByteArray, json);
    const VideoLinks links = VideoLinks::of(object(json));
    QTEST(links.first, "first");
    QTEST(links.other, "other");
}

void TestVideoLinks::of_keepsEveryByte_U10()
{
    const QByteArray link =
        "https://h.example/a%2fb/%7Ec%20d.mp4?&X-Sig=a%2Bb%3D%26+/=&e=&&x?#frag";
    QCOMPARE(VideoLinks::of(object("{\"url\":\"" + link + "\"}")).first, link);
    // JSON's own escapes are no part of it.
    const QByteArray escaped = R"({"url":"https:\/\/h.example\/a?b=1\u0026c=2"})";
    QCOMPARE(VideoLinks::of(object(escaped)).first, QByteArray("https://h.example/a?b=1&c=2"));
    const QByteArray padded = R"({"url":" https://h.example/ü\n"})";
    QCOMPARE(VideoLinks::of(object(padded)).first, QByteArray("https://h.example/\xc3\xbc"));
}

void TestVideoLinks::linkOf_takesOnlyWhatMayBeOne_J22_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<bool>("taken");
    const auto row = [](const char *name, const QJsonValue &value, bool taken) {
        QTest::newRow(name) << value << taken;
    };
    const QString https = QStringLiteral("https://h.example/");
    row("link", https, true);
    row("16 KiB", QString(https + QString(16 * 1024 - https.size(), u'a')), true);
    row("with a blank inside (U09: judged later)", QString(https + QStringLiteral("a b")), true);
    row("one too long", QString(https + QString(16 * 1024 - https.size() + 1, u'a')), false);
    row("1 MB", QString(https + QString(1'000'000, u'a')), false);
    row("null", QJsonValue::Null, false);
    row("undefined", QJsonValue::Undefined, false);
    row("number", 42, false);
    row("true", true, false);
    row("object", object(R"({"url":"https://h"})"), false);
    row("empty", QString(), false);
    row("blanks", QStringLiteral(" \n"), false);
    row("sentence", QStringLiteral("The video is not ready"), false);
}

void TestVideoLinks::linkOf_takesOnlyWhatMayBeOne_J22()
{
    QFETCH(QJsonValue, value);
    QFETCH(bool, taken);
    QCOMPARE(linkOf(value), taken ? value.toString().toUtf8() : QByteArray());
}

QTEST_GUILESS_MAIN(TestVideoLinks)
#include "tst_videolinks.moc"
