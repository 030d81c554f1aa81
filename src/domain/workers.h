// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QThreadPool>
#include <QtConcurrentRun>

#include <utility>

/// The threads for work that may wait for a disk. QtGui 6.4 paints large shapes with those of the
/// global pool and waits for them: what hangs there stops the window.
namespace Reelwatch::Workers {

/// Waited for as the application ends.
[[nodiscard]] QThreadPool &pool();

/// QtConcurrent::run() on the pool.
template<typename Work, typename... Arguments>
[[nodiscard]] auto run(Work &&work, Arguments &&...arguments)
{
    return QtConcurrent::run(&pool(), std::forward<Work>(work),
                             std::forward<Arguments>(arguments)...);
}

} // namespace Reelwatch::Workers
