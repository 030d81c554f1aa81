// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "domain/apierror.h"

#include <chrono>
#include <optional>

namespace Reelwatch {

/// What follows from a failed check: for the task, for its account, and when to ask again.
struct Consequence
{
    Watch::State task = Watch::State::Waiting;
    /// The account's new state; nothing leaves it as it is.
    std::optional<AccountState::Kind> account;
    /// The longest wait before the task is asked for again; nothing: not by itself.
    std::optional<std::chrono::milliseconds> longestWait;
    /// True when the service itself answered, so the way to it is open.
    bool reached = true;
};

/// The table of what each kind of error means for the watching.
[[nodiscard]] Consequence consequenceOf(ApiError::Kind kind) noexcept;

} // namespace Reelwatch
