// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/library.h"
#include "model/wording.h"
#include "support/joinedtest.h"

#include <QSignalSpy>

#include <memory>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Status = TaskReport::Status;

/// What the cells of a row show, say and sort by.
class tst_TaskCells : public QObject
{
    Q_OBJECT

private slots:
    void cells_areOneBoundedLine_T11_T12_data();
    void cells_areOneBoundedLine_T11_T12();
    void unansweredRow_showsItsId();
    void hostileText_staysLiteral_T01_T10();
    void progress_isShownWhileGenerating_J25_data();
    void progress_isShownWhileGenerating_J25();
    void progress_isShownWhileFetching();
    void unknownTimes_areEmptyAndWithoutSortKey_J26();
    void updatedBeforeCreated_isShownAndNeverNegative_J27();
    void duration_isShownOrHidden_J28();
    void firstCell_speaksTheRow_T18();
    void accessibleTexts_holdNoKeyAndNoTags_T18();
    void urgency_followsTheLink();
    void sortKeys_areOfOneTypePerColumn();
    void times_areRightAligned();

private:
    static TaskReport report(Status status);
    void reset(const TaskReport &report);

    std::unique_ptr<Library> m_library;
    TaskNumber m_number = 0;
};

TaskReport tst_TaskCells::report(Status status)
{
    TaskReport made;
    made.status = status;
    made.word = QString::fromLatin1(keyOf(status)).toLower();
    return made;
}

void tst_TaskCells::reset(const TaskReport &report)
{
    m_library = std::make_unique<Library>();
    m_number = m_library->add(u"vid_1"_s);
    m_library->say(m_number, report);
}

void tst_TaskCells::cells_areOneBoundedLine_T11_T12_data()
{
    QTest::addColumn<int>("column");
    for (int column = 0; column < TaskModel::ColumnCount; ++column)
        QTest::addRow("column %d", column) << column;
}

void tst_TaskCells::cells_areOneBoundedLine_T11_T12()
{
    QFETCH(int, column);
    const QString hostile = u"a\tb\r\nc\x1b[31m\u202E"_s + QString(1'000'000, u'x');
    TaskReport said = report(Status::Unrecognised);
    said.word = said.prompt = said.model = said.resolution = said.ratio = hostile;
    said.failure = {Failure::Class::Provider, hostile, hostile};
    reset(said);
    m_library->tasks.setLabel(m_number, hostile);
    Account named = *m_library->accounts.find(1);
    named.name = hostile;
    m_library->accounts.save(named);
    const QModelIndex cell = m_library->model.indexOf(m_number, column);
    for (const int role : {int {Qt::DisplayRole}, int {Qt::AccessibleTextRole}}) {
        const QString text = cell.data(role).toString();
        QVERIFY2(role == Qt::AccessibleTextRole || text.size() <= 200,
                 QByteArray::number(text.size()).constData());
        QVERIFY(text.size() <= 600);
        for (const QChar unit : text)
            QVERIFY(unit.unicode() >= 0x20 && unit != u'\u202E' && unit != u'\u2028');
    }
    QVERIFY(cell.data(Qt::ToolTipRole).toString().size() <= 2600);
}

void tst_TaskCells::unansweredRow_showsItsId()
{
    reset(report(Status::Unknown));
    QCOMPARE(m_library->text(m_number, TaskModel::PromptColumn), m_library->tasks.at(0).id);
    reset(report(Status::Queued));
    QCOMPARE(m_library->text(m_number, TaskModel::PromptColumn), u"(no prompt)"_s);
}

