// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>

namespace Reelwatch {

/// True when an id may travel in a path (U21): A–Z a–z 0–9 . _ : ~ + / = -, 1 to 512 bytes, not "."
/// or "..", no dot segments.
[[nodiscard]] bool isAllowedTaskId(QStringView id);

/// True for the characters that an allowed id is made of.
[[nodiscard]] bool isTaskIdCharacter(QChar character) noexcept;

} // namespace Reelwatch
