// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

/// How the system shares a processor between the calling thread and whoever else wants it. Threads
/// and programs that it starts take after it. What the user chose for the program stands.
namespace Reelwatch::SchedulingPolicy {

/// Something that comes for the thread does not push aside who runs just then. The network's thread
/// sends half a dozen events for each answer: on a shared processor they are then read in one go.
void waitForTurn();
/// What comes is read at once: the policy of every thread at first.
void goAtOnce();

/// While one lives its thread goes at once, so that a thread that is started does for all its life.
class AtOnce final
{
    Q_DISABLE_COPY_MOVE(AtOnce)

public:
    AtOnce();
    ~AtOnce();

private:
    bool m_waits; ///< as it was found
};

} // namespace Reelwatch::SchedulingPolicy
