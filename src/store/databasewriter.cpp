// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/databasewriter.h"

#include "store/backups.h"
#include "store/libraryopener.h"
#include "store/taskrows.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace Reelwatch {

using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int FirstBatch = 100; ///< what a window shows
constexpr int BatchSize = 250; ///< what a window takes within a frame
constexpr std::chrono::hours UpkeepEvery {1};

void prepare(QTimer &timer, QObject *parent, std::chrono::milliseconds interval)
{
    timer.setParent(parent); // so that it moves to the worker's thread too
    timer.setSingleShot(true);
    timer.setInterval(interval);
}

/// A damaged setting may hold anything, as often as it likes.
QList<TaskNumber> numbersIn(const QVariant &setting)
{
    QStringList listed = setting.toString().split(u',', Qt::SkipEmptyParts);
    listed.resize(std::min<qsizetype>(listed.size(), DatabaseWriter::MostFirstRows));
    QList<TaskNumber> numbers;
    for (const QString &each : std::as_const(listed))
        numbers.append(each.toLongLong());
    std::ranges::sort(numbers);
    const auto repeated = std::unique(numbers.begin(), numbers.end());
    numbers.resize(std::distance(numbers.begin(), repeated));
    return numbers;
}

} // namespace

const QString DatabaseWriter::FirstRowsSetting = u"library.firstRows"_s;

DatabaseWriter::DatabaseWriter(QString file, const Clock &clock, Pace pace)
    : m_file(std::move(file))
    , m_clock(clock)
    , m_pace(pace)
{
    prepare(m_actTimer, this, std::chrono::milliseconds(0));
    prepare(m_retryTimer, this, pace.retry);
    prepare(m_upkeepTimer, this, pace.upkeep);
    connect(&m_actTimer, &QTimer::timeout, this, &DatabaseWriter::writeAll);
    connect(&m_upkeepTimer, &QTimer::timeout, this, &DatabaseWriter::keepUp);
    connect(&m_retryTimer, &QTimer::timeout, this,
            [this] { m_state == State::Waiting ? open() : writeAll(); });
}

DatabaseWriter::~DatabaseWriter() = default;

void DatabaseWriter::open()
{
    LibraryOpener opener(m_connection, m_file, m_clock.now());
    const std::optional<Opening> opening = opener.open();
    if (!opening) {
        m_state = State::Waiting;
        fail();
        return;
    }
    m_state = isWritten(opening->kind) ? State::Open : State::ReadOnly;
    m_refusal = opening->sentence;
    m_firstRows = numbersIn(opening->settings.value(FirstRowsSetting));
    emit opened(*opening);
    succeed();
    writeAll();
    m_readBefore = std::numeric_limits<TaskNumber>::max();
    m_readAtOnce = FirstBatch;
    readTasks();
}

void DatabaseWriter::readMore()
{
    const auto pause = m_readAtOnce == FirstBatch ? m_pace.painting : 0ms;
    m_readAtOnce = BatchSize;
    if (m_readBefore > 0) // as an event of its own: the user's acts get their turn in between
        QTimer::singleShot(pause, this, &DatabaseWriter::readTasks);
}

void DatabaseWriter::readTasks()
{
    if (m_state == State::Closed)
        return;
    QList<Task> tasks;
    const bool whole = TaskRows::read(m_connection, m_readBefore, m_readAtOnce, tasks);
    const bool isLast = !whole || tasks.size() < m_readAtOnce;
    m_readBefore = isLast ? 0 : tasks.last().number;
    if (m_readAtOnce != FirstBatch)
        tasks.removeIf([this](const Task &task) {
            return std::ranges::binary_search(m_firstRows, task.number);
        });
    else if (!isLast)
        readFirstRows(tasks);
    if (!tasks.isEmpty())
        emit tasksRead(tasks);
    if (!isLast)
        return;
    if (!whole && m_state == State::Open)
        fail();
    emit allRead();
    m_upkeepTimer.start();
}

/// They do not come again with those around them: the user may have removed them by then.
void DatabaseWriter::readFirstRows(QList<Task> &tasks)
{
    m_firstRows.removeIf([this](TaskNumber number) { return number >= m_readBefore; });
    const qsizetype newest = tasks.size();
    TaskRows::readThese(m_connection, std::exchange(m_firstRows, {}), tasks);
    const QList<Task> ahead = tasks.sliced(newest);
    for (const Task &task : ahead)
        m_firstRows.append(task.number);
}

void DatabaseWriter::readRemoved()
{
    QList<Task> tasks;
    writeAll();
    TaskRows::readRemoved(m_connection, tasks);
    emit removedRead(tasks);
}

