// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/taskmodel.h"

namespace Reelwatch {

/// The cells that show a change, first to last column, and the roles in which they do.
struct ShownIn
{
    int first = TaskModel::ColumnCount;
    int last = -1;
    QList<int> roles;
};

/// Where a change of these fields is seen. Every change is told to who follows the whole task.
[[nodiscard]] const ShownIn &shownIn(Task::Fields fields);
/// The roles in which a cell's words are read.
[[nodiscard]] const QList<int> &textRoles();
/// The same with those that follow from the sign.
[[nodiscard]] const QList<int> &signRoles();

[[nodiscard]] QString columnTitle(int column);
/// What a title leaves open; empty where it says all.
[[nodiscard]] QString columnToolTip(int column);
/// Times and amounts stand on the right.
[[nodiscard]] Qt::Alignment columnAlignment(int column);

} // namespace Reelwatch
