// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "answered.h"
#include "store/recordingjournal.h"
#include "store/taskstore.h"
#include "support/joinedtest.h"

#include <QSignalSpy>
#include <QTimeZone>

#include <ctime>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// The store's rows and its spans of signals, in words: "+0-2" inserted, "-1-1" removed.
class Spans final : public QObject
{
public:
    explicit Spans(TaskStore &store)
    {
        const auto before = [this, &store](const RowSpans &spans) {
            m_announced = spans;
            m_sizeBefore = store.size();
        };
        connect(&store, &TaskStore::aboutToInsert, this, before);
        connect(&store, &TaskStore::aboutToRemove, this, before);
        connect(&store, &TaskStore::inserted, this, [this, &store](const RowSpans &spans) {
            m_isExact &= m_announced == spans && store.size() == m_sizeBefore + rowsIn(spans);
            note(u"+%1-%2"_s, spans);
        });
        connect(&store, &TaskStore::removed, this, [this, &store](const RowSpans &spans) {
            m_isExact &= m_announced == spans && store.size() == m_sizeBefore - rowsIn(spans);
            note(u"-%1-%2"_s, spans);
        });
    }
    [[nodiscard]] bool isExact() const { return m_isExact; }

    QStringList words;

private:
    void note(const QString &word, const RowSpans &spans)
    {
        for (const RowSpan &span : spans)
            words.append(word.arg(span.first).arg(span.last));
    }

    RowSpans m_announced;
    qsizetype m_sizeBefore = 0;
    bool m_isExact = true;
};

QList<TaskNumber> numbers(const TaskStore &store)
{
    QList<TaskNumber> all;
    for (qsizetype row = 0; row < store.size(); ++row)
        all.append(store.at(row).number);
    return all;
}

} // namespace

class TestTaskStore final : public QObject
{
    Q_OBJECT

private slots:
    void add_givesGrowingNumbersAndSkipsDuplicates();
    void add_withoutJournal_isSavedAtOnce();
    void sameIdUnderTwoAccounts_areTwoRows();
    void load_ordersByNumberAndFillsGaps();
    void load_leavesKnownNumbersAlone();
    void remove_announcesEachSpan();
    void restore_putsRowsBackInTheirPlaces();
    void scatteredRows_goAndComeInOneRearrangement();
    void wordsThatRepeat_areHeldOnce();
    void restore_ofWhatIsWatchedAgain_isLeftOut();
    void removedIds_areFreeForOthers_data();
    void removedIds_areFreeForOthers();
    void numbers_areNeverGivenTwice();
    void setLabel_isUnsavedUntilConfirmed();
    void setKeepChoice_isTheUsersOwnAct();
    void assign_givesOnlyTasksWithoutAccount();
    void setId_beginsAnew();
    void setId_refusesEmptyAndWatched();
    void hundredThousandRows_comeAndGoQuickly();
};

void TestTaskStore::add_givesGrowingNumbersAndSkipsDuplicates()
{
    RecordingJournal journal;
    TaskStore store(&journal);
    store.setLastNumber(41);
    QList<NewTask> wanted = ids(3);
    wanted.append(wanted.first()); // twice in one paste
    wanted.append(NewTask {1, {}});
    QCOMPARE(store.add(wanted, Noon), QList<TaskNumber>({42, 43, 44}));
    QCOMPARE(store.add(ids(4), Noon), QList<TaskNumber>({45}));
    QCOMPARE(numbers(store), QList<TaskNumber>({42, 43, 44, 45}));
    QCOMPARE(store.at(3).id, u"vid_3"_s);
    QCOMPARE(store.at(0).added, Noon);
    QVERIFY(!store.at(0).saved);
    QCOMPARE(journal.calls, QStringList({u"insert 42 43 44"_s, u"insert 45"_s}));
    QVERIFY(store.add(ids(4), Noon).isEmpty());
    QCOMPARE(journal.calls.size(), 2);
}

void TestTaskStore::add_withoutJournal_isSavedAtOnce()
{
    TaskStore store;
    store.add(ids(1), Noon);
    QVERIFY(store.at(0).saved);
}

void TestTaskStore::sameIdUnderTwoAccounts_areTwoRows() // J34
{
    TaskStore store;
    store.add(ids(1, 1), Noon);
    store.add(ids(1, 2), Noon);
    QCOMPARE(store.size(), 2);
    QVERIFY(store.numberOf(1, u"vid_0"_s) != store.numberOf(2, u"vid_0"_s));
    store.apply(store.numberOf(1, u"vid_0"_s), report(TaskReport::Status::Failed), "{}");
    QCOMPARE(store.find(store.numberOf(2, u"vid_0"_s))->report.status, TaskReport::Status::Unknown);
}

