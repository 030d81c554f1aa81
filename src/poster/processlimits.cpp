// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "poster/processlimits.h"

#include <csignal>
#include <sys/resource.h>

namespace Reelwatch {

namespace {

#ifdef REELWATCH_SANITIZED
constexpr bool Sanitized = true;
#else
constexpr bool Sanitized = false;
#endif

template<typename Resource>
void limit(Resource resource, rlim_t most)
{
    const rlimit both {.rlim_cur = most, .rlim_max = most};
    ::setrlimit(resource, &both);
}

} // namespace

void limitThisProcess()
{
    constexpr rlim_t MiB = 1024UL * 1024UL;
    if constexpr (!Sanitized) // its shadow alone takes terabytes of address space
        limit(RLIMIT_AS, 1536 * MiB);
    limit(RLIMIT_CPU, 10);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 64 * MiB);
    std::signal(SIGXFSZ, SIG_IGN); // a write that is too long fails and is reported
}

} // namespace Reelwatch
