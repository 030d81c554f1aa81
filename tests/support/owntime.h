// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <ctime>

/// What this thread has worked, however busy the machine is.
inline std::chrono::milliseconds ownTime()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec)
        + std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::nanoseconds(time.tv_nsec));
}

/// How long a thread that draws may be busy at one stretch while a test looks on. Promised are 100
/// ms (P10) of the program as it is installed; without optimisation the same work takes five times
/// as long (measured), and with the sanitizers watching every step five times longer still.
#if defined(REELWATCH_SANITIZED)
constexpr std::chrono::milliseconds BusyLimit {2500};
#elif defined(__OPTIMIZE__)
constexpr std::chrono::milliseconds BusyLimit {100};
#else
constexpr std::chrono::milliseconds BusyLimit {500};
#endif
