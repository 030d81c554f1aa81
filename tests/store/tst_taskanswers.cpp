// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "answered.h"
#include "store/recordingjournal.h"
#include "store/taskstore.h"
#include "support/joinedtest.h"

#include <QSignalSpy>
#include <QTimeZone>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

class TestTaskAnswers final : public QObject
{
    Q_OBJECT

private slots:
    void apply_afterRemoval_isDropped();
    void apply_olderAnswer_keepsTheNewer();
    void apply_endThatSaysItIsOlder_isTaken();
    void apply_finalStatus_neverGoesBack();
    void apply_finalStatus_neverGoesBack_data();
    void apply_sameAnswer_saysNothing();
    void links_areReadInTheAnswer();
    void setWatch_writesOnlyWhatOutlivesTheProgram();
    void setKeeping_writesNoBytesOnTheWay();
};

void TestTaskAnswers::apply_afterRemoval_isDropped() // H63
{
    RecordingJournal journal;
    TaskStore store(&journal);
    store.add(ids(2), Noon);
    store.remove({1});
    QSignalSpy changed(&store, &TaskStore::changed);
    const auto written = journal.calls.size();
    store.apply(1, report(TaskReport::Status::Completed), "{}");
    QCOMPARE(store.size(), 1);
    QVERIFY(changed.isEmpty());
    QCOMPARE(journal.calls.size(), written);
}

void TestTaskAnswers::apply_olderAnswer_keepsTheNewer() // H64
{
    TaskStore store;
    store.add(ids(1), Noon);
    TaskReport newer = report(TaskReport::Status::Generating, 2);
    newer.progress = 60;
    TaskReport older = report(TaskReport::Status::Generating, 1);
    older.progress = 30;
    store.apply(1, newer, "newer");
    store.apply(1, older, "older");
    store.apply(1, report(TaskReport::Status::Queued, 0), "oldest");
    QCOMPARE(store.at(0).report, newer);
    QCOMPARE(store.at(0).answer, "newer");
}

void TestTaskAnswers::apply_endThatSaysItIsOlder_isTaken() // H64: nothing paid for is hidden
{
    TaskStore store;
    store.add(ids(1), Noon);
    store.apply(1, report(TaskReport::Status::Generating, 2), "running");
    store.apply(1, report(TaskReport::Status::Completed, 1), "done");
    QCOMPARE(store.at(0).report.status, TaskReport::Status::Completed);
    QCOMPARE(store.at(0).answer, "done");
    store.apply(1, report(TaskReport::Status::Completed, 0), "older");
    QCOMPARE(store.at(0).answer, "done");
}

void TestTaskAnswers::apply_finalStatus_neverGoesBack() // J35
{
    QFETCH(TaskReport::Status, ended);
    QFETCH(TaskReport::Status, said);
    TaskStore store;
    store.add(ids(1), Noon);
    store.apply(1, report(ended, 0), "the end");
    QVERIFY(store.at(0).report.remark.isEmpty());
    TaskReport later = report(said, 5);
    later.word = u"something else"_s;
    store.apply(1, later, "later");
    QCOMPARE(store.at(0).report.status, ended);
    QCOMPARE(store.at(0).answer, "the end");
    QVERIFY(store.at(0).report.remark.toString().contains(u"something else"_s)); // flagged
    store.apply(1, report(ended, 6), "the end again");
    QVERIFY(store.at(0).report.remark.isEmpty());
    QCOMPARE(store.at(0).answer, "the end again");
}

void TestTaskAnswers::apply_finalStatus_neverGoesBack_data()
{
    QTest::addColumn<TaskReport::Status>("ended");
    QTest::addColumn<TaskReport::Status>("said");
    const QMetaEnum all = QMetaEnum::fromType<TaskReport::Status>();
    for (int known = 0; known < all.keyCount(); ++known) {
        const auto ended = static_cast<TaskReport::Status>(all.value(known));
        for (int next = 0; next < all.keyCount(); ++next) {
            if (isFinal(ended) && next != known)
                QTest::addRow("J35 %s then %s", all.key(known), all.key(next))
                    << ended << static_cast<TaskReport::Status>(all.value(next));
        }
    }
}

void TestTaskAnswers::apply_sameAnswer_saysNothing()
{
    RecordingJournal journal;
    TaskStore store(&journal);
    store.add(ids(1), Noon);
    store.apply(1, report(TaskReport::Status::Queued), "{}");
    QSignalSpy changed(&store, &TaskStore::changed);
    const auto written = journal.calls.size();
    store.apply(1, report(TaskReport::Status::Queued), "{}");
    QVERIFY(changed.isEmpty());
    QCOMPARE(journal.calls.size(), written);
    store.apply(1, report(TaskReport::Status::Generating), "{}");
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(1).value<Task::Fields>(), Task::Fields(Task::Field::Status));
}

void TestTaskAnswers::links_areReadInTheAnswer()
{
    const auto isWithin = [](const Excerpt &link, const QByteArray &answer) {
        const char *at = link.view().data();
        return at >= answer.constData() && at < answer.constData() + answer.size();
    };
    TaskReport said = report(TaskReport::Status::Completed);
    said.link = "https://h/v.mp4?sig=1";
    TaskStore store;
    store.add(ids(1), Noon);
    store.apply(1, said, R"({"url":"https://h/v.mp4?sig=1"})");
    QVERIFY(isWithin(store.at(0).report.link, store.at(0).answer));
    Task read {.number = 2, .id = u"a"_s, .report = said, .answer = "[\"https://h/v.mp4?sig=1\"]"};
    store.load({read});
    QVERIFY(isWithin(store.at(1).report.link, store.at(1).answer));
    QCOMPARE(store.at(1).report.link.toByteArray(), "https://h/v.mp4?sig=1");
}

void TestTaskAnswers::setWatch_writesOnlyWhatOutlivesTheProgram()
{
    RecordingJournal journal;
    TaskStore store(&journal);
    store.add(ids(1), Noon);
    store.confirm({1});
    QSignalSpy changed(&store, &TaskStore::changed);
    const auto written = journal.calls.size();
    store.setWatch(1, {.state = Watch::State::Checking, .failures = 3, .nextCheck = Noon});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(journal.calls.size(), written);
    store.setWatch(1, {.state = Watch::State::NotFound, .reason = u"Not known."_s});
    QCOMPARE(journal.calls.last(), u"update 1"_s);
    QCOMPARE(journal.fields, Task::Fields(Task::Field::Watch));
    QVERIFY(store.at(0).saved); // no act of the user's
}

void TestTaskAnswers::setKeeping_writesNoBytesOnTheWay()
{
    RecordingJournal journal;
    TaskStore store(&journal);
    store.add(ids(1), Noon);
    Keeping keeping {.state = Keeping::State::Fetching, .size = 100};
    store.setKeeping(1, keeping);
    const auto written = journal.calls.size();
    QSignalSpy changed(&store, &TaskStore::changed);
    keeping.received = 50;
    store.setKeeping(1, keeping);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(journal.calls.size(), written);
    keeping.state = Keeping::State::Kept;
    store.setKeeping(1, keeping);
    QCOMPARE(journal.calls.size(), written + 1);
}

QTEST_GUILESS_MAIN(TestTaskAnswers)
#include "tst_taskanswers.moc"
