// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Reelwatch {

/// What the process as a whole must not do: die of a full disk quota (D03), or leave its memory,
/// keys and all, in a core file (K17). Call it before anything else.
void setProcessLimits();

/// Whether there is room for the files and connections that the program cannot do without (L14).
/// Where the process may, it makes that room; where there is none, it says so on the error output.
[[nodiscard]] bool mayOpenEnoughFiles();

} // namespace Reelwatch
