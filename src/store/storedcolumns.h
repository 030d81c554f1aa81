// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"
#include "store/column.h"

#include <QString>

#include <vector>

namespace Reelwatch {

/// Some columns of the table of tasks, and how SQL lists them.
struct StoredColumns
{
    std::vector<Column<Task>> columns;
    QString names; ///< "a, b"
    QString assignments; ///< "a = ?, b = ?"

    /// What the user decides of a task.
    static const StoredColumns &owner();
    /// All that the service, the watching and the keeping say of it.
    static const StoredColumns &state();
    /// Those of state() in which these fields stand, and when it was asked for.
    static const StoredColumns &stateOf(Task::Fields fields);
};

} // namespace Reelwatch
