// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/table/tasktable.h"
#include "model/taskfilter.h"
#include "model/taskmodel.h"
#include "store/accountstore.h"
#include "store/recordingjournal.h"
#include "store/taskstore.h"
#include "support/joinedtest.h"
#include "support/testclock.h"
#include "watch/taskwatcher.h"

#include <QPaintEvent>
#include <QSignalSpy>

#include <algorithm>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Videos = 100; ///< more than are in sight, and than are told of one by one
constexpr int Answers = 1'000;

/// Where a widget was painted.
class PaintedPlace final : public QObject
{
public:
    explicit PaintedPlace(QWidget &widget)
        : m_widget(widget)
    {
        widget.installEventFilter(this);
    }
    /// Asks for this place and sees nothing else painted on the way.
    [[nodiscard]] bool isOnlyAskedFor(const QRect &place)
    {
        region = {};
        m_widget.update(place);
        (void)QTest::qWaitFor([this] { return !region.isEmpty(); });
        return region == QRegion(place);
    }

    QRegion region;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            region += static_cast<QPaintEvent *>(event)->region();
        return false;
    }

private:
    QWidget &m_widget;
};

/// From the watcher to the table; the test plays the service.
struct Watching
{
    RecordingJournal journal;
    TestClock clock;
    TaskStore tasks {&journal};
    AccountStore accounts;
    QList<TaskClient::TaskAnswered> asked;
    TaskWatcher watcher {
        tasks, accounts, clock,
        [this](AccountId, const QString &, const QByteArray &, const QObject *,
               TaskClient::TaskAnswered answered) { asked.append(std::move(answered)); },
        1};
    TaskModel rows {tasks, accounts, clock};
    TaskFilter filter;
    TaskTable table;

    Watching()
    {
        filter.setSourceModel(&rows);
        table.setModel(&filter);
        table.resize(900, 400);
        const AccountId account = accounts.save({.name = u"Studio"_s,
                                                 .base = QUrl(u"https://api.example.invalid"_s),
                                                 .limits = {.atOnce = AskLimits::MostAtOnce,
                                                            .perSecond = AskLimits::MostPerSecond,
                                                            .burst = AskLimits::MostInARow}});
        QList<NewTask> wanted;
        for (int video = 0; video < Videos; ++video)
            wanted.append({account, u"vid_%1"_s.arg(video)});
        tasks.add(wanted, clock.now());
    }

    /// Answers all that is asked for within the next second; how many that were.
    int answerSecond(const TaskAnswer &answer)
    {
        clock.advance(1s);
        watcher.sendDue();
        int answers = 0;
        for (; !asked.isEmpty(); ++answers)
            asked.takeFirst()(answer);
        return answers;
    }
};

} // namespace

/// An answer that is the same as the last one, byte for byte, makes next to no work.
class UnchangedAnswerTest final : public QObject
{
    Q_OBJECT

private slots:
    void unchangedAnswers_areNotWorkedOn_data();
    void unchangedAnswers_areNotWorkedOn();
};

void UnchangedAnswerTest::unchangedAnswers_areNotWorkedOn_data()
{
    QTest::addColumn<TaskModel::Column>("sorted");
    QTest::newRow("by age") << TaskModel::PosterColumn;
    QTest::newRow("by status") << TaskModel::StatusColumn;
    QTest::newRow("by elapsed") << TaskModel::ElapsedColumn;
}

void UnchangedAnswerTest::unchangedAnswers_areNotWorkedOn()
{
    QFETCH(const TaskModel::Column, sorted);
    Watching watching;
    watching.table.sortByColumn(sorted, Qt::AscendingOrder);
    watching.filter.setSearch(u"cats"_s);
    watching.filter.setGroup(TaskFilter::Group::Generating);
    watching.table.show();
    QVERIFY(QTest::qWaitForWindowActive(&watching.table));
    QVERIFY(watching.table.isColumnHidden(TaskModel::CheckedColumn));
    const TaskReport report {.status = TaskReport::Status::Generating, .prompt = u"cats"_s};
    for (int known = 0; known < Videos;)
        known += watching.answerSecond({report, "{}"});
    watching.filter.settle();
    QCOMPARE(watching.filter.rowCount(), Videos);

    const QRect mark(0, 0, 1, 1);
    PaintedPlace painted(*watching.table.viewport());
    QTRY_VERIFY(painted.isOnlyAskedFor(mark)); // all that was to be painted before is painted
    painted.region = {};
    watching.journal.calls.clear();
    watching.journal.allFields = {};
    QSignalSpy told(&watching.rows, &QAbstractItemModel::dataChanged);
    QSignalSpy toldFiltered(&watching.filter, &QAbstractItemModel::dataChanged);
    const QSignalSpy sorts(&watching.filter, &QAbstractItemModel::layoutChanged);
    const QSignalSpy comes(&watching.filter, &QAbstractItemModel::rowsInserted);
    const QSignalSpy goes(&watching.filter, &QAbstractItemModel::rowsRemoved);
    int answers = 0;
    while (answers < Answers) {
        answers += watching.answerSecond({.unchanged = true});
        watching.filter.settle();
        QCoreApplication::processEvents();
    }
    QCOMPARE(painted.region, QRegion());
    QVERIFY(painted.isOnlyAskedFor(mark)); // nor is anything still to be painted

    QVERIFY2(!(watching.journal.allFields & ~Task::Fields(Task::Field::Asked)),
             qPrintable(QString::number(watching.journal.allFields.toInt(), 16)));
    QVERIFY2(told.size() <= answers, qPrintable(QString::number(told.size())));
    for (const QVariantList &change : std::as_const(told)) {
        QCOMPARE(change.at(0).toModelIndex().column(), int {TaskModel::CheckedColumn});
        QCOMPARE(change.at(1).toModelIndex().column(), int {TaskModel::CheckedColumn});
        // These would be filtered anew.
        const auto roles = change.at(2).value<QList<int>>();
        QVERIFY(!roles.isEmpty());
        QVERIFY(std::ranges::none_of(roles, [](int role) {
            return role == TaskModel::SignRole || role == TaskModel::SearchRole
                || role == TaskModel::AccountRole;
        }));
    }
    bool hasSpans = false;
    for (const QVariantList &change : std::as_const(toldFiltered)) {
        hasSpans |= change.at(0).toModelIndex().row() < change.at(1).toModelIndex().row();
        QCOMPARE(change.at(0).toModelIndex().column(), int {TaskModel::CheckedColumn});
    }
    QVERIFY2(hasSpans, "what is told of several rows at once is painted otherwise");
    QCOMPARE(sorts.size() + comes.size() + goes.size(), 0);
}

QTEST_MAIN(UnchangedAnswerTest)
#include "tst_unchangedanswer.moc"
