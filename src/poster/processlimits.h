// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

namespace Reelwatch {

/// Takes from this process what no poster needs: more than 1.5 GiB of memory, 10 s of processor
/// time, 64 MiB of file, a core dump. Short of memory it ends and says so. Before anything else.
void limitThisProcess();
/// Ends this process by then and says so, whatever it is at: a decoder may never come back.
void endAfter(std::chrono::milliseconds time);

} // namespace Reelwatch
