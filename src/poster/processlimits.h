// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Reelwatch {

/// Takes from this process what no poster needs: more than 1.5 GiB of memory, 10 s of processor
/// time, 64 MiB of file, a core dump. Before anything else.
void limitThisProcess();

} // namespace Reelwatch
