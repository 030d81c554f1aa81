// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/library.h"
#include "model/taskfilter.h"
#include "support/joinedtest.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QThread>

#include <algorithm>
#include <utility>

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
    void scatteredRows_goAndComeAsOneLayout_G03();
    void changesOnTheHeelsOfOthers_areFollowedTogether_L12();
    void newRowsOnTheHeelsOfOthers_comeTogether_L12();
    void slowPass_isNotFollowedByTheNextAtOnce_L12();
    void match_findsANumber();
    void afterManyActs_rowsAreThoseOfAPlainSort_G03();

private:
    using Numbers = QList<TaskNumber>;

    void act(QRandomGenerator &dice);
    Numbers addMany(int count);
    [[nodiscard]] Numbers shown() const;
    [[nodiscard]] Numbers expected(const QString &search, Group group) const;
    [[nodiscard]] bool comesBefore(int left, int right) const;
    TaskNumber add(const QString &id, Status status, AccountId account = 1,
                   const QString &prompt = {});
    [[nodiscard]] QStringList ids() const;

    TaskStore::Rows m_removed;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<TaskFilter> m_filter;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void tst_TaskFilter::init()
{
    m_removed.clear();
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
    QTRY_COMPARE(ids(), QStringList {});
    m_filter->setAccount({});
    QCOMPARE(m_filter->rowCount(), 3);
    m_filter->setAccount(0);
    m_library->accounts.remove(1);
    QTRY_COMPARE(ids(), QStringList {u"a"_s});
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
    m_filter->settle();
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
    QTRY_COMPARE(ids(), (QStringList {u"y"_s, u"x"_s, u"z"_s}));
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
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(layout.size(), 0);
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
    QTRY_COMPARE(ids(), QStringList {u"a"_s});
}

tst_TaskFilter::Numbers tst_TaskFilter::addMany(int count)
{
    QList<NewTask> wanted;
    for (int at = 0; at < count; ++at)
        wanted.append({1, u"vid_%1"_s.arg(at)});
    return m_library->tasks.add(wanted, m_library->clock.now());
}

tst_TaskFilter::Numbers tst_TaskFilter::shown() const
{
    Numbers numbers;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        numbers.append(m_filter->index(row, 0).data(TaskModel::NumberRole).value<TaskNumber>());
    return numbers;
}

void tst_TaskFilter::scatteredRows_goAndComeAsOneLayout_G03()
{
    const Numbers numbers = addMany(300);
    m_filter->sort(TaskModel::IdColumn, Qt::DescendingOrder);
    const Numbers before = shown();
    Numbers gone;
    for (int at = 0; at < 300; at += 3)
        gone.append(numbers.at(at));
    QList<QPersistentModelIndex> kept;
    for (int row = 0; row < 300; ++row)
        kept.append(m_filter->index(row, row % TaskModel::ColumnCount));
    const QSignalSpy resets(m_filter.get(), &TaskFilter::modelReset);
    const QSignalSpy layouts(m_filter.get(), &TaskFilter::layoutChanged);
    const QSignalSpy removals(m_filter.get(), &TaskFilter::rowsRemoved);
    const QSignalSpy insertions(m_filter.get(), &TaskFilter::rowsInserted);

    m_removed = m_library->tasks.remove(gone);
    QCOMPARE(m_filter->rowCount(), 200);
    for (int row = 0; row < 300; ++row) {
        const TaskNumber number = before.at(row);
        QCOMPARE(kept.at(row).isValid(), !gone.contains(number));
        if (!kept.at(row).isValid())
            continue;
        QCOMPARE(kept.at(row).data(TaskModel::NumberRole).value<TaskNumber>(), number);
        QCOMPARE(kept.at(row).column(), row % TaskModel::ColumnCount);
    }
    m_library->tasks.restore(std::move(m_removed));
    QCOMPARE(shown(), before);
    QCOMPARE(layouts.size(), 2);
    QCOMPARE(removals.size() + insertions.size() + resets.size(), 0);
}

