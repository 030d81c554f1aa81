// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>

#include <malloc.h>
#include <unistd.h>

#ifdef REELWATCH_SANITIZED
#include <sanitizer/allocator_interface.h>
#endif

namespace Reelwatch::Memory {

/// Bytes that this process holds, without those freed meanwhile; under the sanitizers, which keep
/// them for a while, those allocated.
inline qint64 heldBytes()
{
#ifdef REELWATCH_SANITIZED
    return static_cast<qint64>(__sanitizer_get_current_allocated_bytes());
#else
    ::malloc_trim(0);
    QFile statm(QStringLiteral("/proc/self/statm"));
    const QByteArray pages =
        statm.open(QIODevice::ReadOnly) ? statm.readAll().split(' ').value(1) : QByteArray();
    return pages.toLongLong() * ::sysconf(_SC_PAGESIZE);
#endif
}

/// A line of /proc/self/status, such as VmRSS or VmHWM (the most there ever was), in KiB.
inline qint64 statusLine(const QByteArray &name)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &row : status.readAll().split('\n')) {
        if (row.startsWith(QByteArray(name + ":")))
            return row.mid(name.size() + 1).trimmed().split(' ').value(0).toLongLong();
    }
    return 0;
}

/// From now on the most there ever was is what there is now.
inline void forgetPeak()
{
    QFile reset(QStringLiteral("/proc/self/clear_refs"));
    if (reset.open(QIODevice::WriteOnly))
        reset.write("5");
}

} // namespace Reelwatch::Memory
