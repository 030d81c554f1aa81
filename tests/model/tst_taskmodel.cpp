// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/library.h"
#include "model/wording.h"
#include "support/joinedtest.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QUrl>

#include <functional>
#include <memory>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Status = TaskReport::Status;
using Act = std::function<void(Library &, TaskNumber)>;

/// The table's view of the stores.
class tst_TaskModel : public QObject
{
    Q_OBJECT

private slots:
    void change_isAnnouncedForItsColumnsOnly_data();
    void change_isAnnouncedForItsColumnsOnly();
    void change_withoutDifference_isNotAnnounced();
    void unchangedAnswer_isAnnouncedOnce();
    void insertAndRemove_followTheStore();
    void removeAmongOthers_keepsPersistentIndexes_G03();
    void keyState_isAnnouncedForItsRows();
    void keySlowedAnew_isNotAnnounced();
    void keyDeleted_pausesItsRows();
    void refresh_announcesRowsTurnedByTime();
    void announceTimes_tellsOfAgesOnly();
    void usualTime_isToldOfThoseThatRun();
    void label_isEditedInThePromptCell();
    void drag_carriesExactIdsAndKeptFiles_T16();
    void header_namesEveryColumn();

private:
    static TaskReport report(Status status);
    void reset(const TaskReport &report);

    std::unique_ptr<Library> m_library;
    TaskNumber m_number = 0;
};

TaskReport tst_TaskModel::report(Status status)
{
    TaskReport made;
    made.status = status;
    made.word = QString::fromLatin1(keyOf(status)).toLower();
    return made;
}

void tst_TaskModel::reset(const TaskReport &report)
{
    m_library = std::make_unique<Library>();
    m_number = m_library->add(u"vid_1"_s);
    m_library->say(m_number, report);
}

void tst_TaskModel::change_isAnnouncedForItsColumnsOnly_data()
{
    QTest::addColumn<Act>("act");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addColumn<QList<int>>("roles");
    using M = TaskModel;
    const auto saying = [](auto change) {
        return Act([change](Library &library, TaskNumber number) {
            TaskReport said = library.tasks.find(number)->report;
            change(said);
            library.say(number, said);
        });
    };
    const auto row = [](const char *name, const Act &act, M::Column first, M::Column last,
                        const QList<int> &roles) {
        QTest::newRow(name) << act << int {first} << int {last} << roles;
    };
    row("status", saying([](TaskReport &said) { said.status = Status::Failed; }), M::PosterColumn,
        M::LinkColumn, {Qt::DisplayRole, M::SignRole, M::AttentionRole, M::SortRole});
    row("progress", saying([](TaskReport &said) { said.progress = 40; }), M::StatusColumn,
        M::StatusColumn, {M::ProgressRole});
    row("prompt", saying([](TaskReport &said) { said.prompt = u"dogs"_s; }), M::PosterColumn,
        M::ModelColumn, {Qt::DisplayRole, M::SearchRole, Qt::AccessibleTextRole});
    row("updated", saying([](TaskReport &said) { said.updated = MovableClock().now(); }),
        M::ElapsedColumn, M::UpdatedColumn, {Qt::DisplayRole, M::SortRole});
    row("duration", saying([](TaskReport &said) { said.duration = 4; }), M::ShapeColumn,
        M::DurationColumn, {Qt::DisplayRole, M::SortRole});
    row("link", saying([](TaskReport &said) { said.link = "https://h/v"; }), M::StatusColumn,
        M::LinkColumn, {Qt::DisplayRole, M::UrgencyRole, M::AttentionRole});
    row("failure", saying([](TaskReport &said) { said.failure.code = u"x"_s; }), M::StatusColumn,
        M::StatusColumn, {Qt::ToolTipRole, M::SearchRole});
    row("answer",
        [](Library &library, TaskNumber number) {
            library.tasks.apply(number, library.tasks.find(number)->report, "{ }");
        },
        M::PosterColumn, M::PosterColumn, {});
    row("watch",
        [](Library &library, TaskNumber number) {
            library.tasks.setWatch(number, {.state = Watch::State::NotFound});
        },
        M::PosterColumn, M::CheckedColumn, {Qt::DisplayRole, M::SignRole});
    row("keeping",
        [](Library &library, TaskNumber number) {
            library.tasks.setKeeping(number, {.posterFile = u"/p.jpg"_s});
        },
        M::PosterColumn, M::LinkColumn, {M::PosterRole, M::UrgencyRole, M::SignRole});
    row("label",
        [](Library &library, TaskNumber number) { library.tasks.setLabel(number, u"dogs"_s); },
        M::PosterColumn, M::PromptColumn, {Qt::DisplayRole, Qt::EditRole, M::SearchRole});
}