void tst_TaskFilter::changesOnTheHeelsOfOthers_areFollowedTogether_L12()
{
    const Numbers numbers = addMany(5000);
    m_filter->sort(TaskModel::PromptColumn);
    const QSignalSpy layouts(m_filter.get(), &TaskFilter::layoutChanged);
    const QSignalSpy changes(m_filter.get(), &TaskFilter::dataChanged);
    const auto say = [this](TaskNumber number, const QString &prompt) {
        m_library->say(number, {.status = Status::Generating, .prompt = prompt});
    };
    QElapsedTimer passed;
    passed.start();
    say(numbers.at(4000), u"first"_s);
    QCOMPARE(shown().first(), numbers.at(4000)); // at once after quiet
    for (int at = 0; at < 3000; ++at)
        say(numbers.at(at), u"%1"_s.arg(9999 - at));
    QVERIFY(layouts.size() <= 2 + passed.elapsed() / 100);
    QTRY_COMPARE(shown().first(), numbers.at(2999));
    QCOMPARE(shown().mid(2999, 2), (Numbers {numbers.at(0), numbers.at(4000)}));
    const qint64 most = 2 + passed.elapsed() / 100; // ten times a second
    QVERIFY2(layouts.size() <= most && changes.size() <= most,
             qPrintable(u"%1 layouts, %2 changes"_s.arg(layouts.size()).arg(changes.size())));
}

void tst_TaskFilter::newRowsOnTheHeelsOfOthers_comeTogether_L12()
{
    m_filter->sort(TaskModel::PromptColumn);
    const QSignalSpy arrivals(m_filter.get(), &TaskFilter::rowsInserted);
    const QSignalSpy layouts(m_filter.get(), &TaskFilter::layoutChanged);
    QElapsedTimer passed;
    passed.start();
    m_library->add(u"vid_first"_s, 1);
    QCOMPARE(shown().size(), 1); // at once after quiet
    for (int at = 0; at < 500; ++at) {
        const TaskNumber number = m_library->add(u"vid_%1"_s.arg(at), 1);
        m_library->say(number, {.status = Status::Queued, .prompt = u"%1"_s.arg(999 - at)});
    }
    QTRY_COMPARE(shown().size(), 501);
    const QStringList inOrder = ids();
    QVERIFY(std::ranges::is_sorted(inOrder.begin() + 0, inOrder.end() - 1, std::greater<>(),
                                   [](const QString &id) { return id.mid(4).toInt(); }));
    const qint64 most = 2 + passed.elapsed() / 100; // ten times a second
    QVERIFY2(arrivals.size() + layouts.size() <= most,
             qPrintable(u"%1 arrivals, %2 layouts"_s.arg(arrivals.size()).arg(layouts.size())));
}

void tst_TaskFilter::slowPass_isNotFollowedByTheNextAtOnce_L12()
{
    const Numbers numbers = addMany(20);
    m_filter->sort(TaskModel::PromptColumn);
    const QSignalSpy layouts(m_filter.get(), &TaskFilter::layoutChanged);
    connect(m_filter.get(), &TaskFilter::layoutChanged, this, [] { QThread::msleep(120); });
    for (int at = 0; at < 20; ++at)
        m_library->say(numbers.at(at),
                       {.status = Status::Generating, .prompt = u"%1"_s.arg(99 - at)});
    QVERIFY2(layouts.size() <= 3, qPrintable(u"%1 layouts"_s.arg(layouts.size())));
    QTRY_COMPARE(shown(), Numbers(numbers.rbegin(), numbers.rend()));
}

void tst_TaskFilter::match_findsANumber()
{
    const Numbers numbers = addMany(20);
    m_filter->sort(TaskModel::PosterColumn, Qt::DescendingOrder);
    m_filter->setSearch(u"vid_1"_s);
    const auto rowsOf = [this](TaskNumber number, int start = 0) {
        return m_filter->match(m_filter->index(start, TaskModel::IdColumn), TaskModel::NumberRole,
                               number, 1, Qt::MatchExactly);
    };
    QCOMPARE(rowsOf(numbers.at(19)), QModelIndexList {m_filter->index(0, TaskModel::IdColumn)});
    QCOMPARE(rowsOf(numbers.at(19), 1), QModelIndexList());
    QCOMPARE(rowsOf(numbers.at(2)), QModelIndexList()); // not shown
    QCOMPARE(rowsOf(4711), QModelIndexList());
    QCOMPARE(m_filter
                 ->match(m_filter->index(0, TaskModel::IdColumn), Qt::DisplayRole, u"vid_1"_s, -1,
                         Qt::MatchExactly)
                 .size(),
             1);
}

