// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"

#include <chrono>

namespace Reelwatch {

/// What keeps a task that has not ended from being asked for, the gravest first.
enum class Obstacle {
    None,
    NotFound,
    NoKey, ///< none chosen, or the chosen one has no secret or was deleted
    KeyRejected,
    KeychainLocked,
    OutOfBalance,
    KeyFrozen,
    Paused, ///< the watch says why
    Unreachable ///< still asked, with growing waits
};

/// From then on an unreachable service is something the user should know of.
inline constexpr std::chrono::minutes LongUnreachable {10};

/// What the state of a key alone stands for.
[[nodiscard]] Obstacle obstacleOf(AccountState::Kind kind) noexcept;
/// None for a task that has ended.
[[nodiscard]] Obstacle obstacle(const Task &task, const AccountState &account);
/// True when the obstacle is one for the user: every one but a short unreachability.
[[nodiscard]] bool isStopped(const Task &task, const AccountState &account, const QDateTime &now);
/// True while checks go on by themselves.
[[nodiscard]] bool isActive(const Task &task, const AccountState &account);
/// True for a completed video that was not fetched and cannot be without a new link or a decision.
[[nodiscard]] bool isResultLost(const Task &task, const QDateTime &now);

} // namespace Reelwatch
