// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/allocator.h"

#include <chrono>

#ifndef REELWATCH_SANITIZED // the sanitizers come with an allocator of their own
#include <mimalloc.h>
#endif

namespace Reelwatch {

namespace {

using namespace std::chrono_literals;

void keepFreedMemoryFor([[maybe_unused]] std::chrono::milliseconds moment)
{
#ifndef REELWATCH_SANITIZED
#if MI_MALLOC_VERSION < 210
    constexpr mi_option_t Delay = mi_option_decommit_delay;
#else
    constexpr mi_option_t Delay = mi_option_purge_delay;
#endif
    mi_option_set(Delay, static_cast<long>(moment.count()));
#endif
}

} // namespace

void giveFreedMemoryBack()
{
    keepFreedMemoryFor(0ms);
}

void keepFreedMemory()
{
    keepFreedMemoryFor(25ms);
}

} // namespace Reelwatch
