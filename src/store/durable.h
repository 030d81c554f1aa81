// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

namespace Reelwatch {

/// What of a task outlives the program. A check under way, the plan for the next one and the
/// bytes of a running transfer do not: the next start begins those anew.
[[nodiscard]] Task durable(const Task &task);

/// Which of the differing fields differ in what outlives the program.
[[nodiscard]] Task::Fields durableFields(const Task &before, const Task &after,
                                         Task::Fields differing);

/// True when the next start would not know them apart.
[[nodiscard]] bool isAlikeDurably(const Watch &before, const Watch &after);

} // namespace Reelwatch
