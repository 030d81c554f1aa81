// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/processlimits.h"

#include <csignal>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace Reelwatch {

void setProcessLimits()
{
    // A write beyond the limit then fails with EFBIG, which is told like a full disk.
    std::signal(SIGXFSZ, SIG_IGN);
    mallopt(M_ARENA_MAX, 1); // what one thread lets go of is free for the others
#ifdef QT_NO_DEBUG
    const rlimit none {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
#endif
}

} // namespace Reelwatch
