// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Reelwatch {

struct Task;

/// Names of result files, safe on every file system: letters, digits and signs of any script,
/// "-", "_" and single dots; no leading dot or dash, no device name of Windows.
namespace FileName {

/// The longest stem in bytes of UTF-8; with " (99)" and a suffix it stays under 120.
constexpr qsizetype LongestStem = 108;

/// Model, prompt and id of a task as a stem without suffix; never empty (D07).
[[nodiscard]] QString stem(const Task &task);
/// Any text as a part of a name, at most `bytes` long, cut between whole characters (D09). May be
/// empty.
[[nodiscard]] QString safe(const QString &text, qsizetype bytes);

} // namespace FileName

} // namespace Reelwatch
