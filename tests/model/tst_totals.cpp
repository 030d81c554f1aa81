// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/accountmodel.h"
#include "model/filtermodel.h"
#include "model/library.h"
#include "model/totals.h"
#include "store/recordingjournal.h"
#include "support/joinedtest.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Status = TaskReport::Status;
using Group = TaskFilter::Group;

/// How many there are of everything.
class tst_Totals : public QObject
{
    Q_OBJECT

private slots:
    void afterThousandRandomActs_countsAreThoseOfACount();
    void rowsThatWereThere_areCounted();
    void active_leavesOutWhatOnlyTheUserCanMend();
    void unfetched_isWhatFetchesItself_data();
    void unfetched_isWhatFetchesItself();
    void earliestExpiry_isTheNextToCome();
    void changed_onlyWhenANumberMayDiffer();
    void unsaved_areThoseTheJournalHasNotConfirmed();

private:
    void act(Library &library, QRandomGenerator &dice);
    static QString groupName(Group group) { return QString::fromLatin1(keyOf(group)); }
    static QVariantMap counted(const Library &library); ///< by hand, row by row
    static QVariantMap told(const Totals &totals);
    static QDateTime nextExpiry(const Library &library);
    static Task randomTask(Library &library, QRandomGenerator &dice, const Task &before);

    QList<Task> m_removed;
};

Task tst_Totals::randomTask(Library &library, QRandomGenerator &dice, const Task &before)
{
    Task after = before;
    after.report.status = static_cast<Status>(dice.bounded(8));
    after.report.prompt = u"prompt %1"_s.arg(dice.bounded(50));
    after.report.linkExpires = library.clock.now().addSecs(dice.bounded(-600, 3600));
    after.watch.state = static_cast<Watch::State>(dice.bounded(6));
    after.watch.failingSince = library.clock.now().addSecs(-dice.bounded(900));
    after.keeping.state = static_cast<Keeping::State>(dice.bounded(9));
    after.keeping.size = dice.bounded(-1, 1000);
    return after;
}

void tst_Totals::act(Library &library, QRandomGenerator &dice)
{
    const int count = static_cast<int>(library.tasks.size());
    const Task some = count > 0 ? library.tasks.at(dice.bounded(count)) : Task {};
    const Task other = randomTask(library, dice, some);
    const AccountId account = dice.bounded(1, 5);
    switch (dice.bounded(11)) {
    case 0:
        library.tasks.add(
            {{account, QString::number(dice.generate())}, {0, QString::number(dice.generate())}},
            library.clock.now());
        return;
    case 1:
        if (count == 0)
            return;
        m_removed.append(some);
        library.tasks.remove({some.number});
        return;
    case 2:
        library.tasks.restore(m_removed);
        m_removed.clear();
        return;
    case 3:
    case 4:
        library.say(some.number, other.report);
        return;
    case 5:
        library.tasks.setWatch(some.number, other.watch);
        return;
    case 6:
        library.tasks.setKeeping(some.number, other.keeping);
        return;
    case 7:
        library.tasks.assign({some.number}, account);
        return;
    case 8: {
        QList<TaskNumber> scattered;
        for (int row = dice.bounded(2); row < count; row += 2)
            scattered.append(library.tasks.at(row).number);
        library.tasks.restore(library.tasks.remove(scattered.mid(scattered.size() / 2)));
        for (const auto &gone : library.tasks.remove(scattered.mid(scattered.size() * 3 / 4)))
            m_removed.append(*gone);
        return;
    }
    case 9:
        library.accounts.setState(account,
                                  {.kind = static_cast<AccountState::Kind>(dice.bounded(8)),
                                   .since = library.clock.now().addSecs(-dice.bounded(900))});
        return;
    default:
        library.clock.advance(std::chrono::seconds(dice.bounded(120)));
        if (dice.bounded(8) == 0 && library.accounts.find(account))
            library.accounts.remove(account);
        else
            library.accounts.save({.id = account, .name = u"key %1"_s.arg(account)});
    }
}

