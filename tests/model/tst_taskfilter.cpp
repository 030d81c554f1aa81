// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/library.h"
#include "model/taskfilter.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Status = TaskReport::Status;
using Group = TaskFilter::Group;

/// Which rows the table shows, and in which order.
class tst_TaskFilter : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void group_showsItsSigns_data();
    void group_showsItsSigns();
    void groups_shareOutEveryAnsweredRow();
    void account_showsItsOwn();
    void search_wantsEveryWord_data();
    void search_wantsEveryWord();
    void search_andGroup_andAccount_allCount();
    void sort_putsUnknownLastEitherWay();
    void sort_breaksTiesByNumber();
    void sort_comparesSizesByLines();
    void sort_ignoresCase();
    void insertUnderSort_keepsOrderAndSelection_G03();
    void changeUnderSort_movesOnlyThatRow_G03();
    void changeOutOfSortColumn_doesNotReorder();
    void refresh_bringsRowsIntoAttention();

private:
    TaskNumber add(const QString &id, Status status, AccountId account = 1,
                   const QString &prompt = {});
    [[nodiscard]] QStringList ids() const;

    std::unique_ptr<Library> m_library;
    std::unique_ptr<TaskFilter> m_filter;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void tst_TaskFilter::init()
{
    m_tester.reset();
    m_filter.reset();
    m_library = std::make_unique<Library>();
    m_filter = std::make_unique<TaskFilter>();
    m_filter->setSourceModel(&m_library->model);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_filter.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

TaskNumber tst_TaskFilter::add(const QString &id, Status status, AccountId account,
                               const QString &prompt)
{
    const TaskNumber number = m_library->add(id, account);
    TaskReport said;
    said.status = status;
    said.prompt = prompt;
    m_library->say(number, said);
    return number;
}

QStringList tst_TaskFilter::ids() const
{
    QStringList shown;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        shown.append(m_filter->index(row, TaskModel::IdColumn).data().toString());
    return shown;
}

void tst_TaskFilter::group_showsItsSigns_data()
{
    QTest::addColumn<Group>("group");
    QTest::addColumn<QStringList>("shown");
    QTest::newRow("queued") << Group::Queued << QStringList {u"queued"_s};
    QTest::newRow("generating") << Group::Generating << QStringList {u"generating"_s};
    QTest::newRow("completed") << Group::Completed << QStringList {u"completed"_s};
    QTest::newRow("failed") << Group::Failed
                            << QStringList {u"failed"_s, u"cancelled"_s, u"expired"_s};
    QTest::newRow("attention") << Group::Attention
                               << QStringList {u"odd"_s, u"not found"_s, u"no key"_s};
}

void tst_TaskFilter::group_showsItsSigns()
{
    QFETCH(Group, group);
    add(u"waiting"_s, Status::Unknown);
    add(u"queued"_s, Status::Queued);
    add(u"generating"_s, Status::Generating);
    add(u"completed"_s, Status::Completed);
    add(u"failed"_s, Status::Failed);
    add(u"cancelled"_s, Status::Cancelled);
    add(u"expired"_s, Status::Expired);
    add(u"odd"_s, Status::Unrecognised);
    m_library->tasks.setWatch(add(u"not found"_s, Status::Unknown),
                              {.state = Watch::State::NotFound});
    add(u"no key"_s, Status::Unknown, 0);
    m_filter->setGroup(group);
    QTEST(ids(), "shown");
    m_filter->setGroup(Group::All);
    QCOMPARE(m_filter->rowCount(), 10);
}

void tst_TaskFilter::groups_shareOutEveryAnsweredRow()
{
    for (const Wording::Sign sign : valuesOf<Wording::Sign>())
        QCOMPARE(TaskFilter::groupOf(sign) == Group::All, sign == Wording::Sign::Waiting);
}

void tst_TaskFilter::account_showsItsOwn()
{
    add(u"a"_s, Status::Queued, 1);
    add(u"b"_s, Status::Queued, 2);
    add(u"c"_s, Status::Queued, 0);
    m_filter->setAccount(2);
    QCOMPARE(ids(), QStringList {u"b"_s});
    m_filter->setAccount(0);
    QCOMPARE(ids(), QStringList {u"c"_s});
    m_library->tasks.assign({m_library->tasks.numberOf(0, u"c"_s)}, 2);
    QCOMPARE(ids(), QStringList {});
    m_filter->setAccount({});
    QCOMPARE(m_filter->rowCount(), 3);
}

void tst_TaskFilter::search_wantsEveryWord_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<bool>("found");
    QTest::newRow("nothing") << QString() << true;
    QTest::newRow("blanks") << u"  \t "_s << true;
    QTest::newRow("prompt") << u"dogs"_s << true;
    QTest::newRow("case") << u"DOGS STRAßE"_s << true;
    QTest::newRow("any order") << u"  wave   two "_s << true;
    QTest::newRow("id") << u"vid_9f"_s << true;
    QTest::newRow("model") << u"kling-2"_s << true;
    QTest::newRow("label") << u"take"_s << true;
    QTest::newRow("error code") << u"policyviolation"_s << true;
    QTest::newRow("error message") << u"request 0217"_s << true;
    QTest::newRow("across fields") << u"take kling dogs"_s << true;
    QTest::newRow("one word missing") << u"dogs cat"_s << false;
    QTest::newRow("not a pattern") << u"d.gs"_s << false;
}

