// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

namespace Reelwatch::Bench {

/// Processor time so far in seconds, user and system: of RUSAGE_SELF, or of RUSAGE_CHILDREN that
/// have ended.
inline double processorSeconds(__rusage_who who)
{
    rusage used {};
    ::getrusage(who, &used);
    return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec)
        + static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

/// Every client has one processor to itself and the service the others. Else the system moves their
/// threads about, and the same work costs once as much and once twice.
inline void stayOnTheClientsProcessor()
{
    cpu_set_t own;
    CPU_ZERO(&own);
    CPU_SET(0, &own);
    ::sched_setaffinity(0, sizeof(own), &own);
}

inline void stayOffTheClientsProcessor()
{
    const long count = ::sysconf(_SC_NPROCESSORS_ONLN);
    if (count < 2)
        return;
    cpu_set_t others;
    CPU_ZERO(&others);
    for (long processor = 1; processor < count; ++processor)
        CPU_SET(static_cast<size_t>(processor), &others);
    ::sched_setaffinity(0, sizeof(others), &others);
}

} // namespace Reelwatch::Bench
