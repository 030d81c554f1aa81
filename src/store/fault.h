// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Reelwatch {

/// Why a statement did not work, as far as the program acts on it.
enum class Fault {
    None,
    Busy, ///< another program holds the file
    Full, ///< no room on the disk
    ReadOnly,
    OutOfReach, ///< the file cannot be opened
    Broken, ///< reading or writing the disk failed
    Damaged, ///< not a database, or one with wrong bytes
    Silent, ///< the disk does not answer
    Unfit ///< a sound database, but not this program's
};

/// The fault that one of SQLite's result codes, extended or not, stands for.
[[nodiscard]] Fault faultOf(int sqliteCode) noexcept;

/// What stands in the way of saving, in a short sentence for people.
[[nodiscard]] QString causeOf(Fault fault);

/// A whole sentence for people: what stands in the way of saving and what happens next.
[[nodiscard]] QString describe(Fault fault);

} // namespace Reelwatch
