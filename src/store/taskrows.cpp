// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/taskrows.h"

#include "store/column.h"
#include "store/connection.h"
#include "store/durable.h"

#include <QSqlQuery>

#include <algorithm>
#include <array>

namespace Reelwatch::TaskRows {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

template<auto... Path>
constexpr Column<Task> of(const char *name)
{
    return column<Task, Path...>(name);
}

constexpr std::array OwnerColumns {
    of<&Task::account>("account"),        of<&Task::id>("id"),       of<&Task::label>("label"),
    of<&Task::keepChoice>("keep_choice"), of<&Task::added>("added"),
};

/// What every check changes, and most of them alone.
constexpr std::array AskedColumns {
    of<&Task::watch, &Watch::lastAsked>("last_asked"),
    of<&Task::watch, &Watch::lastAnswered>("last_answered"),
};

constexpr std::array StateColumns {
    of<&Task::report, &TaskReport::status>("status"),
    of<&Task::report, &TaskReport::word>("word"),
    of<&Task::report, &TaskReport::model>("model"),
    of<&Task::report, &TaskReport::prompt>("prompt"),
    of<&Task::report, &TaskReport::created>("created"),
    of<&Task::report, &TaskReport::updated>("updated"),
    of<&Task::report, &TaskReport::progress>("progress"),
    of<&Task::report, &TaskReport::duration>("duration"),
    of<&Task::report, &TaskReport::resolution>("resolution"),
    of<&Task::report, &TaskReport::ratio>("ratio"),
    of<&Task::report, &TaskReport::seed>("seed"),
    of<&Task::report, &TaskReport::link>("link"),
    of<&Task::report, &TaskReport::otherLink>("other_link"),
    of<&Task::report, &TaskReport::lastFrameLink>("last_frame_link"),
    of<&Task::report, &TaskReport::linkExpires>("link_expires"),
    of<&Task::report, &TaskReport::failure, &Failure::kind>("failure_class"),
    of<&Task::report, &TaskReport::failure, &Failure::code>("failure_code"),
    of<&Task::report, &TaskReport::failure, &Failure::message>("failure_message"),
    of<&Task::report, &TaskReport::remark>("remark"),
    of<&Task::watch, &Watch::state>("watch_state"),
    of<&Task::watch, &Watch::reason>("watch_reason"),
    of<&Task::watch, &Watch::notBefore>("not_before"),
    of<&Task::watch, &Watch::lastAsked>("last_asked"),
    of<&Task::watch, &Watch::lastAnswered>("last_answered"),
    of<&Task::keeping, &Keeping::state>("keep_state"),
    of<&Task::keeping, &Keeping::file>("keep_file"),
    of<&Task::keeping, &Keeping::lastFrameFile>("keep_last_frame"),
    of<&Task::keeping, &Keeping::posterFile>("keep_poster"),
    of<&Task::keeping, &Keeping::received>("keep_received"),
    of<&Task::keeping, &Keeping::size>("keep_size"),
    of<&Task::keeping, &Keeping::lengthConfirmed>("keep_length_confirmed"),
    of<&Task::keeping, &Keeping::sha256>("keep_sha256"),
    of<&Task::keeping, &Keeping::keptAt>("kept_at"),
    of<&Task::keeping, &Keeping::problem>("keep_problem"),
};

const QString &insertStatement()
{
    static const QString sql = u"INSERT INTO tasks (number, %1, %2) VALUES (?%3)"_s.arg(
        listed(OwnerColumns), listed(StateColumns),
        u", ?"_s.repeated(OwnerColumns.size() + StateColumns.size()));
    return sql;
}

const QString &updateAskedStatement()
{
    static const QString sql =
        u"UPDATE tasks SET %1 WHERE number = ?"_s.arg(listed(AskedColumns, "%1 = ?"_L1));
    return sql;
}

const QString &updateStatement()
{
    static const QString sql =
        u"UPDATE tasks SET %1 WHERE number = ?"_s.arg(listed(StateColumns, "%1 = ?"_L1));
    return sql;
}

const QString &updateOwnerStatement()
{
    static const QString sql =
        u"UPDATE tasks SET %1 WHERE number = ?"_s.arg(listed(OwnerColumns, "%1 = ?"_L1));
    return sql;
}

QString selectStatement(QLatin1StringView condition)
{
    return u"SELECT tasks.number, body, %1, %2 FROM tasks"
           " LEFT JOIN answers ON answers.number = tasks.number WHERE %3"_s.arg(
               listed(OwnerColumns), listed(StateColumns), condition);
}

Task taskOf(const QSqlQuery &query)
{
    Task task {.number = query.value(0).toLongLong(), .answer = query.value(1).toByteArray()};
    int place = 2;
    for (const auto &each : OwnerColumns)
        each.read(task, query.value(place++));
    for (const auto &each : StateColumns)
        each.read(task, query.value(place++));
    task.saved = true;
    return task;
}

bool writeAnswer(Connection &connection, const Task &task)
{
    return connection.run(
        u"INSERT INTO answers (number, body) SELECT number, ? FROM tasks"
        " WHERE number = ? ON CONFLICT (number) DO UPDATE SET body = excluded.body"_s,
        {task.answer, task.number});
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
        appendCells(cells, OwnerColumns, row);
        appendCells(cells, StateColumns, row);
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
    appendCells(cells, OwnerColumns, task);
    return connection.run(updateOwnerStatement(), cells << task.number);
}

bool update(Connection &connection, const Task &task, Task::Fields fields)
{
    QVariantList cells;
    if (fields == Task::Field::Asked) {
        appendCells(cells, AskedColumns, task);
        return connection.run(updateAskedStatement(), cells << task.number);
    }
    appendCells(cells, StateColumns, durable(task));
    return connection.run(updateStatement(), cells << task.number)
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
