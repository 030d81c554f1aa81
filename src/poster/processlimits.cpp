// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "poster/processlimits.h"

#include <csignal>
#include <cstdlib>
#include <new>
#include <string_view>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

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

/// Nothing that needs memory, or that a signal may interrupt.
[[noreturn]] void endWith(std::string_view line)
{
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
    ::_exit(EXIT_FAILURE);
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
    std::set_new_handler([] { endWith("reelwatch-poster: not enough memory\n"); });
}

void endAfter(std::chrono::milliseconds time)
{
    std::signal(SIGALRM, [](int) { endWith("reelwatch-poster: no picture in time\n"); });
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const std::chrono::microseconds rest = time - seconds;
    const itimerval once {.it_interval = {},
                          .it_value = {.tv_sec = seconds.count(), .tv_usec = rest.count()}};
    ::setitimer(ITIMER_REAL, &once, nullptr);
}

} // namespace Reelwatch