QVariantMap tst_Totals::counted(const Library &library)
{
    QVariantMap sums;
    const auto add = [&sums](const QString &name, qint64 amount) {
        if (amount != 0)
            sums[name] = sums.value(name).toLongLong() + amount;
    };
    for (int row = 0; row < library.model.rowCount(); ++row) {
        const QModelIndex index = library.model.index(row, 0);
        const Task &task = library.tasks.at(row);
        const Wording::Sign sign {index.data(TaskModel::SignRole).toInt()};
        add(groupName(TaskFilter::groupOf(sign)), 1);
        add(u"account %1"_s.arg(library.accounts.find(task.account) ? task.account : 0), 1);
        add(u"active"_s, index.data(TaskModel::ActiveRole).toBool() ? 1 : 0);
        if (task.keeping.state != Keeping::State::Kept)
            continue;
        add(u"kept"_s, 1);
        add(u"bytes"_s, std::max<qint64>(task.keeping.size, 0));
    }
    sums.remove(groupName(Group::All));
    add(groupName(Group::All), library.model.rowCount());
    return sums;
}

QVariantMap tst_Totals::told(const Totals &totals)
{
    QVariantMap sums;
    const auto add = [&sums](const QString &name, qint64 amount) {
        if (amount != 0)
            sums.insert(name, amount);
    };
    for (const Group group : valuesOf<Group>())
        add(groupName(group), totals.count(group));
    for (AccountId account = 0; account < 6; ++account)
        add(u"account %1"_s.arg(account), totals.countOf(account));
    add(u"active"_s, totals.active());
    add(u"kept"_s, totals.kept());
    add(u"bytes"_s, totals.keptBytes());
    return sums;
}

QDateTime tst_Totals::nextExpiry(const Library &library)
{
    QDateTime earliest;
    for (int row = 0; row < library.model.rowCount(); ++row) {
        const Task &task = library.tasks.at(row);
        const QDateTime expires = task.report.linkExpires;
        if (task.report.status == Status::Completed && task.keeping.state != Keeping::State::Kept
            && task.keepChoice != KeepChoice::Kind::Never && expires > library.clock.now()
            && (!earliest.isValid() || expires < earliest))
            earliest = expires;
    }
    return earliest;
}

void tst_Totals::afterThousandRandomActs_countsAreThoseOfACount()
{
    using Tester = QAbstractItemModelTester;
    constexpr auto Mode = Tester::FailureReportingMode::QtTest;
    Library library;
    const Totals totals(library.model, library.clock);
    FilterModel list(totals, library.accounts);
    AccountModel keys(library.accounts, totals);
    TaskFilter filter;
    filter.setSourceModel(&library.model);
    filter.setGroup(Group::Attention);
    filter.sort(TaskModel::PromptColumn, Qt::DescendingOrder);
    const Tester tableTester(&library.model, Mode);
    const Tester listTester(&list, Mode);
    const Tester keysTester(&keys, Mode);
    const Tester filterTester(&filter, Mode);

    QRandomGenerator dice(20260417);
    for (int at = 0; at < 1000; ++at) {
        act(library, dice);
        library.model.refresh();
        filter.settle(); // what came on the heels of other changes (L12)
        QCOMPARE(told(totals), counted(library));
        QCOMPARE(totals.earliestExpiry(), nextExpiry(library));
        QCOMPARE(filter.rowCount(), totals.count(Group::Attention));
        QCOMPARE(list.index(1).data(FilterModel::CountRole).toInt(), library.model.rowCount());
        QCOMPARE(list.index(6).data(FilterModel::CountRole).toInt(), filter.rowCount());
    }
    QVERIFY(library.tasks.size() > 50);
    QVERIFY(totals.kept() > 0 && totals.active() > 0 && totals.earliestExpiry().isValid());
}

void tst_Totals::rowsThatWereThere_areCounted()
{
    Library library;
    library.add(u"a"_s);
    library.add(u"b"_s, 2);
    const Totals totals(library.model, library.clock);
    QCOMPARE(totals.count(Group::All), 2);
    QCOMPARE(totals.countOf(2), 1);
    QCOMPARE(totals.active(), 2);
}

void tst_Totals::active_leavesOutWhatOnlyTheUserCanMend()
{
    Library library;
    const Totals totals(library.model, library.clock);
    const TaskNumber number = library.add(u"a"_s);
    QCOMPARE(totals.active(), 1);
    library.tasks.setWatch(number, {.state = Watch::State::NotFound});
    QCOMPARE(totals.active(), 0);
    library.tasks.setWatch(
        number, {.state = Watch::State::Unreachable, .failingSince = library.before(1h)});
    QCOMPARE(totals.active(), 1);
    library.accounts.setState(1, {.kind = AccountState::Kind::Rejected});
    QCOMPARE(totals.active(), 0);
}

