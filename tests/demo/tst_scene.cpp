// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/scene.h"
#include "demo/scenetime.h"
#include "support/joinedtest.h"
#include "support/testclock.h"

#include <QSet>

#include <algorithm>
#include <functional>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

class TstScene final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void task_movesThroughItsSteps_data();
    void task_movesThroughItsSteps();
    void speed_shortensEverything();
    void wallClockJump_doesNotMoveTheScene();
    void standardScene_isWhole();
    void standardScene_showsEveryCase_data();
    void standardScene_showsEveryCase();
    void standardScene_changesBeforeTheEyes();
};

void TstScene::task_movesThroughItsSteps_data()
{
    QTest::addColumn<int>("second");
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("percent");
    QTest::newRow("before its creation") << -60 << u"queued"_s << 0;
    QTest::newRow("queued") << 9 << u"queued"_s << 0;
    QTest::newRow("just started") << 10 << u"in_progress"_s << 0;
    QTest::newRow("half way") << 15 << u"in_progress"_s << 50;
    QTest::newRow("nearly done") << 19 << u"in_progress"_s << 90;
    QTest::newRow("done") << 20 << u"completed"_s << 100;
    QTest::newRow("long done") << 100'000 << u"completed"_s << 100;
}

void TstScene::task_movesThroughItsSteps()
{
    QFETCH(int, second);
    const SceneTask task {
        .steps = {{-30s, u"queued"_s}, {10s, u"in_progress"_s}, {20s, u"completed"_s}}};
    const auto moment = std::chrono::seconds(second);
    QTEST(task.stepAt(moment).word, "word");
    QTEST(task.percentAt(moment), "percent");
    QCOMPARE(task.isCompletedAt(moment), second >= 20);
}

void TstScene::speed_shortensEverything()
{
    TestClock clock;
    const QDateTime start = clock.now();
    const SceneTime time(clock, 10);
    clock.advance(3s);
    QCOMPARE(time.elapsed(), std::chrono::milliseconds(30s));
    QCOMPARE(time.at(-100s), start.addSecs(-10));
    QCOMPARE(time.at(time.elapsed()), clock.now());
    QCOMPARE(time.lasting(1h), std::chrono::seconds(6min));
    QCOMPARE(time.lasting(2s), 1s);
}

void TstScene::wallClockJump_doesNotMoveTheScene()
{
    TestClock clock;
    const SceneTime time(clock);
    clock.jump(1h);
    QCOMPARE(time.elapsed(), 0ms);
}

void TstScene::standardScene_isWhole()
{
    const Scene scene = Scene::standard();
    const QStringList ids = scene.ids();
    QVERIFY(ids.size() >= 14);
    QCOMPARE(QSet<QString>(ids.cbegin(), ids.cend()).size(), ids.size());
    for (const SceneTask &task : scene.tasks) {
        QVERIFY2(!task.steps.isEmpty() && !task.prompt.isEmpty(), qPrintable(task.id));
        QVERIFY(std::is_sorted(task.steps.cbegin(), task.steps.cend(),
                               [](const auto &a, const auto &b) { return a.at < b.at; }));
        QVERIFY2(task.steps.constFirst().at <= 0s, "ids are known from the start");
        const QString end = task.steps.constLast().word;
        QCOMPARE(task.clip.isEmpty(), end != u"completed"_s);
        QCOMPARE(task.errorMessage.isEmpty(), end != u"failed"_s);
    }
    QVERIFY(scene.find(scene.strangers.constFirst()) == nullptr);
}

void TstScene::standardScene_showsEveryCase_data()
{
    using Test = std::function<bool(const SceneTask &)>;
    QTest::addColumn<Test>("isIt");
    const auto ends = [](const QString &word) {
        return [word](const SceneTask &task) {
            return task.steps.constLast().word == word;
        };
    };
    const auto row = [](const char *name, Test test) {
        QTest::newRow(name) << std::move(test);
    };
    row("a word nobody knows", ends(u"paused_by_provider"_s));
    row("cancelled", ends(u"cancelled"_s));
    row("still waiting", ends(u"in_progress"_s));
    row("moderation", [](const auto &task) {
        return task.errorCode == u"OutputVideoSensitiveContentDetected.PolicyViolation"_s
            && task.errorMessage.contains(u"Request id: "_s);
    });
    row("input", [](const auto &task) { return task.errorCode.startsWith(u"InvalidParameter"_s); });
    row("provider", [](const auto &task) { return task.errorCode == u"InternalServiceError"_s; });
    row("last frame", [](const auto &task) { return !task.lastFrame.isEmpty(); });
    row("link of two minutes", [](const auto &task) { return task.linkLife == 2min; });
    row("link only by content",
        [](const auto &task) { return task.renewal == SceneTask::Renewal::ByContent; });
    row("id to be encoded", [](const auto &task) { return task.id.contains(u'/'); });
    row("long, many scripts", [](const auto &task) { return task.prompt.contains(u"霓虹"_s); });
    for (const QString &ratio : {u"16:9"_s, u"9:16"_s, u"1:1"_s})
        row(qPrintable(ratio), [ratio](const auto &task) {
            return !task.clip.isEmpty() && task.parameters.value(u"aspect_ratio"_s) == ratio;
        });
}

void TstScene::standardScene_showsEveryCase()
{
    QFETCH(std::function<bool(const SceneTask &)>, isIt);
    const Scene scene = Scene::standard();
    QVERIFY(std::any_of(scene.tasks.cbegin(), scene.tasks.cend(), isIt));
}

void TstScene::standardScene_changesBeforeTheEyes()
{
    const Scene scene = Scene::standard();
    const auto moving = [&scene](const QString &word) {
        return std::count_if(scene.tasks.cbegin(), scene.tasks.cend(), [&word](const auto &task) {
            const SceneStep &end = task.steps.constLast();
            return end.word == word && end.at >= 10s && end.at <= 90s;
        });
    };
    QVERIFY(moving(u"completed"_s) >= 3);
    QVERIFY(moving(u"failed"_s) >= 2);
}

QTEST_GUILESS_MAIN(TstScene)

#include "tst_scene.moc"
