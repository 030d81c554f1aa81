// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

#include <QFuture>
#include <QList>

/// The desktop's trash, asked on a thread of the pool: it may lie on a slow disk.
namespace Reelwatch::Trash {

struct Moved
{
    TaskNumber number = 0;
    QString path; ///< where the file stood
    QString inTrash; ///< where it is now; empty: it could not be moved
    bool mayLack = false; ///< it need not be there
};

/// Gives the same list with inTrash filled in, without those that need not be there and are not.
[[nodiscard]] QFuture<QList<Moved>> move(const QList<Moved> &files);
/// Back to where they stood; false when one could not be. What stands there by now stays.
[[nodiscard]] QFuture<bool> putBack(const QList<Moved> &files);

} // namespace Reelwatch::Trash
