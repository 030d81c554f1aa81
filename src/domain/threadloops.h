// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

/// How the threads beside the window's wait for what comes. Qt has GLib do it, which costs a check
/// half as many calls of the system again; only the window's own needs that.
namespace Reelwatch::ThreadLoops {

/// Threads made from now on wait by themselves. Call it before the first is made; what the user's
/// QT_NO_THREADED_GLIB says, set or empty, stands.
void leaveGLibOut();

/// While one lives, programs that are started know nothing of that. For the window's thread.
class Untold final
{
    Q_DISABLE_COPY_MOVE(Untold)

public:
    Untold();
    ~Untold();
};

} // namespace Reelwatch::ThreadLoops