void TestTaskStore::load_ordersByNumberAndFillsGaps()
{
    RecordingJournal journal;
    TaskStore store(&journal);
    Spans spans(store);
    const auto task = [](TaskNumber number) {
        return Task {.number = number, .account = 1, .id = QString::number(number)};
    };
    store.load({task(9), task(8), task(5)});
    store.load({task(1), task(7), task(6), task(10)});
    QCOMPARE(numbers(store), QList<TaskNumber>({1, 5, 6, 7, 8, 9, 10}));
    QCOMPARE(spans.words, QStringList({u"+0-2"_s, u"+0-0"_s, u"+2-3"_s, u"+6-6"_s}));
    QVERIFY(spans.isExact());
    QCOMPARE(store.rowOf(7), 3);
    QCOMPARE(store.rowOf(2), -1);
    QVERIFY(journal.calls.isEmpty());
    QCOMPARE(store.add(ids(1), Noon), QList<TaskNumber>({11}));
}

void TestTaskStore::load_leavesKnownNumbersAlone()
{
    TaskStore store;
    store.load({{.number = 4, .account = 1, .id = u"a"_s, .label = u"mine"_s}});
    store.load(
        {{.number = 4, .account = 1, .id = u"a"_s}, {.number = 5, .account = 1, .id = u"b"_s}});
    QCOMPARE(numbers(store), QList<TaskNumber>({4, 5}));
    QCOMPARE(store.at(0).label, u"mine"_s);
}

void TestTaskStore::remove_announcesEachSpan()
{
    RecordingJournal journal;
    TaskStore store(&journal);
    store.add(ids(8), Noon);
    Spans spans(store);
    store.remove({6, 2, 3, 8, 2, 99});
    QCOMPARE(numbers(store), QList<TaskNumber>({1, 4, 5, 7}));
    QCOMPARE(spans.words, QStringList({u"-7-7"_s, u"-5-5"_s, u"-1-2"_s}));
    QVERIFY(spans.isExact());
    QCOMPARE(journal.calls.last(), u"remove 2 3 6 8"_s); // each once, and only what was there
    QCOMPARE(store.numberOf(1, u"vid_1"_s), 0);
    store.remove({99});
    QCOMPARE(journal.calls.size(), 2);
}

void TestTaskStore::restore_putsRowsBackInTheirPlaces()
{
    RecordingJournal journal;
    TaskStore store(&journal);
    store.add(ids(6), Noon);
    store.confirm({1, 2, 3, 4, 5, 6});
    const QList<Task> gone {*store.find(2), *store.find(3), *store.find(6)};
    store.remove({2, 3, 6});
    Spans spans(store);
    store.restore(gone);
    QCOMPARE(numbers(store), QList<TaskNumber>({1, 2, 3, 4, 5, 6}));
    QCOMPARE(spans.words, QStringList({u"+1-2"_s, u"+5-5"_s}));
    QVERIFY(spans.isExact());
    QCOMPARE(journal.calls.last(), u"restore 2 3 6"_s);
    QVERIFY(!store.find(2)->saved); // until the journal has it
    QCOMPARE(store.numberOf(1, u"vid_1"_s), 2);
}

