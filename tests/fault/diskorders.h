// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <cstdint>

namespace Reelwatch {

/// What a test wants of the disk below a folder, and what the program did there: memory that both
/// have. All zero is a disk without faults.
struct DiskOrders
{
    char folder[512];
    char record[512]; ///< where every change is written down; empty: nowhere
    bool failsReading; ///< it is reading that fails, and not what changes something
    std::atomic<int> calls; ///< that read, or change something, so far
    int failAt; ///< the call, from 1, that fails first
    int failures; ///< how many fail from there on
    int error; ///< with this errno
    std::atomic<int> failed;
    char told[600]; ///< the first that failed, and on which file
};

/// Before each change in the record; the path and the bytes follow.
struct DiskChange
{
    enum Kind : std::int32_t { Create, Write, Truncate, Sync, Rename, Remove, Word };

    Kind kind;
    std::int32_t pathLength;
    std::int64_t place; ///< of a write; the size after a truncation
    std::int64_t length; ///< of the bytes; those of a renaming are the new path
};

} // namespace Reelwatch
