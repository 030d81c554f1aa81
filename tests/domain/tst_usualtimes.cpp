// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/usualtimes.h"
#include "support/joinedtest.h"

#include <QTimeZone>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using std::chrono::seconds;

namespace {

const QDateTime Began = QDateTime::fromSecsSinceEpoch(1'776'352'000, QTimeZone::utc());

/// Videos end in the order of their numbers.
Task finished(TaskNumber number, seconds took, const QString &model = u"m"_s)
{
    Task task {.number = number, .account = 1, .id = QString::number(number)};
    task.report = {.status = TaskReport::Status::Completed, .model = model};
    task.report.updated = Began.addSecs(number);
    task.report.created = task.report.updated.addSecs(-took.count());
    return task;
}

} // namespace

class TestUsualTimes final : public QObject
{
    Q_OBJECT

private slots:
    void tooFew_sayNothing()
    {
        UsualTimes times;
        QVERIFY(times.learn(finished(1, 90s)));
        QVERIFY(times.learn(finished(2, 100s)));
        QVERIFY(!times.of(1, u"m"_s));
        QVERIFY(times.learn(finished(3, 110s)));
        QCOMPARE(times.of(1, u"m"_s),
                 (UsualTime {.early = 90s, .median = 100s, .p90 = 110s, .count = 3}));
    }

    void tenths_areOfTheSortedTimes()
    {
        UsualTimes times;
        for (int i = 10; i >= 1; --i)
            times.learn(finished(i, seconds(i * 10)));
        QCOMPARE(times.of(1, u"m"_s),
                 (UsualTime {.early = 10s, .median = 50s, .p90 = 90s, .count = 10}));
    }

    void accountsAndModels_areKeptApart()
    {
        UsualTimes times;
        for (int i = 1; i <= 3; ++i) {
            times.learn(finished(i, 100s));
            times.learn(finished(10 + i, 900s, u"slow"_s));
        }
        QCOMPARE(times.of(1, u"m"_s)->median, 100s);
        QCOMPARE(times.of(1, u"slow"_s)->median, 900s);
        QVERIFY(!times.of(2, u"m"_s));
    }

    void sameVideoAgain_countsOnce()
    {
        UsualTimes times;
        for (int i = 1; i <= 3; ++i)
            times.learn(finished(i, 100s));
        times.learn(finished(3, 400s));
        QCOMPARE(times.of(1, u"m"_s)->count, 3);
        QCOMPARE(times.of(1, u"m"_s)->p90, 400s);
    }

    void onlyTheNewestHundred_count_data()
    {
        QTest::addColumn<bool>("newestFirst"); // as the library is read
        QTest::newRow("as they end") << false;
        QTest::newRow("newest first") << true;
    }
    void onlyTheNewestHundred_count()
    {
        QFETCH(bool, newestFirst);
        UsualTimes times;
        for (int i = 1; i <= 250; ++i) {
            const int number = newestFirst ? 251 - i : i;
            times.learn(finished(number, number <= 150 ? 900s : 100s));
        }
        QCOMPARE(times.of(1, u"m"_s),
                 (UsualTime {.early = 100s, .median = 100s, .p90 = 100s, .count = 100}));
    }

    void whatIsNoTime_isNotLearnt_data()
    {
        QTest::addColumn<Task>("task");
        Task task = finished(1, 100s);
        task.report.status = TaskReport::Status::Failed;
        QTest::newRow("failed") << task;
        task = finished(1, 100s);
        task.report.created = {};
        QTest::newRow("no beginning") << task;
        task = finished(1, 100s);
        task.report.updated = {};
        QTest::newRow("no end") << task;
        QTest::newRow("C08 ended before it began") << finished(1, -5s);
        QTest::newRow("no time at all") << finished(1, 0s);
        QTest::newRow("C03 ten years") << finished(1, std::chrono::hours(24 * 3650));
    }
    void whatIsNoTime_isNotLearnt()
    {
        QFETCH(Task, task);
        UsualTimes times;
        QVERIFY(!times.learn(task));
    }
};

QTEST_GUILESS_MAIN(TestUsualTimes)
#include "tst_usualtimes.moc"
