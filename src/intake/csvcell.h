// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// Cells of tables that other programs open.
namespace Reelwatch::Intake {

/// The text as a cell (RFC 4180). A spreadsheet takes what begins with = + - @, a tab or a line
/// break for a formula: an apostrophe before it keeps that from happening (T17).
[[nodiscard]] QString csvCell(const QString &text);
/// The text of a cell that csvCell() made, once its quotes are off.
[[nodiscard]] QString withoutGuard(const QString &cell);

} // namespace Reelwatch::Intake