void tst_TaskCells::hostileText_staysLiteral_T01_T10()
{
    TaskReport said = report(Status::Failed);
    said.prompt = u"<img src=file:///dev/zero>"_s;
    said.model = u"&lt;b&gt;"_s;
    said.failure.message = u"<img src=file:///fifo>"_s;
    reset(said);
    QCOMPARE(m_library->text(m_number, TaskModel::PromptColumn), said.prompt);
    QCOMPARE(m_library->text(m_number, TaskModel::ModelColumn), said.model);
    for (const auto column :
         {TaskModel::StatusColumn, TaskModel::PromptColumn, TaskModel::ModelColumn}) {
        const QString tip =
            m_library->model.indexOf(m_number, column).data(Qt::ToolTipRole).toString();
        QVERIFY(!tip.isEmpty());
        QVERIFY2(!tip.contains(u"<img"_s) && !tip.contains(u"<b>"_s), qPrintable(tip));
        QVERIFY(tip.startsWith(u"<p"_s));
    }
}

void tst_TaskCells::progress_isShownWhileGenerating_J25_data()
{
    QTest::addColumn<Status>("status");
    QTest::addColumn<int>("shown");
    QTest::newRow("generating") << Status::Generating << 40;
    QTest::newRow("queued") << Status::Queued << -1;
    QTest::newRow("completed") << Status::Completed << -1;
}

void tst_TaskCells::progress_isShownWhileGenerating_J25()
{
    QFETCH(Status, status);
    TaskReport said = report(status);
    said.progress = 40;
    reset(said);
    QTEST(m_library->model.indexOf(m_number).data(TaskModel::ProgressRole).toInt(), "shown");
}

void tst_TaskCells::progress_isShownWhileFetching()
{
    reset(report(Status::Completed));
    const auto shown = [this](const Keeping &keeping) {
        m_library->tasks.setKeeping(m_number, keeping);
        return m_library->model.indexOf(m_number).data(TaskModel::ProgressRole).toInt();
    };
    using K = Keeping::State;
    QSignalSpy changed(&m_library->model, &QAbstractItemModel::dataChanged);
    QCOMPARE(shown({.state = K::Fetching, .received = 35, .size = 70}), 50);
    QVERIFY(changed.last().at(2).value<QList<int>>().contains(TaskModel::ProgressRole));
    QCOMPARE(shown({.state = K::Fetching, .received = 0, .size = 70}), 1);
    QCOMPARE(shown({.state = K::Fetching, .received = 70, .size = 70}), 99);
    QCOMPARE(shown({.state = K::Fetching, .received = 70, .size = -1}), -1);
    QCOMPARE(shown({.state = K::Kept, .received = 70, .size = 70}), -1);
}

void tst_TaskCells::unknownTimes_areEmptyAndWithoutSortKey_J26()
{
    reset(report(Status::Completed));
    for (const auto column :
         {TaskModel::CreatedColumn, TaskModel::UpdatedColumn, TaskModel::ElapsedColumn,
          TaskModel::LinkColumn, TaskModel::CheckedColumn}) {
        const QModelIndex cell = m_library->model.indexOf(m_number, column);
        QCOMPARE(cell.data().toString(), QString());
        QVERIFY(!cell.data(TaskModel::SortRole).isValid());
        QCOMPARE(cell.data(Qt::ToolTipRole).toString(), QString());
    }
}

void tst_TaskCells::updatedBeforeCreated_isShownAndNeverNegative_J27()
{
    reset(report(Status::Completed));
    TaskReport said = report(Status::Completed);
    said.created = m_library->before(1min);
    said.updated = m_library->before(2h);
    m_library->say(m_number, said);
    QCOMPARE(m_library->text(m_number, TaskModel::CreatedColumn), u"1 min ago"_s);
    QCOMPARE(m_library->text(m_number, TaskModel::UpdatedColumn), u"2 h ago"_s);
    QCOMPARE(m_library->text(m_number, TaskModel::ElapsedColumn), u"0 s"_s);
}

