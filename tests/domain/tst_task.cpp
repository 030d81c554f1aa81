// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/task.h"
#include "support/joinedtest.h"

#include <QTimeZone>

#include <functional>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

using Change = std::function<void(Task &)>;
Q_DECLARE_METATYPE(Change)

/// Every part of a task belongs to exactly one field, and only four statuses are for good.
class TestTask final : public QObject
{
    Q_OBJECT

private slots:
    void difference_namesTheField_data();
    void difference_namesTheField();
    void difference_ofEqualsIsNothing();
    void difference_namesAllFieldsThatDiffer();
    void isFinal_onlyWhatTheServiceWillNotChange();
};

void TestTask::difference_namesTheField_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<Task::Field>("field");
    const auto row = [](const char *name, Task::Field field, Change change) {
        QTest::newRow(name) << std::move(change) << field;
    };
    using Field = Task::Field;
    const QDateTime moment = QDateTime::fromSecsSinceEpoch(1'776'352'017, QTimeZone::utc());
    row("status", Field::Status, [](Task &t) { t.report.status = TaskReport::Status::Failed; });
    row("word", Field::Status, [](Task &t) { t.report.word = u"done"_s; });
    row("remark", Field::Status, [](Task &t) { t.report.remark = u"odd"_s; });
    row("progress", Field::Progress, [](Task &t) { t.report.progress = 50; });
    row("prompt", Field::Text, [](Task &t) { t.report.prompt = u"x"_s; });
    row("model", Field::Text, [](Task &t) { t.report.model = u"x"_s; });
    row("created", Field::Times, [moment](Task &t) { t.report.created = moment; });
    row("updated", Field::Times, [moment](Task &t) { t.report.updated = moment; });
    row("duration", Field::Shape, [](Task &t) { t.report.duration = 4; });
    row("resolution", Field::Shape, [](Task &t) { t.report.resolution = u"720p"_s; });
    row("ratio", Field::Shape, [](Task &t) { t.report.ratio = u"1:1"_s; });
    row("seed", Field::Shape, [](Task &t) { t.report.seed = u"7"_s; });
    row("link", Field::Link, [](Task &t) { t.report.link = "https://a"; });
    row("other link", Field::Link, [](Task &t) { t.report.otherLink = "https://a"; });
    row("last frame", Field::Link, [](Task &t) { t.report.lastFrameLink = "https://a"; });
    row("link expires", Field::Link, [moment](Task &t) { t.report.linkExpires = moment; });
    row("failure class", Field::Failure,
        [](Task &t) { t.report.failure.kind = Failure::Class::Input; });
    row("failure text", Field::Failure, [](Task &t) { t.report.failure.message = u"x"_s; });
    row("answer", Field::Answer, [](Task &t) { t.answer = "{}"; });
    row("watch", Field::Watch, [](Task &t) { t.watch.failures = 1; });
    row("watch state", Field::Watch, [](Task &t) { t.watch.state = Watch::State::NotFound; });
    row("last asked", Field::Asked, [moment](Task &t) { t.watch.lastAsked = moment; });
    row("checking", Field::Asked, [](Task &t) { t.watch.state = Watch::State::Checking; });
    row("keeping", Field::Keeping, [](Task &t) { t.keeping.received = 1; });
    row("label", Field::Label, [](Task &t) { t.label = u"x"_s; });
    row("account", Field::Owner, [](Task &t) { t.account = 2; });
    row("id", Field::Owner, [](Task &t) { t.id = u"x"_s; });
    row("saved", Field::Saved, [](Task &t) { t.saved = true; });
}

void TestTask::difference_namesTheField()
{
    QFETCH(Change, change);
    QFETCH(Task::Field, field);
    const Task before;
    Task after;
    change(after);
    QCOMPARE(difference(before, after), Task::Fields(field));
    QCOMPARE(difference(after, before), Task::Fields(field));
}

void TestTask::difference_ofEqualsIsNothing()
{
    const Task task {.number = 1, .account = 1, .id = u"vid_1"_s};
    QCOMPARE(difference(task, task), Task::Fields());
}

void TestTask::difference_namesAllFieldsThatDiffer()
{
    Task after;
    after.report.status = TaskReport::Status::Completed;
    after.report.link = "https://a";
    after.answer = "{}";
    QCOMPARE(difference({}, after), Task::Field::Status | Task::Field::Link | Task::Field::Answer);
}

void TestTask::isFinal_onlyWhatTheServiceWillNotChange()
{
    using Status = TaskReport::Status;
    for (const Status status :
         {Status::Completed, Status::Failed, Status::Cancelled, Status::Expired})
        QVERIFY(isFinal(status));
    for (const Status status :
         {Status::Unknown, Status::Queued, Status::Generating, Status::Unrecognised})
        QVERIFY(!isFinal(status));
}

QTEST_GUILESS_MAIN(TestTask)
#include "tst_task.moc"
