// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

#include <QFuture>

/// Takes one kept video, with what stands beside it, to another folder.
namespace Reelwatch::FileMove {

struct Order
{
    QString video; ///< absolute path
    QString lastFrame; ///< absolute path; may be empty
    QString folder; ///< absolute, where to
    qint64 size = 0; ///< of the video
    QByteArray sha256; ///< of the video
};

struct Result
{
    QString video; ///< where it is now; empty: it stays where it was
    QString lastFrame;
    QString problem; ///< a whole sentence, when it stays

    [[nodiscard]] bool isMoved() const { return !video.isEmpty(); }
};

/// On a thread of the pool. On the same file system a rename, else a copy that is compared, synced
/// and named before the original goes; nothing is ever replaced. One that an earlier run moved
/// without being able to tell is found in its new place.
[[nodiscard]] QFuture<Result> begin(const Order &order);

} // namespace Reelwatch::FileMove