void tst_TaskFilter::search_wantsEveryWord()
{
    QFETCH(QString, search);
    QFETCH(bool, found);
    const TaskNumber number = m_library->add(u"vid_9F"_s);
    TaskReport said;
    said.status = Status::Failed;
    said.prompt = u"Two Dogs surfing a long wave, Straße"_s;
    said.model = u"kling-2.5"_s;
    said.failure = {Failure::Class::Moderation, u"Output.PolicyViolation"_s, u"Request id: 0217"_s};
    m_library->say(number, said);
    m_library->tasks.setLabel(number, u"Take 3"_s);
    m_filter->setSearch(search);
    QCOMPARE(m_filter->rowCount(), found ? 1 : 0);
    QCOMPARE(m_filter->search(), search);
}

void tst_TaskFilter::search_andGroup_andAccount_allCount()
{
    add(u"a"_s, Status::Queued, 1, u"dogs"_s);
    add(u"b"_s, Status::Failed, 1, u"dogs"_s);
    add(u"c"_s, Status::Queued, 2, u"dogs"_s);
    add(u"d"_s, Status::Queued, 1, u"cats"_s);
    m_filter->setSearch(u"dogs"_s);
    m_filter->setGroup(Group::Queued);
    m_filter->setAccount(1);
    QCOMPARE(ids(), QStringList {u"a"_s});
}

void tst_TaskFilter::sort_putsUnknownLastEitherWay()
{
    const auto created = [this](const QString &id, std::optional<std::chrono::seconds> age) {
        TaskReport said;
        said.status = Status::Queued;
        if (age)
            said.created = m_library->before(*age);
        m_library->say(m_library->add(id), said);
    };
    created(u"unknown 1"_s, {});
    created(u"old"_s, 1h);
    created(u"unknown 2"_s, {});
    created(u"new"_s, 1min);
    m_filter->sort(TaskModel::CreatedColumn, Qt::AscendingOrder);
    QCOMPARE(ids(), (QStringList {u"old"_s, u"new"_s, u"unknown 1"_s, u"unknown 2"_s}));
    m_filter->sort(TaskModel::CreatedColumn, Qt::DescendingOrder);
    QCOMPARE(ids(), (QStringList {u"new"_s, u"old"_s, u"unknown 2"_s, u"unknown 1"_s}));
}

void tst_TaskFilter::sort_breaksTiesByNumber()
{
    for (const QString &id : {u"c"_s, u"a"_s, u"b"_s})
        add(id, Status::Queued, 1, u"same"_s);
    m_filter->sort(TaskModel::PromptColumn);
    QCOMPARE(ids(), (QStringList {u"c"_s, u"a"_s, u"b"_s}));
}

