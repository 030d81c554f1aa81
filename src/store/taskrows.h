// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/newtask.h"

#include <QList>

#include <optional>

namespace Reelwatch {

class Connection;

/// The watched tasks in the database. Every function is false when a statement failed; the
/// transaction around it is the caller's.
namespace TaskRows {

/// How long a removed row can be restored.
constexpr std::chrono::days KeptAfterRemoval {30};

/// Numbered from the first on.
bool insert(Connection &connection, TaskNumber first, const QList<NewTask> &tasks,
            const QDateTime &added);
bool remove(Connection &connection, const QList<TaskNumber> &numbers, const QDateTime &now);
bool restore(Connection &connection, const QList<TaskNumber> &numbers);
bool updateOwner(Connection &connection, const Task &task); ///< account, id, label, choice, added
/// All else; the answer only when `fields` names it.
bool update(Connection &connection, const Task &task, Task::Fields fields);

/// Appends at most `limit` rows with numbers below `before`, newest first.
bool read(Connection &connection, TaskNumber before, int limit, QList<Task> &tasks);
/// Appends those of them that are there.
bool readThese(Connection &connection, const QList<TaskNumber> &numbers, QList<Task> &tasks);
/// Appends the rows that can still be restored, the latest removed first.
bool readRemoved(Connection &connection, QList<Task> &tasks);
/// The highest number ever given, rows that are gone counted.
[[nodiscard]] TaskNumber lastNumber(Connection &connection);

/// Writes down that the program was used today.
bool noteDayOfUse(Connection &connection, const QDateTime &now);
/// What was removed 30 days ago and is to be deleted for good; nothing at all when asking failed.
///
/// A clock may jump by years, so its word alone deletes nothing: the program must also have been
/// used on 30 different days since. A jump makes one such day, not thirty (C01, C03, P12).
[[nodiscard]] std::optional<QList<TaskNumber>> outlived(Connection &connection,
                                                        const QDateTime &now);
/// Deletes these rows with their answers for good.
bool erase(Connection &connection, const QList<TaskNumber> &numbers);

} // namespace TaskRows

} // namespace Reelwatch