void tst_Totals::unfetched_isWhatFetchesItself_data()
{
    QTest::addColumn<Status>("status");
    QTest::addColumn<Keeping::State>("state");
    QTest::addColumn<int>("unfetched");
    using K = Keeping::State;
    QTest::newRow("generating") << Status::Generating << K::None << 0;
    QTest::newRow("completed") << Status::Completed << K::None << 1;
    QTest::newRow("queued") << Status::Completed << K::Queued << 1;
    QTest::newRow("fetching") << Status::Completed << K::Fetching << 1;
    QTest::newRow("retrying") << Status::Completed << K::Retrying << 1;
    QTest::newRow("kept") << Status::Completed << K::Kept << 0;
    QTest::newRow("refused") << Status::Completed << K::Refused << 0;
    QTest::newRow("link expired") << Status::Completed << K::LinkExpired << 0;
    QTest::newRow("missing") << Status::Completed << K::Missing << 0;
}

void tst_Totals::unfetched_isWhatFetchesItself()
{
    QFETCH(Status, status);
    QFETCH(Keeping::State, state);
    Library library;
    const Totals totals(library.model, library.clock);
    const TaskNumber number = library.add(u"a"_s);
    library.say(number, {.status = status});
    library.tasks.setKeeping(number, {.state = state, .size = 100});
    QTEST(totals.unfetched(), "unfetched");
    QCOMPARE(totals.keptBytes(), state == Keeping::State::Kept ? 100 : 0);
}

void tst_Totals::earliestExpiry_isTheNextToCome()
{
    Library library;
    const Totals totals(library.model, library.clock);
    QVERIFY(!totals.earliestExpiry().isValid());
    QList<TaskNumber> numbers;
    for (const int minutes : {30, 10, 10}) {
        numbers.append(library.add(u"vid_%1"_s.arg(numbers.size())));
        library.say(numbers.last(),
                    {.status = Status::Completed,
                     .linkExpires = library.clock.now().addSecs(qint64 {60} * minutes)});
    }
    const QDateTime start = library.clock.now();
    QCOMPARE(totals.earliestExpiry(), start.addSecs(600));
    library.tasks.setKeeping(numbers.at(1), {.state = Keeping::State::Kept});
    QCOMPARE(totals.earliestExpiry(), start.addSecs(600));
    library.clock.advance(11min);
    QCOMPARE(totals.earliestExpiry(), start.addSecs(1800));
    library.tasks.remove({numbers.at(0)});
    QVERIFY(!totals.earliestExpiry().isValid());
}

void tst_Totals::changed_onlyWhenANumberMayDiffer()
{
    Library library;
    const Totals totals(library.model, library.clock);
    const QSignalSpy changed(&totals, &Totals::changed);
    const TaskNumber number = library.add(u"a"_s);
    QCOMPARE(changed.size(), 1);
    library.tasks.setWatch(number, {.state = Watch::State::Checking});
    library.tasks.setLabel(number, u"x"_s);
    library.model.announceTimes(0, 0);
    QCOMPARE(changed.size(), 1);
    library.say(number, {.status = Status::Queued});
    QCOMPARE(changed.size(), 2);
}

void tst_Totals::unsaved_areThoseTheJournalHasNotConfirmed()
{
    RecordingJournal journal;
    TaskStore tasks(&journal);
    const AccountStore accounts;
    const MovableClock clock;
    const TaskModel model(tasks, accounts, clock);
    const Totals totals(model, clock);
    const QList<TaskNumber> numbers =
        tasks.add({{1, u"a"_s}, {1, u"b"_s}, {1, u"c"_s}}, clock.now());
    QCOMPARE(totals.unsaved(), 3);
    tasks.confirm({numbers.at(0), numbers.at(2)});
    QCOMPARE(totals.unsaved(), 1);
    tasks.setLabel(numbers.at(0), u"take"_s);
    QCOMPARE(totals.unsaved(), 2);
    tasks.remove(numbers);
    QCOMPARE(totals.unsaved(), 0);
}

QTEST_GUILESS_MAIN(tst_Totals)
#include "tst_totals.moc"
