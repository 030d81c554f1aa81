// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/taskrows.h"

#include "store/connection.h"
#include "store/durable.h"
#include "store/storedcolumns.h"

#include <QSqlQuery>

#include <algorithm>
#include <iterator>

namespace Reelwatch::TaskRows {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QString &insertStatement()
{
    static const QString sql = u"INSERT INTO tasks (number, %1, %2) VALUES (?%3)"_s.arg(
        StoredColumns::owner().names, StoredColumns::state().names,
        u", ?"_s.repeated(std::ssize(StoredColumns::owner().columns)
                          + std::ssize(StoredColumns::state().columns)));
    return sql;
}

QString updateStatement(const StoredColumns &set)
{
    return u"UPDATE tasks SET "_s % set.assignments % u" WHERE number = ?"_s;
}

QString selectStatement(QLatin1StringView condition)
{
    return u"SELECT tasks.number, body, %1, %2 FROM tasks"
           " LEFT JOIN answers ON answers.number = tasks.number WHERE %3"_s.arg(
               StoredColumns::owner().names, StoredColumns::state().names, condition);
}

Task taskOf(const QSqlQuery &query)
{
    Task task {.number = query.value(0).toLongLong(), .answer = query.value(1).toByteArray()};
    int place = 2;
    for (const auto &each : StoredColumns::owner().columns)
        each.read(task, query.value(place++));
    for (const auto &each : StoredColumns::state().columns)
        each.read(task, query.value(place++));
    task.saved = true;
    return task;
}

/// Most often there is one already. Of a task whose row is gone none is written.
bool writeAnswer(Connection &connection, const Task &task)
{
    const QVariantList cells {task.answer, task.number};
    const int replaced =
        connection.change(u"UPDATE answers SET body = ? WHERE number = ?"_s, cells);
    return replaced > 0
        || (replaced == 0
            && connection.run(u"INSERT INTO answers (number, body)"
                              " SELECT number, ? FROM tasks WHERE number = ?"_s,
                              cells));
}

} // namespace

bool insert(Connection &connection, TaskNumber first, const QList<NewTask> &tasks,
            const QDateTime &added)
{
    Task row {.number = first, .added = added};
    return std::ranges::all_of(tasks, [&connection, &row](const NewTask &task) {
        row.account = task.account;
        row.id = task.id;
        row.label = task.label;
        QVariantList cells {row.number++};
        appendCells(cells, StoredColumns::owner().columns, row);
        appendCells(cells, StoredColumns::state().columns, row);
        return connection.run(insertStatement(), cells);
    });
}

bool remove(Connection &connection, const QList<TaskNumber> &numbers, const QDateTime &now)
{
    const qint64 at = now.toMSecsSinceEpoch();
    return std::ranges::all_of(numbers, [&](TaskNumber number) {
        return connection.run(u"UPDATE tasks SET removed_at = ?, removed_after_days ="
                              " (SELECT count(*) FROM days_of_use)"
                              " WHERE number = ? AND removed_at IS NULL"_s,
                              {at, number});
    });
}

bool restore(Connection &connection, const QList<TaskNumber> &numbers)
{
    return std::ranges::all_of(numbers, [&connection](TaskNumber number) {
        return connection.run(u"UPDATE tasks SET removed_at = NULL, removed_after_days = NULL"
                              " WHERE number = ?"_s,
                              {number});
    });
}

bool updateOwner(Connection &connection, const Task &task)
{
    QVariantList cells;
    appendCells(cells, StoredColumns::owner().columns, task);
    return connection.run(updateStatement(StoredColumns::owner()), cells << task.number);
}

bool update(Connection &connection, const Task &task, Task::Fields fields)
{
    const StoredColumns &set = StoredColumns::stateOf(fields);
    QVariantList cells;
    appendCells(cells, set.columns, fields == Task::Field::Asked ? task : durable(task));
    return connection.run(updateStatement(set), cells << task.number)
        && (!fields.testFlag(Task::Field::Answer) || writeAnswer(connection, task));
}

bool read(Connection &connection, TaskNumber before, int limit, QList<Task> &tasks)
{
    static const QString sql = selectStatement("removed_at IS NULL AND tasks.number < ?"
                                               " ORDER BY tasks.number DESC LIMIT ?"_L1);
    return connection.each(sql, {before, limit},
                           [&tasks](const QSqlQuery &query) { tasks.append(taskOf(query)); });
}

bool readThese(Connection &connection, const QList<TaskNumber> &numbers, QList<Task> &tasks)
{
    static const QString sql = selectStatement("removed_at IS NULL AND tasks.number = ?"_L1);
    return std::ranges::all_of(numbers, [&](TaskNumber number) {
        return connection.each(sql, {number},
                               [&tasks](const QSqlQuery &query) { tasks.append(taskOf(query)); });
    });
}

bool readRemoved(Connection &connection, QList<Task> &tasks)
{
    static const QString sql =
        selectStatement("removed_at IS NOT NULL ORDER BY removed_at DESC, tasks.number DESC"_L1);
    return connection.each(sql, {},
                           [&tasks](const QSqlQuery &query) { tasks.append(taskOf(query)); });
}

TaskNumber lastNumber(Connection &connection)
{
    return connection.value(u"SELECT seq FROM sqlite_sequence WHERE name = 'tasks'"_s).toLongLong();
}

bool noteDayOfUse(Connection &connection, const QDateTime &now)
{
    return connection.run(u"INSERT OR IGNORE INTO days_of_use (day) VALUES (?)"_s,
                          {now.toUTC().date().toJulianDay()});
}

std::optional<QList<TaskNumber>> outlived(Connection &connection, const QDateTime &now)
{
    const auto kept = std::chrono::milliseconds(KeptAfterRemoval);
    const qint64 latest = now.toMSecsSinceEpoch() - kept.count();
    QList<TaskNumber> numbers;
    const bool asked = connection.each(
        u"SELECT number FROM tasks WHERE removed_at <= ?"
        " AND (SELECT count(*) FROM days_of_use) - removed_after_days >= ?"_s,
        {latest, qint64 {KeptAfterRemoval.count()}},
        [&numbers](const QSqlQuery &query) { numbers.append(query.value(0).toLongLong()); });
    return asked ? std::optional(numbers) : std::nullopt;
}

bool erase(Connection &connection, const QList<TaskNumber> &numbers)
{
    return std::ranges::all_of(numbers, [&connection](TaskNumber number) {
        return connection.run(u"DELETE FROM tasks WHERE number = ?"_s, {number});
    });
}

} // namespace Reelwatch::TaskRows