void TestTaskStore::scatteredRows_goAndComeInOneRearrangement()
{
    TaskStore store;
    QList<TaskNumber> wanted;
    for (const TaskNumber number : store.add(ids(40), Noon)) {
        if (number % 2 == 0)
            wanted.append(number);
    }
    const QList<TaskNumber> all = numbers(store);
    QStringList told;
    const auto note = [&told](const QString &word) {
        return [&told, word](const RowSpans &spans) {
            forEachRow(spans, [&](int row) { told.append(word.arg(row)); });
        };
    };
    connect(&store, &TaskStore::aboutToRearrange, &store, [&told] { told.append(u"("_s); });
    connect(&store, &TaskStore::rearranged, &store, [&told] { told.append(u")"_s); });
    connect(&store, &TaskStore::aboutToRemove, &store, note(u"?%1"_s));
    connect(&store, &TaskStore::removed, &store, note(u"-%1"_s));
    connect(&store, &TaskStore::aboutToInsert, &store, note(u"!%1"_s));
    connect(&store, &TaskStore::inserted, &store, note(u"+%1"_s));
    // Those who follow spans still find each row where they are told.
    const auto look = [&](const RowSpans &spans) {
        forEachRow(spans, [&](int row) { QVERIFY(wanted.contains(store.at(row).number)); });
    };
    connect(&store, &TaskStore::aboutToRemove, &store, look);
    connect(&store, &TaskStore::inserted, &store, look);

    TaskStore::Rows removed = store.remove(wanted);
    QCOMPARE(store.size(), 20);
    QCOMPARE(removed.size(), 20U);
    QCOMPARE(removed.front()->number, 2);
    QCOMPARE(told.size(), 42);
    QCOMPARE(told.mid(0, 3), (QStringList {u"("_s, u"?1"_s, u"?3"_s}));
    QCOMPARE(told.mid(20, 3), (QStringList {u"?39"_s, u"-1"_s, u"-3"_s}));
    QCOMPARE(told.last(), u")"_s);
    told.clear();
    store.restore(std::move(removed));
    QCOMPARE(numbers(store), all);
    QCOMPARE(told.mid(0, 3), (QStringList {u"("_s, u"!1"_s, u"!3"_s}));
    QCOMPARE(told.mid(20, 3), (QStringList {u"!39"_s, u"+1"_s, u"+3"_s}));
    QCOMPARE(store.numberOf(1, u"vid_39"_s), 40);
}

void TestTaskStore::wordsThatRepeat_areHeldOnce() // L01
{
    TaskStore store;
    store.add(ids(2), Noon);
    for (const TaskNumber number : {1, 2}) {
        TaskReport said = report(TaskReport::Status::Queued);
        said.model = QString::fromLatin1("seedance-2.0"); // a text of its own
        store.apply(number, said, "{}");
    }
    QCOMPARE(store.at(0).report.model, u"seedance-2.0"_s);
    QVERIFY(store.at(0).report.model.bytes().data() == store.at(1).report.model.bytes().data());
}

void TestTaskStore::restore_ofWhatIsWatchedAgain_isLeftOut()
{
    RecordingJournal journal;
    TaskStore store(&journal);
    store.add(ids(1), Noon);
    const QList<Task> gone {*store.find(1)};
    store.remove({1});
    store.add(ids(1), Noon);
    store.restore(gone);
    QCOMPARE(numbers(store), QList<TaskNumber>({2}));
    QCOMPARE(journal.calls.last(), u"insert 2"_s);
}

void TestTaskStore::removedIds_areFreeForOthers_data()
{
    QTest::addColumn<int>("gone");
    for (const int gone : {1, 9, 10, 11}) // all ids are looked through once most of them are free
        QTest::addRow("%d of 12", gone) << gone;
}

void TestTaskStore::removedIds_areFreeForOthers()
{
    QFETCH(int, gone);
    TaskStore store;
    const QList<TaskNumber> all = store.add(ids(12), Noon);
    TaskStore::Rows removed = store.remove(all.first(gone));
    for (int at = 0; at < 12; ++at)
        QCOMPARE(store.numberOf(1, u"vid_%1"_s.arg(at)), at < gone ? 0 : all.at(at));
    QVERIFY(store.setId(12, u"vid_0"_s, Noon));
    QCOMPARE(store.add(ids(12), Noon).size(), gone); // and the one that 12 had
    QCOMPARE(store.numberOf(1, u"vid_0"_s), 12);
    QCOMPARE(store.numberOf(1, u"vid_11"_s), all.last() + gone);
    store.restore(std::move(removed));
    QCOMPARE(store.size(), 12); // all are watched anew
}

void TestTaskStore::numbers_areNeverGivenTwice() // S20
{
    TaskStore store;
    store.add(ids(3), Noon);
    store.remove({3});
    QCOMPARE(store.add(ids(4), Noon.addYears(-50)), QList<TaskNumber>({4, 5}));
}

void TestTaskStore::setLabel_isUnsavedUntilConfirmed()
{
    RecordingJournal journal;
    TaskStore store(&journal);
    store.add(ids(1), Noon);
    store.confirm({1, 77});
    QVERIFY(store.at(0).saved);
    QSignalSpy changed(&store, &TaskStore::changed);
    store.setLabel(1, u"Sunset"_s);
    QCOMPARE(journal.calls.last(), u"owner 1"_s);
    QCOMPARE(changed.takeFirst().at(1).value<Task::Fields>(),
             Task::Fields(Task::Field::Label | Task::Field::Saved));
    QVERIFY(!store.at(0).saved);
    store.confirm({1});
    QVERIFY(store.at(0).saved);
    QCOMPARE(changed.takeFirst().at(1).value<Task::Fields>(), Task::Fields(Task::Field::Saved));
}

