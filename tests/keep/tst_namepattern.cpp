// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/task.h"
#include "domain/utctime.h"
#include "keep/filename.h"
#include "keep/namepattern.h"
#include "support/joinedtest.h"

#include <QRandomGenerator>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// Created at noon in this zone, so that the day is the same in every zone.
Task sunset()
{
    Task task {.id = u"vid_9f3c21a7d0e84b15"_s, .label = u"take 3"_s};
    task.report.created = QDateTime(QDate(2026, 3, 31), QTime(12, 5, 9)).toUTC();
    task.report.model = u"seedance-2.0"_s;
    task.report.prompt = u"Sunset drone shot, slowly over the harbour and the old town"_s;
    task.report.seed = u"42"_s;
    task.report.resolution = u"720p"_s;
    task.report.ratio = u"16:9"_s;
    return task;
}

/// Letters of every script, marks, emoji, lone surrogates, controls and what file systems forbid.
QString randomText(QRandomGenerator &random, int longest)
{
    static const QString awkward = u"/\\:*?\"<>|.-_ {}~%#\t\n"_s;
    QString text;
    for (int i = random.bounded(longest); i > 0; --i) {
        switch (random.bounded(5)) {
        case 0:
            text += QChar(random.bounded(0x10000));
            break;
        case 1:
            text += QString::fromUcs4(
                std::array {static_cast<char32_t>(random.bounded(0x110000))}.data(), 1);
            break;
        case 2:
            text += awkward.at(random.bounded(awkward.size()));
            break;
        default:
            text += QChar(random.bounded(0x80));
        }
    }
    return text;
}

} // namespace

/// How a pattern and a task make a name.
class TestNamePattern : public QObject
{
    Q_OBJECT

private slots:
    void stem_data();
    void stem();
    void standard_tellsTheVideo();
    void problem_data();
    void problem();
    void D07_roomIsTakenFromTheLongestField();
    void D07_anyTextInAnyField_givesASafeName();
};

void TestNamePattern::stem_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("name");
    const auto row = [](const QString &pattern, const QString &name) {
        QTest::newRow(qPrintable(pattern)) << pattern << name;
    };
    row(u"{date}"_s, u"2026-03-31"_s);
    row(u"{time}"_s, u"12-05-09"_s);
    row(u"{account} {label}"_s, u"Studio-A-take-3"_s);
    row(u"{seed}_{resolution}_{ratio}"_s, u"42_720p_16-9"_s);
    row(u"{id:8}"_s, u"d0e84b15"_s);
    row(u"{id}"_s, u"vid_9f3c21a7d0e84b15"_s);
    row(u"{prompt:6}"_s, u"Sunset"_s);
    row(u"{prompt: 7 }"_s, u"Sunset"_s);
    row(u"reel - {seed}"_s, u"reel-42"_s);
    row(u"../{seed}"_s, u"42"_s);
    row(u"a/{seed}"_s, u"a-42"_s);
    row(u"con"_s, u"x-con"_s);
    row(u"///"_s, u"video"_s);
    row(u"  "_s, NamePattern().stem(sunset(), u"Studio A"_s));
    row(u"{nothing}{seed}"_s, u"42"_s);
}

void TestNamePattern::stem()
{
    QFETCH(QString, pattern);
    QTEST(NamePattern(pattern).stem(sunset(), u"Studio A"_s), "name");
}

void TestNamePattern::standard_tellsTheVideo()
{
    QCOMPARE(NamePattern::standard(), u"{date}_{model}_{prompt:40}_{id:8}"_s);
    QCOMPARE(NamePattern().stem(sunset(), {}),
             u"2026-03-31_seedance-2.0_Sunset-drone-shot-slowly-over-the-harbou_d0e84b15"_s);
    Task bare = sunset();
    bare.report.prompt = {};
    bare.report.model = {};
    QCOMPARE(NamePattern().stem(bare, {}), u"2026-03-31_d0e84b15"_s);
    QCOMPARE(NamePattern(u"{prompt} - {id:8}"_s).stem(bare, {}), u"d0e84b15"_s);
    bare.report.created = {};
    bare.added = QDateTime(QDate(2026, 4, 2), QTime(12, 0)).toUTC();
    QCOMPARE(NamePattern(u"{date}"_s).stem(bare, {}), u"2026-04-02"_s);
}

void TestNamePattern::problem_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("problem");
    QTest::newRow("none") << u"{date} {id:8}"_s << QString();
    QTest::newRow("unknown") << u"{secret}"_s << u"There is no field {secret}."_s;
    QTest::newRow("open") << u"{date"_s << u"A \"{\" is not closed."_s;
    QTest::newRow("no number") << u"{id:x}"_s << u"After {id: comes a number of characters."_s;
    QTest::newRow("nothing left") << u"{id:0}"_s << u"After {id: comes a number of characters."_s;
    QTest::newRow("negative") << u"{id:-4}"_s << u"After {id: comes a number of characters."_s;
}

void TestNamePattern::problem()
{
    QFETCH(QString, pattern);
    QTEST(NamePattern(pattern).problem(), "problem");
}

void TestNamePattern::D07_roomIsTakenFromTheLongestField()
{
    Task task = sunset();
    task.report.prompt = u"夜景无人机"_s.repeated(40);
    const QString stem = NamePattern().stem(task, {});
    QVERIFY(stem.startsWith(u"2026-03-31_seedance-2.0_夜景"_s));
    QVERIFY2(stem.endsWith(u"_d0e84b15"_s), qPrintable(stem));
    const qsizetype bytes = stem.toUtf8().size();
    QVERIFY(bytes <= NamePattern::LongestStem && bytes > NamePattern::LongestStem - 4);
}

void TestNamePattern::D07_anyTextInAnyField_givesASafeName()
{
    QRandomGenerator random(20260401);
    for (int round = 0; round < 5'000; ++round) {
        Task task;
        task.id = randomText(random, 80);
        task.label = randomText(random, 80);
        task.report.model = randomText(random, 80);
        task.report.prompt = randomText(random, 300);
        QString pattern;
        for (const QString &field : NamePattern::fieldNames()) {
            if (random.bounded(3) == 0)
                continue;
            const QString limit = random.bounded(2) == 0 ? u":7"_s : QString();
            pattern += randomText(random, 4) + u'{' + field + limit + u'}';
        }
        const QString stem = NamePattern(pattern).stem(task, randomText(random, 40));
        const QByteArray bytes = stem.toUtf8();
        const QByteArray encoded = bytes.toPercentEncoding();
        const char *shown = encoded.constData();
        QVERIFY2(!stem.isEmpty() && bytes.size() <= NamePattern::LongestStem, shown);
        QVERIFY2(!stem.startsWith(u'.') && !stem.startsWith(u'-') && !stem.endsWith(u'.'), shown);
        QVERIFY2(!stem.contains(u".."_s), shown);
        for (const char bad : QByteArray("/\\:*?\"<>|{}\n\r\t\0 ", 17))
            QVERIFY2(!bytes.contains(bad), shown);
        QCOMPARE(QString::fromUtf8(bytes), stem);
        QCOMPARE(FileName::safe(stem, NamePattern::LongestStem), stem);
    }
}

QTEST_GUILESS_MAIN(TestNamePattern)
#include "tst_namepattern.moc"
