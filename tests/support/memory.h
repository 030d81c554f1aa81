// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>

#include <unistd.h>

#ifdef REELWATCH_SANITIZED
#include <sanitizer/allocator_interface.h>
#endif

namespace Reelwatch {

/// Bytes that this process holds; under the sanitizers, which keep for a while what was freed,
/// those allocated.
inline qint64 heldBytes()
{
#ifdef REELWATCH_SANITIZED
    return static_cast<qint64>(__sanitizer_get_current_allocated_bytes());
#else
    QFile statm(QStringLiteral("/proc/self/statm"));
    const QByteArray pages =
        statm.open(QIODevice::ReadOnly) ? statm.readAll().split(' ').value(1) : QByteArray();
    return pages.toLongLong() * ::sysconf(_SC_PAGESIZE);
#endif
}

} // namespace Reelwatch
