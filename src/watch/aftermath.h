// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/apierror.h"
#include "domain/task.h"
#include "watch/cadence.h"

#include <chrono>
#include <optional>

class QRandomGenerator;

namespace Reelwatch {

class RetryBudget;

/// What counts beside the task itself when its next check is planned.
struct Circumstances
{
    QDateTime now; ///< as people read it
    std::chrono::milliseconds steady {0}; ///< the same by Clock::steady()
    std::chrono::milliseconds age {0}; ///< since the task was created
    std::chrono::milliseconds watchedFor {0}; ///< since it was added here
    std::optional<UsualTime> usual; ///< of its account and model
    Cadence::Bounds bounds;
    int withoutLink = 0; ///< answers "completed" without a link in a row, this one counted
};

/// How the watching of a task goes on after one check.
struct Aftermath
{
    using milliseconds = std::chrono::milliseconds;

    Watch watch;
    std::optional<milliseconds> wait; ///< until the next check; nothing: not by itself
    milliseconds interval {0}; ///< what the cadence wants between two checks of this task
    /// What the service wishes, as far as it is heeded; nothing: what it wished before still holds.
    std::optional<milliseconds> pollAfter;
    bool isRetry = false; ///< the wait is shorter than the interval, and paid for
    NearlyUp nearlyUp;
};

/// What a service asks to wait as far as it is heeded: nothing to 1 h.
[[nodiscard]] std::chrono::milliseconds putOffBy(std::optional<std::chrono::milliseconds> asked);

/// True while the service may still say something new that we need: no final status yet, or
/// completed without a link to fetch (J20).
[[nodiscard]] bool hasMoreToSay(const Task &task);

/// True when hasMoreToSay() and nothing keeps the task from being asked for by itself.
[[nodiscard]] bool isPending(const Task &task);

/// What the cadence wants between two checks of a task as it is known now.
[[nodiscard]] std::chrono::milliseconds intervalOf(const Task &task, const Circumstances &here);

/// While a task may well be ready, as far as it is known of its like.
[[nodiscard]] NearlyUp nearlyUpOf(const Circumstances &here);

/// After an understood answer, which the task already holds. `pollAfter` is the service's wish.
[[nodiscard]] Aftermath afterAnswer(const Task &task, const Circumstances &here,
                                    std::optional<std::chrono::milliseconds> pollAfter,
                                    QRandomGenerator &random);

/// After a failed check. The task's own status never changes by it.
[[nodiscard]] Aftermath afterError(const Task &task, const ApiError &error,
                                   const Circumstances &here, RetryBudget &budget,
                                   QRandomGenerator &random);

} // namespace Reelwatch