void tst_TaskCells::duration_isShownOrHidden_J28()
{
    TaskReport said = report(Status::Completed);
    said.duration = 4;
    reset(said);
    QCOMPARE(m_library->text(m_number, TaskModel::DurationColumn), u"4 s"_s);
    said.duration = -1;
    m_library->say(m_number, said);
    const QModelIndex cell = m_library->model.indexOf(m_number, TaskModel::DurationColumn);
    QCOMPARE(cell.data().toString(), QString());
    QVERIFY(!cell.data(TaskModel::SortRole).isValid());
}

void tst_TaskCells::firstCell_speaksTheRow_T18()
{
    TaskReport said = report(Status::Failed);
    said.prompt = u"two dogs surfing"_s;
    said.model = u"kling"_s;
    reset(said);
    said.updated = m_library->before(4min);
    m_library->say(m_number, said);
    QCOMPARE(m_library->model.indexOf(m_number).data(Qt::AccessibleTextRole).toString(),
             u"Failed, two dogs surfing, kling, 4 minutes ago"_s);
}

void tst_TaskCells::accessibleTexts_holdNoKeyAndNoTags_T18()
{
    TaskReport said = report(Status::Failed);
    said.prompt = said.model = u"Bearer CANARY sk-CANARY123456"_s;
    reset(said);
    for (int column = 0; column < TaskModel::ColumnCount; ++column) {
        const QString text =
            m_library->model.indexOf(m_number, column).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(!text.contains(u"CANARY"_s), qPrintable(text));
        QVERIFY2(!text.contains(u'<'), qPrintable(text));
    }
}

void tst_TaskCells::urgency_followsTheLink()
{
    TaskReport said = report(Status::Completed);
    said.link = "https://h/v";
    said.linkExpires = MovableClock().now().addSecs(2 * 3600);
    reset(said);
    const auto urgency = [this] {
        return m_library->model.indexOf(m_number).data(TaskModel::UrgencyRole).toInt();
    };
    QCOMPARE(urgency(), 0);
    m_library->clock.advance(1h + 1s);
    QCOMPARE(urgency(), 1);
    m_library->clock.advance(50min);
    QCOMPARE(urgency(), 2);
    m_library->tasks.setKeeping(m_number, {.state = Keeping::State::Kept, .file = u"/v.mp4"_s});
    QCOMPARE(urgency(), 0);
}

void tst_TaskCells::sortKeys_areOfOneTypePerColumn()
{
    Library library;
    for (const Status status : valuesOf<Status>()) {
        for (const bool full : {false, true}) {
            const TaskNumber number =
                library.add(u"%1%2"_s.arg(int(status)).arg(full), full ? 1 : 9);
            TaskReport said = report(status);
            if (full) {
                said.prompt = said.model = u"x"_s;
                said.created = library.before(1h);
                said.updated = library.before(1min);
                said.linkExpires = library.before(-60s);
                said.duration = 4.5;
                said.resolution = u"720p"_s;
            }
            library.say(number, said);
            library.tasks.setWatch(number, {.lastAnswered = said.updated});
        }
    }
    for (int column = 0; column < TaskModel::ColumnCount; ++column) {
        QSet<int> types;
        for (int row = 0; row < library.model.rowCount(); ++row) {
            const QVariant key = library.model.index(row, column).data(TaskModel::SortRole);
            if (key.isValid())
                types.insert(key.typeId());
        }
        QVERIFY2(types.size() == 1, QByteArray::number(column).constData());
    }
}

void tst_TaskCells::times_areRightAligned()
{
    reset(report(Status::Generating));
    const auto aligned = [this](int column) {
        return m_library->model.indexOf(m_number, column)
            .data(Qt::TextAlignmentRole)
            .value<Qt::Alignment>();
    };
    QVERIFY(aligned(TaskModel::ElapsedColumn).testFlag(Qt::AlignRight));
    QVERIFY(aligned(TaskModel::DurationColumn).testFlag(Qt::AlignRight));
    QVERIFY(aligned(TaskModel::PromptColumn).testFlag(Qt::AlignLeft));
}

QTEST_GUILESS_MAIN(tst_TaskCells)
#include "tst_taskcells.moc"
