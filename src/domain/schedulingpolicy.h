// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

/// How the system shares a processor between the calling thread and whoever else wants it. Threads
/// and programs that it starts take after it; what the user chose by chrt stands.
namespace Reelwatch::SchedulingPolicy {

/// Something that comes for the thread does not push aside who runs just then. The network's thread
/// sends half a dozen events for each answer: on a shared processor they are then read in one go.
void waitForTurn();
/// What comes is read at once: the policy of every thread at first.
void goAtOnce();

} // namespace Reelwatch::SchedulingPolicy