/// By what the cells say, as a stranger would sort them.
bool tst_TaskFilter::comesBefore(int left, int right) const
{
    const TaskModel &model = m_library->model;
    const bool down = m_filter->sortOrder() == Qt::DescendingOrder;
    const QVariant a = model.index(left, m_filter->sortColumn()).data(TaskModel::SortRole);
    const QVariant b = model.index(right, m_filter->sortColumn()).data(TaskModel::SortRole);
    if (a.isValid() != b.isValid())
        return a.isValid();
    if (a.typeId() == QMetaType::QString) {
        if (const int order = a.toString().compare(b.toString(), Qt::CaseInsensitive); order != 0)
            return down ? order > 0 : order < 0;
    } else if (a != b) {
        return down ? a.toDouble() > b.toDouble() : a.toDouble() < b.toDouble();
    }
    return down ? left > right : left < right;
}

tst_TaskFilter::Numbers tst_TaskFilter::expected(const QString &search, Group group) const
{
    const TaskModel &model = m_library->model;
    std::vector<int> rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        const Wording::Sign sign {index.data(TaskModel::SignRole).toInt()};
        const QString text = index.data(TaskModel::SearchRole).toString();
        const bool isFound = std::ranges::all_of(
            search.split(u' '), [&text](const QString &word) { return text.contains(word); });
        if (isFound && (group == Group::All || TaskFilter::groupOf(sign) == group))
            rows.push_back(row);
    }
    std::ranges::sort(rows, [this](int left, int right) { return comesBefore(left, right); });
    Numbers numbers;
    for (const int row : rows)
        numbers.append(model.task(row).number);
    return numbers;
}

void tst_TaskFilter::act(QRandomGenerator &dice)
{
    TaskStore &tasks = m_library->tasks;
    const auto some = [&] {
        Numbers numbers;
        for (int row = dice.bounded(5); row < tasks.size(); row += 1 + dice.bounded(40))
            numbers.append(tasks.at(row).number);
        return numbers;
    };
    switch (dice.bounded(5)) {
    case 0:
        for (int at = dice.bounded(8); at >= 0; --at)
            add(QString::number(dice.generate()), Status::Queued, dice.bounded(3));
        break;
    case 1:
        for (auto &row : tasks.remove(some()))
            m_removed.push_back(std::move(row));
        break;
    case 2:
        tasks.restore(std::exchange(m_removed, {}));
        break;
    case 3:
        for (const TaskNumber number : some())
            m_library->say(number,
                           {.status = static_cast<Status>(dice.bounded(8)),
                            .prompt = u"Clip %1"_s.arg(dice.bounded(30)),
                            .updated = m_library->before(1s * dice.bounded(20'000))});
        break;
    default:
        for (const TaskNumber number : some())
            tasks.setLabel(number,
                           dice.bounded(2) == 0 ? u"Take %1"_s.arg(dice.bounded(9)) : QString());
        break;
    }
}

void tst_TaskFilter::afterManyActs_rowsAreThoseOfAPlainSort_G03()
{
    const QStringList searches {{}, u"c"_s, u"cl"_s, u"clip"_s, u"clip 1"_s, u"take"_s};
    const QSignalSpy resets(m_filter.get(), &TaskFilter::modelReset);
    QRandomGenerator dice(20260417);
    addMany(60);
    QHash<TaskNumber, QPersistentModelIndex> held;
    for (int at = 0; at < 600; ++at) {
        switch (dice.bounded(6)) {
        case 0:
            m_filter->setSearch(searches.at(dice.bounded(searches.size())));
            break;
        case 1:
            m_filter->setGroup(static_cast<Group>(dice.bounded(6)));
            break;
        case 2:
            m_filter->sort(dice.bounded(TaskModel::ColumnCount),
                           dice.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
            break;
        default:
            act(dice);
        }
        m_filter->settle();
        if (m_filter->sortColumn() < 0)
            continue;
        const Numbers numbers = shown();
        QCOMPARE(numbers, expected(m_filter->search(), m_filter->group()));
        for (auto it = held.cbegin(); it != held.cend(); ++it) {
            if (it->isValid())
                QCOMPARE(it->data(TaskModel::NumberRole).value<TaskNumber>(), it.key());
        }
        held.clear();
        for (int row = 0; row < numbers.size(); row += 3)
            held.insert(numbers.at(row), m_filter->index(row, row % TaskModel::ColumnCount));
    }
    QCOMPARE(resets.size(), 0);
    QVERIFY(m_library->tasks.size() > 100);
}

QTEST_GUILESS_MAIN(tst_TaskFilter)
#include "tst_taskfilter.moc"
