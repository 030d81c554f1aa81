// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/taskclient.h"
#include "domain/watchevent.h"
#include "watch/plan.h"

namespace Reelwatch {

class Clock;

/// What the watching can tell of itself.
namespace WatchRecord {

/// Of a check that has just ended; `task` is what is known of it now, if it is still watched.
[[nodiscard]] WatchEvent eventOf(const Plan::Request &request, const QString &id,
                                 const Outcome<TaskAnswer> &answer, const Task *task,
                                 const Clock &clock);

/// How the checks of an account go.
[[nodiscard]] WatchStanding standingOf(AccountId account, const Plan &plan, const Clock &clock);

} // namespace WatchRecord

} // namespace Reelwatch