void tst_TaskModel::change_isAnnouncedForItsColumnsOnly()
{
    QFETCH(Act, act);
    QFETCH(QList<int>, roles);
    reset(report(Status::Generating));
    m_library->add(u"vid_2"_s);
    const QAbstractItemModelTester tester(&m_library->model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy changed(&m_library->model, &TaskModel::dataChanged);
    act(*m_library, m_number);
    QCOMPARE(changed.size(), 1);
    const auto from = changed.at(0).at(0).value<QModelIndex>();
    const auto to = changed.at(0).at(1).value<QModelIndex>();
    QCOMPARE(from.row(), 0);
    QCOMPARE(to.row(), 0);
    QTEST(from.column(), "first");
    QTEST(to.column(), "last");
    const auto told = changed.at(0).at(2).value<QList<int>>();
    QVERIFY(told.contains(TaskModel::TaskRole));
    for (const int role : roles)
        QVERIFY2(told.contains(role), QByteArray::number(role).constData());
}

void tst_TaskModel::change_withoutDifference_isNotAnnounced()
{
    reset(report(Status::Generating));
    const QSignalSpy changed(&m_library->model, &TaskModel::dataChanged);
    m_library->say(m_number, report(Status::Generating));
    QCOMPARE(changed.size(), 0);
}

/// What most answers come to: nothing but that they came.
void tst_TaskModel::unchangedAnswer_isAnnouncedOnce()
{
    reset(report(Status::Generating));
    const QSignalSpy changed(&m_library->model, &TaskModel::dataChanged);
    const QDateTime asked = m_library->clock.now();
    m_library->tasks.setWatch(m_number, {.state = Watch::State::Checking, .lastAsked = asked});
    QCOMPARE(changed.size(), 0);
    m_library->tasks.setWatch(m_number, {.lastAsked = asked, .lastAnswered = asked});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).value<QModelIndex>().column(), TaskModel::CheckedColumn);
    QCOMPARE(changed.at(0).at(1).value<QModelIndex>().column(), TaskModel::CheckedColumn);
}