void DatabaseWriter::backUp(const QString &path)
{
    writeAll();
    const QString problem =
        m_complaint.isEmpty() ? Backups(m_file).copyTo(path, m_connection) : m_complaint;
    emit backedUp(path, problem);
}

void DatabaseWriter::act(const Write &write, const QList<TaskNumber> &numbers)
{
    m_acts.push_back({write, numbers});
    if (m_state == State::ReadOnly)
        refuse();
    else if (m_state == State::Open && m_complaint.isEmpty())
        m_actTimer.start();
}

void DatabaseWriter::Update::take(Update later)
{
    if (fields && later.fields == Task::Field::Asked) {
        task.watch.lastAsked = later.task.watch.lastAsked;
        task.watch.lastAnswered = later.task.watch.lastAnswered;
    } else {
        task = std::move(later.task);
    }
    fields |= later.fields;
}

void DatabaseWriter::update(const Updates &updates)
{
    for (const auto &[number, latest] : updates.asKeyValueRange())
        m_updates[number].take(latest);
    if (m_state == State::ReadOnly)
        refuse();
    else if (m_state == State::Open && m_complaint.isEmpty())
        writeAll();
}

void DatabaseWriter::refuse()
{
    m_acts.clear();
    m_updates.clear();
    emit failed(m_refusal);
}

void DatabaseWriter::writeAll()
{
    if (m_state == State::ReadOnly && !isAllWritten())
        refuse();
    if (m_state != State::Open)
        return;
    if (writeActs() && writeUpdates())
        succeed();
    else
        fail();
}

bool DatabaseWriter::writeActs()
{
    if (m_acts.empty())
        return true;
    const bool written = m_connection.transact(Connection::Sync::Full, [this] {
        return std::ranges::all_of(m_acts,
                                   [this](const Act &act) { return act.write(m_connection); });
    });
    if (!written)
        return false;
    QList<TaskNumber> numbers;
    for (const Act &act : m_acts)
        numbers += act.numbers;
    m_acts.clear();
    if (!numbers.isEmpty())
        emit confirmed(numbers);
    return true;
}

bool DatabaseWriter::writeUpdates()
{
    if (m_updates.isEmpty())
        return true;
    const bool written = m_connection.transact(Connection::Sync::Normal, [this] {
        return std::ranges::all_of(m_updates, [this](const Update &update) {
            return TaskRows::update(m_connection, update.task, update.fields);
        });
    });
    if (written)
        m_updates.clear();
    return written;
}

void DatabaseWriter::fail()
{
    m_fault = m_connection.fault();
    if (m_fault == Fault::Damaged && m_state == State::Open)
        m_state = State::Broken; // what were written now would be lost with the damaged file
    else
        m_retryTimer.start();
    const QString sentence = describe(m_fault);
    if (std::exchange(m_complaint, sentence) != sentence)
        emit failed(sentence);
}

void DatabaseWriter::succeed()
{
    if (m_complaint.isEmpty())
        return;
    m_complaint.clear();
    emit recovered();
}

void DatabaseWriter::keepUp()
{
    if (m_state != State::Open)
        return;
    m_upkeepTimer.start(UpkeepEvery);
    if (!m_complaint.isEmpty())
        return;
    const QDateTime now = m_clock.now();
    Backups backups(m_file);
    purge(backups, now);
    // A failed copy is no failed saving: the earlier ones stand, and the next hour tries again.
    if (backups.isDue(now) && !backups.make(m_connection, now)
        && m_connection.fault() == Fault::Damaged)
        fail();
}

/// Deletes for good what was removed long ago: from the copies, the file and its log (P14). The
/// copies come first: what ends the program in between leaves all of it to the next hour.
void DatabaseWriter::purge(const Backups &backups, const QDateTime &now)
{
    const auto noteDay = [&] {
        return TaskRows::noteDayOfUse(m_connection, now);
    };
    if (!m_connection.transact(Connection::Sync::Normal, noteDay))
        return;
    const QList<TaskNumber> outlived =
        TaskRows::outlived(m_connection, now).value_or(QList<TaskNumber>());
    if (outlived.isEmpty())
        return;
    backups.erase(outlived);
    const auto erase = [&] {
        return TaskRows::erase(m_connection, outlived);
    };
    if (m_connection.transact(Connection::Sync::Normal, erase))
        m_connection.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

void DatabaseWriter::settle()
{
    writeAll();
    emit settled(isAllWritten());
}

void DatabaseWriter::close()
{
    for (QTimer *timer : {&m_actTimer, &m_retryTimer, &m_upkeepTimer})
        timer->stop();
    writeAll();
    m_retryTimer.stop();
    m_connection.close();
    // Without the mark's removal the next start looks at every page.
    if (m_state == State::Open)
        LibraryOpener::markClosed(m_file);
    m_state = State::Closed;
}

} // namespace Reelwatch
