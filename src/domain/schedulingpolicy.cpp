// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/schedulingpolicy.h"

#include <sched.h>

namespace Reelwatch::SchedulingPolicy {

namespace {

/// Where the system refuses, all stays as it is.
void choose(int policy)
{
    thread_local const int atFirst = ::sched_getscheduler(0);
    if (atFirst != SCHED_OTHER || ::sched_getscheduler(0) == policy)
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

AtOnce::AtOnce()
    : m_waits(::sched_getscheduler(0) == SCHED_BATCH)
{
    if (m_waits)
        goAtOnce();
}

AtOnce::~AtOnce()
{
    if (m_waits)
        waitForTurn();
}

} // namespace Reelwatch::SchedulingPolicy