void tst_TaskModel::insertAndRemove_followTheStore()
{
    Library library;
    const QAbstractItemModelTester tester(&library.model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QList<TaskNumber> numbers = library.tasks.add(
        {{1, u"a"_s}, {1, u"b"_s}, {2, u"a"_s}, {2, u"c"_s}}, library.clock.now());
    QCOMPARE(library.model.rowCount(), 4); // J34: the same id under two keys
    QCOMPARE(library.text(numbers.at(2), TaskModel::KeyColumn), u"Client"_s);
    const QList<Task> gone {*library.tasks.find(numbers.at(1)), *library.tasks.find(numbers.at(3))};
    library.tasks.remove({numbers.at(1), numbers.at(3)});
    QCOMPARE(library.model.rowCount(), 2);
    QVERIFY(!library.model.indexOf(numbers.at(1)).isValid());
    library.tasks.restore(gone);
    QCOMPARE(library.model.indexOf(numbers.at(1)).row(), 1);
    QCOMPARE(library.model.indexOf(numbers.at(3)).row(), 3);
}

void tst_TaskModel::removeAmongOthers_keepsPersistentIndexes_G03()
{
    Library library;
    const QList<TaskNumber> numbers =
        library.tasks.add({{1, u"a"_s}, {1, u"b"_s}, {1, u"c"_s}}, library.clock.now());
    const QPersistentModelIndex selected = library.model.indexOf(numbers.at(2));
    library.tasks.remove({numbers.at(0)});
    library.tasks.add({{1, u"d"_s}}, library.clock.now());
    QCOMPARE(selected.row(), 1);
    QCOMPARE(selected.data(TaskModel::NumberRole).value<TaskNumber>(), numbers.at(2));
}

void tst_TaskModel::keyState_isAnnouncedForItsRows()
{
    Library library;
    for (const AccountId account : {1, 1, 2, 1})
        library.add(u"vid_%1"_s.arg(library.tasks.size()), account);
    const QSignalSpy changed(&library.model, &TaskModel::dataChanged);
    library.accounts.setState(1, {.kind = AccountState::Kind::Rejected});
    QCOMPARE(changed.size(), 2); // neighbours together
    QCOMPARE(changed.at(0).at(0).value<QModelIndex>(), library.model.index(0, 0));
    QCOMPARE(changed.at(0).at(1).value<QModelIndex>(),
             library.model.index(1, TaskModel::StatusColumn));
    QCOMPARE(changed.at(1).at(0).value<QModelIndex>().row(), 3);
    QVERIFY(changed.at(0).at(2).value<QList<int>>().contains(TaskModel::SignRole));
    QCOMPARE(library.model.index(0, TaskModel::StatusColumn).data().toString(), u"Key rejected"_s);
    QCOMPARE(library.model.index(2, TaskModel::StatusColumn).data().toString(), u"Waiting"_s);
}

void tst_TaskModel::keySlowedAnew_isNotAnnounced()
{
    Library library;
    library.add(u"vid_1"_s);
    library.accounts.setState(1, {.kind = AccountState::Kind::Slowed, .inARow = 1});
    const QSignalSpy changed(&library.model, &TaskModel::dataChanged);
    library.accounts.setState(1, {.kind = AccountState::Kind::Slowed, .inARow = 2});
    QCOMPARE(changed.size(), 0);
}

void tst_TaskModel::keyDeleted_pausesItsRows()
{
    Library library;
    const TaskNumber number = library.add(u"vid_1"_s);
    const QSignalSpy changed(&library.model, &TaskModel::dataChanged);
    library.accounts.remove(1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(library.text(number, TaskModel::StatusColumn), u"Paused"_s);
    QCOMPARE(library.text(number, TaskModel::KeyColumn), u"(deleted)"_s);
    QVERIFY(library.model.indexOf(number).data(TaskModel::AttentionRole).toBool());
}

void tst_TaskModel::refresh_announcesRowsTurnedByTime()
{
    reset(report(Status::Generating));
    m_library->tasks.setWatch(
        m_number, {.state = Watch::State::Unreachable, .failingSince = m_library->clock.now()});
    m_library->add(u"vid_2"_s);
    const QSignalSpy changed(&m_library->model, &TaskModel::dataChanged);
    m_library->clock.advance(9min + 59s);
    m_library->model.refresh();
    QCOMPARE(changed.size(), 0);
    m_library->clock.advance(1s);
    m_library->model.refresh();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).value<QModelIndex>().row(), 0);
    QCOMPARE(changed.at(0).at(1).value<QModelIndex>().row(), 0);
    QCOMPARE(m_library->model.indexOf(m_number, 0).data(TaskModel::NoteRole), u"Unreachable"_s);
    m_library->clock.advance(1h);
    m_library->model.refresh();
    QCOMPARE(changed.size(), 1);
}

void tst_TaskModel::announceTimes_tellsOfAgesOnly()
{
    reset(report(Status::Generating));
    const QSignalSpy changed(&m_library->model, &TaskModel::dataChanged);
    m_library->model.announceTimes(-1, 40);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).value<QModelIndex>(),
             m_library->model.index(0, TaskModel::ElapsedColumn));
    QCOMPARE(changed.at(0).at(1).value<QModelIndex>(),
             m_library->model.index(0, TaskModel::CheckedColumn));
    QVERIFY(!changed.at(0).at(2).value<QList<int>>().contains(TaskModel::TaskRole));
    m_library->model.announceTimes(5, 9);
    QCOMPARE(changed.size(), 1);
}

