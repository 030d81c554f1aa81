// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The library's database: how long it takes to read, to take in the results of checks and to make a
// user's own act durable, beside the least that Qt Sql needs for it.

#include "app/allocator.h"
#include "bench/figures.h"
#include "bench/library.h"
#include "domain/threadloops.h"
#include "store/connection.h"
#include "store/database.h"
#include "store/taskstore.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTemporaryDir>
#include <QTimer>

using namespace Reelwatch;
using Bench::Figure;
using Bench::median;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Rows = 100'000;
constexpr int Updates = 10'000;
constexpr int Rounds = 5;
constexpr int Acts = 50;
constexpr double ActLimit = 50; // ms
const QString Limit = u"limit"_s;

double timed(const std::function<void()> &act)
{
    QElapsedTimer timer;
    timer.start();
    act();
    return double(timer.nsecsElapsed()) / 1e6;
}

Bench::Measured medianOf(int rounds, const std::function<void()> &act)
{
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round)
        times.push_back(timed(act));
    return median(times);
}

/// The program's database with the list that it fills.
struct Library
{
    explicit Library(const QString &file)
        : database(file, clock)
    {
        QObject::connect(&database, &Database::tasksRead, &tasks, &TaskStore::load);
        QObject::connect(&database, &Database::confirmed, &tasks, &TaskStore::confirm);
        QEventLoop loop;
        QObject::connect(&database, &Database::allRead, &loop, &QEventLoop::quit);
        database.open();
        loop.exec();
    }
    /// Until an act of now is on the disk.
    void awaitAct(const std::function<void()> &act)
    {
        QEventLoop loop;
        const auto heard =
            QObject::connect(&database, &Database::confirmed, &loop, &QEventLoop::quit);
        act();
        loop.exec();
        QObject::disconnect(heard);
    }

    Clock clock;
    Database database;
    TaskStore tasks {&database};
};

/// Every cell of every row, in one query.
void readBare(const QString &file)
{
    Connection connection;
    if (!connection.open(file, Connection::Access::Read))
        qFatal("The library cannot be read.");
    qsizetype cells = 0;
    connection.each(u"SELECT * FROM tasks LEFT JOIN answers ON answers.number = tasks.number"
                    " ORDER BY tasks.number DESC"_s,
                    {}, [&cells](const QSqlQuery &query) {
                        for (int at = query.record().count(); at-- > 0; ++cells)
                            (void)query.value(at);
                    });
}

void benchReading(const QString &file)
{
    const Bench::Measured bare = medianOf(Rounds, [&file] { readBare(file); });
    const Bench::Measured own = medianOf(Rounds, [&file] { const Library library(file); });
    print(Figure {u"Read 100,000 videos into the list"_s, own, u"ms"_s,
                  u"every cell through Qt Sql"_s, bare, 2});
}

/// As many rows written one by one, each on the disk before the next, as a program does that does
/// not think about it.
double oneByOne(const QString &file)
{
    constexpr int Some = Updates / 20;
    Connection connection;
    if (!connection.open(file, Connection::Access::Write))
        qFatal("The library cannot be written.");
    return medianOf(1,
                    [&connection] {
                        for (int number = 1; number <= Some; ++number) {
                            connection.transact(Connection::Sync::Full, [&connection, number] {
                                return connection.run(u"UPDATE tasks SET updated = updated + 1,"
                                                      " last_answered = 1 WHERE number = ?"_s,
                                                      {number});
                            });
                        }
                    })
        * Updates / Some;
}

void benchResults(const QString &file)
{
    const double careless = oneByOne(file);
    Library library(file);
    std::vector<double> told;
    std::vector<double> written;
    for (int round = 0; round < Rounds; ++round) {
        QElapsedTimer whole;
        whole.start();
        told.push_back(timed([&library] {
            for (TaskNumber number = 1; number <= Updates; ++number) {
                TaskReport report = library.tasks.find(number)->report;
                report.updated = report.updated.addSecs(1);
                library.tasks.apply(number, report, library.tasks.find(number)->answer);
            }
        }));
        // What is asked of the same thread later is done later.
        QEventLoop loop;
        QObject::connect(&library.database, &Database::removedRead, &loop, &QEventLoop::quit);
        QTimer::singleShot(DatabaseWriter::Pace().batch, &loop,
                           [&library] { library.database.readRemoved(); });
        loop.exec();
        written.push_back(double(whole.nsecsElapsed()) / 1e6);
    }
    print(Figure {u"10,000 results, on the window's thread"_s, median(told), u"ms"_s,
                  u"one by one, WAL, FULL"_s, careless, 0.05});
    print(Figure {u"10,000 results, until written (200 ms gathered)"_s, median(written), u"ms"_s,
                  u"one by one, WAL, FULL"_s, careless, 1});
}

/// From an act until it is on the disk: each one is promised to be in time.
void benchAct(
    Library &library, const QString &line, const std::function<void(int)> &act,
    const std::function<void()> &meanwhile = [] {})
{
    std::vector<double> times;
    for (int at = 0; at < Acts; ++at) {
        meanwhile();
        times.push_back(timed([&] { library.awaitAct([&] { act(at); }); }));
    }
    Bench::print({line, Bench::percentile(std::move(times), 1), u"ms"_s, Limit, ActLimit, 1});
}

void benchActs(const QString &file)
{
    Library library(file);
    TaskStore &tasks = library.tasks;
    const auto add = [&library](const QString &id) {
        library.tasks.add({{1, id}}, library.clock.now());
    };
    const auto last = [&tasks] {
        return tasks.at(tasks.size() - 1).number;
    };
    benchAct(library, u"A video added, durable, the worst of 50"_s,
             [&add](int at) { add(u"quiet_%1"_s.arg(at)); });
    benchAct(library, u"A label edited, durable, the worst of 50"_s,
             [&](int at) { tasks.setLabel(last() - at, u"label %1"_s.arg(at)); });
    benchAct(library, u"A video removed, durable, the worst of 50"_s,
             [&](int) { tasks.remove({last()}); });
    int round = 0;
    const auto results = [&tasks, &round] {
        ++round;
        for (TaskNumber number = 1; number <= 1000; ++number) {
            TaskReport report = tasks.find(number)->report;
            report.updated = report.updated.addSecs(round);
            tasks.apply(number, report, tasks.find(number)->answer);
        }
    };
    benchAct(
        library, u"A video added, durable, 1,000 results on its heels, the worst of 50"_s,
        [&add](int at) { add(u"busy_%1"_s.arg(at)); }, results);
    benchAct(
        library, u"A label edited, durable, 1,000 results on its heels, the worst of 50"_s,
        [&](int at) { tasks.setLabel(last() - at, u"busy label %1"_s.arg(at)); }, results);
    benchAct(
        library, u"A video removed, durable, 1,000 results on its heels, the worst of 50"_s,
        [&](int) { tasks.remove({last()}); }, results);
}

} // namespace

int main(int argc, char *argv[])
{
    giveFreedMemoryBack();
    ThreadLoops::leaveGLibOut();
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"library.db"_s);
    Bench::Library::write(file, Bench::Library::tasks(Bench::Library::answers(Rows)),
                          {{.id = 1, .name = u"Studio"_s, .base = QUrl(u"https://a.invalid"_s)}});
    benchReading(file);
    keepFreedMemory();
    benchResults(file);
    benchActs(file);
    return 0;
}
