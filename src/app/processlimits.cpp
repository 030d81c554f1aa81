// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/processlimits.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace Reelwatch {

namespace {

/// The window, the library and a few connections. With half of them GLib or Qt would end the
/// program in the middle of its work.
constexpr int FewestFiles = 40;
constexpr rlim_t EnoughFiles = 1024;

rlim_t mostFiles()
{
    rlimit files {};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = std::max(files.rlim_cur, std::min(files.rlim_max, EnoughFiles));
    setrlimit(RLIMIT_NOFILE, &files);
    return files.rlim_cur;
}

} // namespace

void setProcessLimits()
{
    // A write beyond the limit then fails with EFBIG, which is told like a full disk.
    std::signal(SIGXFSZ, SIG_IGN);
#ifdef QT_NO_DEBUG
    const rlimit none {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
#endif
}

bool mayOpenEnoughFiles()
{
    const rlim_t most = mostFiles();
    int free = 0;
    for (int file = 0; rlim_t(file) < most && free < FewestFiles; ++file)
        free += int(fcntl(file, F_GETFD) < 0);
    if (free == FewestFiles)
        return true;
    std::fprintf(stderr,
                 "reelwatch: only %d more files may be opened at once, and at least %d are needed. "
                 "Raise the limit (ulimit -n 1024), then start again.\n",
                 free, FewestFiles);
    return false;
}

} // namespace Reelwatch
