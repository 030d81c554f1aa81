// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The table at a hundred thousand rows, beside Qt's own way of the same run: a line of JSON for
// each figure.

#include "app/allocator.h"
#include "bench/figures.h"
#include "bench/library.h"
#include "domain/threadloops.h"
#include "gui/table/tasktable.h"
#include "model/taskfilter.h"
#include "model/taskmodel.h"
#include "model/totals.h"
#include "store/accountstore.h"
#include "store/taskstore.h"

#include <QApplication>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTimeZone>

#include <ctime>
#include <mimalloc.h>
#include <optional>

using namespace Reelwatch;
using Bench::Figure;
using Bench::Measured;
using Bench::median;
using Bench::NoReach;
using Bench::percentile;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Rows = 100'000;
constexpr int Rounds = 5;
constexpr int Refreshed = 10'000;

/// Milliseconds that this thread works, whoever else is busy on the machine: nothing here waits.
double clockOfThread()
{
    timespec now {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double timed(const std::function<void()> &act)
{
    const double start = clockOfThread();
    act();
    return clockOfThread() - start;
}

Measured medianOf(int rounds, const std::function<void(int)> &act)
{
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round)
        times.push_back(timed([&] { act(round); }));
    return median(times);
}

/// Bytes that this thread holds, with what is lost to rounding.
qint64 allocated()
{
    qint64 bytes = 0;
    const auto add = [](const mi_heap_t *, const mi_heap_area_t *area, void *, size_t, void *sum) {
        *static_cast<qint64 *>(sum) += static_cast<qint64>(area->used * area->full_block_size);
        return true;
    };
    constexpr bool EachBlock = false;
    mi_heap_visit_blocks(mi_heap_get_default(), EachBlock, add, &bytes);
    return bytes;
}

QList<Task> library(int rows)
{
    return Bench::Library::tasks(Bench::Library::answers(rows));
}

/// The stores and what reads them, without a window.
struct Stack
{
    Stack()
    {
        accounts.save({.name = u"Studio"_s, .base = QUrl(u"https://a.invalid"_s)});
        accounts.save({.name = u"Client"_s, .base = QUrl(u"https://b.invalid"_s)});
    }

    Clock clock;
    TaskStore tasks;
    AccountStore accounts;
    TaskModel model {tasks, accounts, clock};
};

/// The program's way to show them.
struct OwnTable
{
    explicit OwnTable(Stack &stack)
    {
        filter.setSourceModel(&stack.model);
        table.setModel(&filter);
        table.resize(900, 700);
        table.show();
        QApplication::processEvents();
    }
    void search(const QString &text) { filter.setSearch(text); }
    void settle() { filter.settle(); }

    TaskFilter filter;
    TaskTable table;
};

/// Qt's way.
struct StockTable
{
    explicit StockTable(Stack &stack)
    {
        filter.setSourceModel(&stack.model);
        filter.setFilterRole(TaskModel::SearchRole);
        filter.setSortRole(TaskModel::SortRole);
        table.setModel(&filter);
        table.setSortingEnabled(true);
        table.resize(900, 700);
        table.show();
        QApplication::processEvents();
    }
    void search(const QString &text) { filter.setFilterFixedString(text); }
    void settle() { }

    QSortFilterProxyModel filter;
    QTableView table;
};

const QString Stock = u"stock QSortFilterProxyModel"_s;
const QString Repaint = u"repaint of the table"_s;

Measured repaint(OwnTable &own)
{
    return medianOf(21, [&own](int) { own.table.viewport()->repaint(); });
}

/// The steps of a wheel and of a dragged handle over all rows, each to its picture.
Measured scrolled(OwnTable &own)
{
    constexpr int WheelSteps = 200;
    constexpr int Leaps = 100;
    QScrollBar &bar = *own.table.verticalScrollBar();
    std::vector<double> times;
    const auto scrollTo = [&](int place) {
        times.push_back(timed([&] {
            bar.setValue(place);
            own.table.viewport()->repaint();
            QApplication::processEvents();
        }));
    };
    for (int step = 1; step <= WheelSteps; ++step)
        scrollTo(step * QApplication::wheelScrollLines());
    for (int leap = 1; leap <= Leaps; ++leap)
        scrollTo(bar.maximum() / Leaps * leap);
    return percentile(std::move(times), 0.99);
}

/// From key to picture, the worst of words that are typed and taken back.
template<typename Table>
Measured worstKeystroke(Stack &stack, int rounds)
{
    Table shown(stack);
    shown.filter.sort(TaskModel::UpdatedColumn, Qt::DescendingOrder);
    QApplication::processEvents();
    QStringList steps;
    for (const QString &word : {u"wave"_s, u"balloon"_s}) {
        for (qsizetype length = 1; length <= word.size(); ++length)
            steps.append(word.left(length));
        for (qsizetype length = word.size() - 1; length >= 0; --length)
            steps.append(word.left(length));
    }
    std::vector<std::vector<double>> times(static_cast<size_t>(steps.size()));
    for (int round = 0; round < rounds; ++round) {
        for (qsizetype step = 0; step < steps.size(); ++step) {
            times[static_cast<size_t>(step)].push_back(timed([&] {
                shown.search(steps.at(step));
                shown.table.viewport()->repaint();
            }));
            QApplication::processEvents();
        }
    }
    Measured worst(0);
    for (const auto &step : times) {
        if (const Measured typed = median(step); typed > worst)
            worst = typed;
    }
    return worst;
}

template<typename Table>
Measured resort(Stack &stack, int column)
{
    Table shown(stack);
    shown.filter.sort(TaskModel::StatusColumn);
    return medianOf(Rounds, [&](int round) {
        shown.filter.sort(column, round % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
        QApplication::processEvents();
    });
}

/// A thousand rows are told to have changed, each on its own.
template<typename Settle>
Measured scatteredChanges(Stack &stack, const Settle &settle)
{
    QRandomGenerator dice(7);
    return medianOf(Rounds, [&](int) {
        for (int at = 0; at < 1000; ++at) {
            const TaskNumber number = 1 + dice.bounded(Rows);
            TaskReport report = stack.tasks.find(number)->report;
            report.updated = report.updated.addSecs(dice.bounded(1'000'000));
            stack.tasks.apply(number, report, {});
        }
        settle();
    });
}

template<typename Table>
Measured changesUnderSort(Stack &stack)
{
    const double bare = scatteredChanges(stack, [] {});
    Table shown(stack);
    shown.filter.sort(TaskModel::UpdatedColumn);
    QApplication::processEvents();
    Measured followed = scatteredChanges(stack, [&shown] { shown.settle(); });
    followed.value -= bare;
    for (double &round : followed.rounds)
        round -= bare;
    return followed;
}

void benchFilterAndSort()
{
    Stack stack;
    stack.tasks.load(library(Rows));
    std::optional<OwnTable> own(std::in_place, stack);
    const Measured painted = repaint(*own);
    print(Figure {u"Scroll through 100,000 rows, a step painted, 99 % of them"_s, scrolled(*own),
                  u"ms"_s, u"a frame"_s, 16, 1});
    own.reset();
    const Measured typed = worstKeystroke<OwnTable>(stack, Rounds);
    print(Figure {u"Worst keystroke, painted"_s, typed, u"ms"_s, Repaint, painted, 3});
    print(Figure {u"Worst keystroke, painted"_s, typed, u"ms"_s, Stock,
                  worstKeystroke<StockTable>(stack, 1), 0.01});
    print(Figure {u"Sort again by an integer"_s, resort<OwnTable>(stack, TaskModel::UpdatedColumn),
                  u"ms"_s, Stock, resort<StockTable>(stack, TaskModel::UpdatedColumn), 0.15});
    print(Figure {u"Sort again by text"_s, resort<OwnTable>(stack, TaskModel::PromptColumn),
                  u"ms"_s, Stock, resort<StockTable>(stack, TaskModel::PromptColumn), 0.2});
    const Measured merged = changesUnderSort<OwnTable>(stack);
    print(
        Figure {u"1,000 scattered changes under a sort"_s, merged, u"ms"_s, Repaint, painted, 1.5});
    print(Figure {u"1,000 scattered changes under a sort"_s, merged, u"ms"_s, Stock,
                  changesUnderSort<StockTable>(stack), 1});
}

/// Every word to the views that all they hold of a model may be void.
struct Upheavals
{
    explicit Upheavals(const QAbstractItemModel &model)
    {
        QObject::connect(&model, &QAbstractItemModel::modelReset, &here, [this] { ++resets; });
        QObject::connect(&model, &QAbstractItemModel::layoutChanged, &here, [this] { ++layouts; });
    }

    QObject here;
    int resets = 0;
    int layouts = 0;
};

/// Each row gets another answer, many in one turn of the event loop, as on a busy account.
void refreshRows(Stack &stack, OwnTable &own)
{
    constexpr int AtOnce = 50;
    for (int row = 0; row < Refreshed; ++row) {
        const Task &task = stack.tasks.at(row * (Rows / Refreshed));
        TaskReport report = task.report;
        report.updated = report.updated.addSecs(1'000'000 - row);
        report.prompt = report.prompt.toString() + u" again"_s;
        stack.tasks.apply(task.number, report, task.answer);
        if (row % AtOnce == 0)
            QApplication::processEvents();
    }
    own.settle();
}

void benchRefresh()
{
    Stack stack;
    stack.tasks.load(library(Rows));
    OwnTable own(stack);
    const auto tell = [](const QString &line, int figure, double reach) {
        print(Figure {line, double(figure), u"signals"_s, u"rows refreshed"_s, Refreshed, reach});
    };
    Upheavals plain(own.filter);
    Upheavals source(stack.model);
    refreshRows(stack, own);
    tell(u"Model resets and new layouts while rows are refreshed"_s,
         plain.resets + plain.layouts + source.resets + source.layouts, 0);
    own.search(u"wave"_s);
    own.filter.sort(TaskModel::UpdatedColumn);
    QApplication::processEvents();
    Upheavals sorted(own.filter);
    refreshRows(stack, own);
    tell(u"Model resets while rows are refreshed, searched and sorted"_s, sorted.resets, 0);
    // Rows that change places, many in one pass, are one new layout: that is how views keep up.
    tell(u"New layouts while rows are refreshed, searched and sorted"_s, sorted.layouts, NoReach);
}

/// A row of the table in Qt's own model: what each cell shows and what it is sorted by.
double standardItemBytes(const TaskModel &source)
{
    constexpr int Sampled = 20'000;
    const qint64 before = allocated();
    QStandardItemModel model(Sampled, TaskModel::ColumnCount);
    for (int row = 0; row < Sampled; ++row) {
        for (int column = 0; column < TaskModel::ColumnCount; ++column) {
            const QModelIndex index = source.index(row, column);
            auto *item = new QStandardItem(index.data().toString());
            item->setData(index.data(TaskModel::SortRole), TaskModel::SortRole);
            model.setItem(row, column, item);
        }
    }
    return double(allocated() - before) / Sampled;
}

void benchMemory()
{
    const QByteArrayList answers = Bench::Library::answers(Rows); // held whatever else is
    const qint64 before = allocated();
    Stack stack;
    const Totals totals(stack.model, stack.clock);
    TaskFilter filter;
    filter.setSourceModel(&stack.model);
    filter.sort(TaskModel::PosterColumn, Qt::DescendingOrder);
    stack.tasks.load(Bench::Library::tasks(answers));
    const double bytes = double(allocated() - before) / Rows;
    print(Figure {u"Memory of a row"_s, bytes, u"bytes"_s, u"QStandardItemModel"_s,
                  standardItemBytes(stack.model), 0.4});
    print(Figure {u"Memory of a row, kept, beyond its answer"_s, bytes, u"bytes"_s, u"limit"_s,
                  1.2 * 1024, 1});
}

} // namespace

int main(int argc, char *argv[])
{
    keepFreedMemory();
    ThreadLoops::leaveGLibOut();
    const QApplication application(argc, argv);
    const QStringList wanted = QApplication::arguments().sliced(1); // none: all
    const auto bench = [&wanted](const QString &name, auto run) {
        if (wanted.isEmpty() || wanted.contains(name))
            run();
    };
    bench(u"memory"_s, benchMemory);
    bench(u"filter"_s, benchFilterAndSort);
    bench(u"refresh"_s, benchRefresh);
    return 0;
}
