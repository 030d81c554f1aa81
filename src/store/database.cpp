// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/database.h"

#include "store/accounttable.h"
#include "store/settingtable.h"
#include "store/taskrows.h"

#include <QThread>

#include <numeric>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr std::chrono::milliseconds Patience {1'000};

} // namespace

Database::Database(const QString &file, const Clock &clock, QObject *parent,
                   DatabaseWriter::Pace pace)
    : QObject(parent)
    , m_clock(clock)
    , m_pace(pace)
    , m_thread(std::make_unique<QThread>())
    , m_writer(std::make_unique<DatabaseWriter>(file, clock, pace))
{
    m_thread->setObjectName(u"database"_s);
    m_writer->moveToThread(m_thread.get());
    const DatabaseWriter *writer = m_writer.get();
    connect(writer, &DatabaseWriter::opened, this, &Database::opened);
    connect(writer, &DatabaseWriter::tasksRead, this, [this](const QList<Task> &tasks) {
        // The next ones are read while these are taken, and no more than that pile up.
        if (m_writer)
            QMetaObject::invokeMethod(m_writer.get(), &DatabaseWriter::readMore,
                                      Qt::QueuedConnection);
        emit tasksRead(tasks);
    });
    connect(writer, &DatabaseWriter::allRead, this, &Database::allRead);
    connect(writer, &DatabaseWriter::removedRead, this, &Database::removedRead);
    connect(writer, &DatabaseWriter::backedUp, this, &Database::backedUp);
    connect(writer, &DatabaseWriter::confirmed, this, &Database::confirmed);
    connect(writer, &DatabaseWriter::failed, this, &Database::failed);
    connect(writer, &DatabaseWriter::recovered, this, &Database::recovered);
    connect(writer, &DatabaseWriter::settled, this, &Database::settled);
    m_passing.setSingleShot(true);
    connect(&m_passing, &QTimer::timeout, this, &Database::passUpdates);
    m_passingAsked.setSingleShot(true);
    m_passingAsked.setInterval(pace.asked);
    connect(&m_passingAsked, &QTimer::timeout, this, &Database::passAll);
    m_thread->start();
}

Database::~Database()
{
    close();
}

void Database::open()
{
    QMetaObject::invokeMethod(m_writer.get(), &DatabaseWriter::open, Qt::QueuedConnection);
}

void Database::readRemoved()
{
    passUpdates();
    QMetaObject::invokeMethod(m_writer.get(), &DatabaseWriter::readRemoved, Qt::QueuedConnection);
}

void Database::backUp(const QString &path)
{
    passAll();
    const auto call = [writer = m_writer.get(), path] {
        writer->backUp(path);
    };
    if (m_writer)
        QMetaObject::invokeMethod(m_writer.get(), call, Qt::QueuedConnection);
}

void Database::settle()
{
    passAll();
    if (m_writer)
        QMetaObject::invokeMethod(m_writer.get(), &DatabaseWriter::settle, Qt::QueuedConnection);
}

bool Database::close()
{
    if (!m_thread)
        return true;
    passAll();
    const auto end = [writer = m_writer.get(), thread = m_thread.get()] {
        writer->close();
        thread->quit();
    };
    QMetaObject::invokeMethod(m_writer.get(), end, Qt::QueuedConnection);
    if (!m_thread->wait(QDeadlineTimer(Patience))) {
        // A disk that does not answer must not keep the program from ending; the thread ends with
        // it.
        static_cast<void>(m_writer.release());
        static_cast<void>(m_thread.release());
        m_lossCause = causeOf(Fault::Silent);
        return false;
    }
    const bool isAllWritten = m_writer->isAllWritten();
    if (!isAllWritten)
        m_lossCause = causeOf(m_writer->fault());
    m_writer.reset();
    m_thread.reset();
    return isAllWritten;
}

void Database::act(const DatabaseWriter::Write &write, const QList<TaskNumber> &numbers)
{
    if (!m_writer)
        return;
    const auto call = [writer = m_writer.get(), write, numbers] {
        writer->act(write, numbers);
    };
    QMetaObject::invokeMethod(m_writer.get(), call, Qt::QueuedConnection);
}

void Database::insertTasks(TaskNumber first, const QList<NewTask> &tasks, const QDateTime &added)
{
    QList<TaskNumber> numbers(tasks.size());
    std::iota(numbers.begin(), numbers.end(), first);
    const auto write = [first, tasks, added](Connection &connection) {
        return TaskRows::insert(connection, first, tasks, added);
    };
    act(write, numbers);
}

void Database::removeTasks(const QList<TaskNumber> &numbers)
{
    const auto write = [numbers, now = m_clock.now()](Connection &connection) {
        return TaskRows::remove(connection, numbers, now);
    };
    act(write, numbers);
}

void Database::restoreTasks(const QList<TaskNumber> &numbers)
{
    const auto write = [numbers](Connection &connection) {
        return TaskRows::restore(connection, numbers);
    };
    act(write, numbers);
}

void Database::updateOwner(const Task &task)
{
    const auto write = [task](Connection &connection) {
        return TaskRows::updateOwner(connection, task);
    };
    act(write, {task.number});
}

void Database::updateTask(const Task &task, Task::Fields fields)
{
    if (fields == Task::Field::Asked && !m_updates.contains(task.number)) {
        m_asked.insert(task.number, {task.watch.lastAsked, task.watch.lastAnswered});
        if (!m_passingAsked.isActive())
            m_passingAsked.start();
        return;
    }
    m_asked.remove(task.number);
    m_updates[task.number].take({task, fields});
    if (!m_passing.isActive())
        m_passing.start(m_pace.batch);
}

void Database::passUpdates()
{
    m_passing.stop();
    if (!m_writer || m_updates.isEmpty())
        return;
    const auto call = [writer = m_writer.get(), updates = std::exchange(m_updates, {})] {
        writer->update(updates);
    };
    QMetaObject::invokeMethod(m_writer.get(), call, Qt::QueuedConnection);
}

void Database::passAll()
{
    m_passingAsked.stop();
    const auto asked = std::exchange(m_asked, {});
    for (const auto &[number, times] : asked.asKeyValueRange()) {
        Task task {.number = number};
        task.watch.lastAsked = times.lastAsked;
        task.watch.lastAnswered = times.lastAnswered;
        m_updates.insert(number, {task, Task::Field::Asked});
    }
    passUpdates();
}

void Database::saveAccount(const Account &account)
{
    act([account](Connection &connection) { return AccountTable::save(connection, account); });
}

void Database::removeAccount(AccountId id)
{
    act([id](Connection &connection) { return AccountTable::remove(connection, id); });
}

void Database::saveSetting(const QString &name, const QVariant &value)
{
    const auto write = [name, value](Connection &connection) {
        return SettingTable::save(connection, name, value);
    };
    act(write);
}

} // namespace Reelwatch