void tst_TaskFilter::sort_comparesSizesByLines()
{
    for (const QString &resolution : {u"1080p"_s, u"720p"_s, u"4K"_s, u"640x480"_s, u"odd"_s}) {
        TaskReport said;
        said.status = Status::Queued;
        said.resolution = resolution;
        m_library->say(m_library->add(resolution), said);
    }
    m_filter->sort(TaskModel::ShapeColumn);
    QCOMPARE(ids(), (QStringList {u"640x480"_s, u"720p"_s, u"1080p"_s, u"4K"_s, u"odd"_s}));
}

void tst_TaskFilter::sort_ignoresCase()
{
    for (const QString &prompt : {u"beta"_s, u"Alpha"_s, u"Gamma"_s, u"alpha 2"_s})
        add(prompt, Status::Queued, 1, prompt);
    m_filter->sort(TaskModel::PromptColumn);
    QCOMPARE(ids(), (QStringList {u"Alpha"_s, u"alpha 2"_s, u"beta"_s, u"Gamma"_s}));
}

void tst_TaskFilter::insertUnderSort_keepsOrderAndSelection_G03()
{
    for (const QString &prompt : {u"b"_s, u"d"_s, u"f"_s})
        add(prompt, Status::Queued, 1, prompt);
    m_filter->sort(TaskModel::PromptColumn, Qt::DescendingOrder);
    const QPersistentModelIndex selected = m_filter->index(1, 0);
    const auto number = selected.data(TaskModel::NumberRole).value<TaskNumber>();
    add(u"e"_s, Status::Queued, 1, u"e"_s);
    add(u"a"_s, Status::Queued, 1, u"a"_s);
    QCOMPARE(ids(), (QStringList {u"f"_s, u"e"_s, u"d"_s, u"b"_s, u"a"_s}));
    m_filter->setSearch(u"d"_s);
    m_filter->setSearch({});
    QVERIFY(selected.isValid());
    QCOMPARE(selected.data(TaskModel::NumberRole).value<TaskNumber>(), number);
    QCOMPARE(selected.row(), 2);
}

void tst_TaskFilter::changeUnderSort_movesOnlyThatRow_G03()
{
    const TaskNumber moved = add(u"x"_s, Status::Queued, 1, u"a"_s);
    add(u"y"_s, Status::Queued, 1, u"b"_s);
    add(u"z"_s, Status::Queued, 1, u"d"_s);
    m_filter->sort(TaskModel::PromptColumn);
    const QPersistentModelIndex followed = m_filter->index(0, 0);
    const QSignalSpy reset(m_filter.get(), &TaskFilter::modelReset);
    TaskReport said = m_library->tasks.find(moved)->report;
    said.prompt = u"c"_s;
    m_library->say(moved, said);
    QCOMPARE(ids(), (QStringList {u"y"_s, u"x"_s, u"z"_s}));
    QCOMPARE(followed.row(), 1);
    QCOMPARE(reset.size(), 0);
}

void tst_TaskFilter::changeOutOfSortColumn_doesNotReorder()
{
    const TaskNumber number = add(u"x"_s, Status::Generating, 1, u"a"_s);
    add(u"y"_s, Status::Generating, 1, u"b"_s);
    m_filter->sort(TaskModel::PromptColumn);
    const QSignalSpy layout(m_filter.get(), &TaskFilter::layoutChanged);
    const QSignalSpy changed(m_filter.get(), &TaskFilter::dataChanged);
    TaskReport said = m_library->tasks.find(number)->report;
    said.progress = 50;
    m_library->say(number, said);
    QCOMPARE(layout.size(), 0);
    QCOMPARE(changed.size(), 1);
}

void tst_TaskFilter::refresh_bringsRowsIntoAttention()
{
    TaskReport said;
    said.status = Status::Completed;
    said.linkExpires = m_library->clock.now().addSecs(60);
    m_library->say(m_library->add(u"a"_s), said);
    m_filter->setGroup(Group::Attention);
    QCOMPARE(ids(), QStringList {});
    m_library->clock.advance(60s);
    m_library->model.refresh();
    QCOMPARE(ids(), QStringList {u"a"_s});
}

QTEST_GUILESS_MAIN(tst_TaskFilter)
#include "tst_taskfilter.moc"
