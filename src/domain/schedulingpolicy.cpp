// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/schedulingpolicy.h"

#include <sched.h>

namespace Reelwatch::SchedulingPolicy {

namespace {

/// Where the system refuses, all stays as it is.
void choose(int policy)
{
    const int now = ::sched_getscheduler(0);
    if (now == policy || (now != SCHED_OTHER && now != SCHED_BATCH))
        return;
    const ::sched_param parameters {};
    ::sched_setscheduler(0, policy, &parameters);
}

} // namespace

void waitForTurn()
{
    choose(SCHED_BATCH);
}

void goAtOnce()
{
    choose(SCHED_OTHER);
}

} // namespace Reelwatch::SchedulingPolicy