void TestTaskStore::setKeepChoice_isTheUsersOwnAct()
{
    RecordingJournal journal;
    TaskStore store(&journal);
    store.add(ids(1), Noon);
    store.confirm({1});
    QSignalSpy changed(&store, &TaskStore::changed);
    store.setKeepChoice(1, KeepChoice::Kind::Never);
    QCOMPARE(journal.calls.last(), u"owner 1"_s);
    QVERIFY(changed.takeFirst().at(1).value<Task::Fields>().testFlag(Task::Field::KeepChoice));
    QVERIFY(!store.at(0).saved);
    QVERIFY(store.setId(1, u"vid_right"_s, Noon));
    QCOMPARE(store.at(0).keepChoice, KeepChoice::Kind::Never);
}

void TestTaskStore::assign_givesOnlyTasksWithoutAccount()
{
    RecordingJournal journal;
    TaskStore store(&journal);
    store.add({{0, u"a"_s}, {0, u"b"_s}, {2, u"c"_s}, {7, u"b"_s}}, Noon);
    store.assign({1, 2, 3, 50}, 7);
    QCOMPARE(store.find(1)->account, 7);
    QCOMPARE(store.find(2)->account, 0); // 7 watches b already
    QCOMPARE(store.find(3)->account, 2); // for good
    QCOMPARE(store.numberOf(7, u"a"_s), 1);
    QCOMPARE(store.numberOf(0, u"a"_s), 0);
    QCOMPARE(journal.calls.mid(1), QStringList({u"owner 1"_s}));
    store.assign({1, 2, 3}, 8, 2); // account 2 was deleted
    QCOMPARE(store.find(3)->account, 8);
    QCOMPARE(store.find(2)->account, 0);
    QCOMPARE(store.find(1)->account, 7);
}

void TestTaskStore::setId_beginsAnew()
{
    RecordingJournal journal;
    TaskStore store(&journal);
    store.add(ids(1), Noon);
    store.setLabel(1, u"Sunset"_s);
    store.apply(1, report(TaskReport::Status::Failed), "{}");
    store.setWatch(1, {.state = Watch::State::NotFound});
    QVERIFY(store.setId(1, u"vid_right"_s, Noon.addDays(1)));
    const Task expected {.number = 1,
                         .account = 1,
                         .id = u"vid_right"_s,
                         .label = u"Sunset"_s,
                         .added = Noon.addDays(1)};
    QCOMPARE(*store.find(1), expected);
    QCOMPARE(store.numberOf(1, u"vid_right"_s), 1);
    QCOMPARE(store.numberOf(1, u"vid_0"_s), 0);
    QCOMPARE(journal.calls.mid(journal.calls.size() - 2),
             QStringList({u"owner 1"_s, u"update 1"_s}));
}

void TestTaskStore::setId_refusesEmptyAndWatched()
{
    TaskStore store;
    store.add(ids(2), Noon);
    QVERIFY(!store.setId(1, u"vid_1"_s, Noon));
    QVERIFY(!store.setId(1, {}, Noon));
    QVERIFY(!store.setId(9, u"vid_9"_s, Noon));
    QCOMPARE(store.at(0).id, u"vid_0"_s);
}

void TestTaskStore::hundredThousandRows_comeAndGoQuickly()
{
    TaskStore store;
    QList<Task> batch;
    for (TaskNumber number = 100'000; number > 0; --number) { // as the database gives them
        batch.append({.number = number, .account = 1, .id = QString::number(number)});
        if (batch.size() == 2'000) {
            store.load(batch);
            batch.clear();
        }
    }
    QCOMPARE(store.size(), 100'000);
    QList<TaskNumber> scattered;
    QList<Task> gone;
    for (TaskNumber number = 5; number < 100'000; number += 1'000) {
        scattered.append(number);
        gone.append(*store.find(number));
    }
    const std::clock_t begin = std::clock(); // of this process alone, however busy the machine is
    store.remove(scattered);
    store.restore(gone);
    const std::clock_t used = std::clock() - begin;
    QCOMPARE(store.size(), 100'000);
    // Rows held by value take many times this, even without sanitizers.
    QVERIFY2(used < 5 * CLOCKS_PER_SEC, qPrintable(QString::number(used)));
}

QTEST_GUILESS_MAIN(TestTaskStore)
#include "tst_taskstore.moc"
