// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>
#include <QFileInfo>

namespace Reelwatch {

/// For a QTemporaryDir where syncing costs nothing: who kills programs and lets calls fail means
/// their order, not the disk.
inline QString quickFolder()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath())
        + QStringLiteral("/reelwatch-XXXXXX");
}

} // namespace Reelwatch