void tst_TaskModel::usualTime_isToldOfThoseThatRun()
{
    TaskReport running = report(Status::Generating);
    running.model = u"kling"_s;
    reset(running);
    TaskModel &model = m_library->model;
    const auto usual = [&model](TaskNumber number) {
        return model.indexOf(number).data(TaskModel::UsualRole).toString();
    };
    const TaskNumber ofAnotherModel = m_library->add(u"vid_2"_s);
    m_library->say(ofAnotherModel, report(Status::Generating));
    const TaskNumber ofAnotherKey = m_library->add(u"vid_3"_s, 2);
    m_library->say(ofAnotherKey, running);
    QCOMPARE(usual(m_number), QString());
    model.setUsualTime(1, u"kling"_s, UsualTime {.median = 100s});
    QCOMPARE(usual(m_number), u"usually 1 m 40 s"_s);
    QCOMPARE(usual(ofAnotherModel), QString());
    QCOMPARE(usual(ofAnotherKey), QString());
    running.status = Status::Completed;
    m_library->say(m_number, running);
    QCOMPARE(usual(m_number), QString());
    model.setUsualTime(2, u"kling"_s, UsualTime {.median = 9s});
    QCOMPARE(usual(ofAnotherKey), u"usually 9 s"_s);
    model.setUsualTime(2, u"kling"_s, {});
    QCOMPARE(usual(ofAnotherKey), QString());
}

void tst_TaskModel::label_isEditedInThePromptCell()
{
    TaskReport said = report(Status::Generating);
    said.prompt = u"two dogs"_s;
    reset(said);
    TaskModel &model = m_library->model;
    const QModelIndex cell = model.indexOf(m_number, TaskModel::PromptColumn);
    QVERIFY(cell.flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(!model.indexOf(m_number, TaskModel::IdColumn).flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(cell.flags().testFlag(Qt::ItemIsDragEnabled));
    QVERIFY(model.setData(cell, u"  Take\n3 "_s, Qt::EditRole));
    QCOMPARE(m_library->tasks.find(m_number)->label, u"Take 3"_s);
    QCOMPARE(cell.data(Qt::EditRole).toString(), u"Take 3"_s);
    QCOMPARE(cell.data().toString(), u"Take 3 · two dogs"_s);
    QVERIFY(!model.setData(model.indexOf(m_number), u"x"_s, Qt::EditRole));
    QVERIFY(!model.setData(cell, u"x"_s, Qt::DisplayRole));
    QCOMPARE(m_library->tasks.find(m_number)->label, u"Take 3"_s);
}

void tst_TaskModel::drag_carriesExactIdsAndKeptFiles_T16()
{
    Library library;
    const TaskNumber first = library.add(u"vid/<b>+=1"_s);
    const TaskNumber second = library.add(u"vid_2"_s);
    library.tasks.setKeeping(second, {.state = Keeping::State::Kept, .file = u"/v/a b.mp4"_s});
    const std::unique_ptr<QMimeData> data(
        library.model.mimeData({library.model.indexOf(first), library.model.indexOf(first, 3),
                                library.model.indexOf(second)}));
    QCOMPARE(data->text(), u"vid/<b>+=1\nvid_2"_s);
    QCOMPARE(data->urls(), QList<QUrl> {QUrl::fromLocalFile(u"/v/a b.mp4"_s)});
    QVERIFY(!data->hasHtml());
    QCOMPARE(library.model.mimeData({}), nullptr);
    QCOMPARE(library.model.supportedDragActions(), Qt::CopyAction);
}

void tst_TaskModel::header_namesEveryColumn()
{
    const Library library;
    QSet<QString> names;
    for (int column = 0; column < TaskModel::ColumnCount; ++column)
        names.insert(
            library.model.headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString());
    QVERIFY(!names.contains(QString()));
    QCOMPARE(names.size(), int {TaskModel::ColumnCount});
    QCOMPARE(library.model.headerData(TaskModel::CheckedColumn, Qt::Horizontal, Qt::DisplayRole),
             u"Last checked"_s);
}

QTEST_GUILESS_MAIN(tst_TaskModel)
#include "tst_taskmodel.moc"
