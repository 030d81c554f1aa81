// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/apierror.h"
#include "domain/task.h"

#include <chrono>
#include <optional>

class QRandomGenerator;

namespace Reelwatch {

/// How the watching of a task goes on after one check.
struct Aftermath
{
    Watch watch;
    std::optional<std::chrono::milliseconds> wait; ///< until the next check; nothing: not by itself
};

/// True while the service may still say something new that we need: no final status yet, or
/// completed without a link to fetch (J20).
[[nodiscard]] bool hasMoreToSay(const Task &task);

/// True when hasMoreToSay() and nothing keeps the task from being asked for by itself.
[[nodiscard]] bool isPending(const Task &task);

/// After an understood answer, which the task already holds. `withoutLink`: answers "completed"
/// without a link in a row, this one counted.
[[nodiscard]] Aftermath afterAnswer(const Task &task, int withoutLink, const QDateTime &now,
                                    QRandomGenerator &random);

/// After a failed check. The task's own status never changes by it.
[[nodiscard]] Aftermath afterError(const Task &task, const ApiError &error, const QDateTime &now,
                                   QRandomGenerator &random);

} // namespace Reelwatch
