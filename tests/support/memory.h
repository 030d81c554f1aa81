// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>
#include <QString>

/// This process's memory in KiB.
namespace Memory {

/// A line of /proc/self/status, such as VmRSS or VmHWM (the most there ever was).
inline qint64 line(const QByteArray &name)
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

} // namespace Memory
