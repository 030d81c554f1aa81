// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "domain/apierror.h"
#include "watch/origin.h"

#include <chrono>
#include <optional>

namespace Reelwatch {

/// What follows from a failed check: for the task, its account and the way, and when to ask again.
struct Consequence
{
    Watch::State task = Watch::State::Waiting;
    /// The account's new state; nothing leaves it as it is.
    std::optional<AccountState::Kind> account;
    /// What it says of the way; nothing: no request went out.
    std::optional<Origin::Way> way = Origin::Way::Open;
    /// The longest wait before the task is asked for again; nothing: as by its cadence, once its
    /// account may be asked, and not at all by itself when it is paused or denied.
    std::optional<std::chrono::milliseconds> longestWait;
};

/// The table of what each kind of error means for the watching.
[[nodiscard]] Consequence consequenceOf(ApiError::Kind kind) noexcept;

} // namespace Reelwatch
