// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// Names of result files, safe on every file system: letters, digits and signs of any script,
/// "-", "_" and single dots; no leading dot or dash, no device name of Windows.
namespace Reelwatch::FileName {

enum class End { First, Last };

/// Any text as a name or a part of one, at most `bytes` long, cut between whole characters (D09).
/// May be empty.
[[nodiscard]] QString safe(const QString &text, qsizetype bytes);
/// Everything outside the whitelist, and dashes, as one "-" a run, ends as they are.
[[nodiscard]] QString whitelisted(const QString &text);
/// At most `characters` of a safe text, as people count them, from one of its ends; safe again.
[[nodiscard]] QString shortened(const QString &text, qsizetype characters, End end);

} // namespace Reelwatch::FileName
