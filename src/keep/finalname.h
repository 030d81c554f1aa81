// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// How a finished file gets its name: never in the place of another.
namespace Reelwatch::FinalName {

constexpr int MostNumbered = 999;

/// "stem.suffix", "stem (2).suffix" … (D05)
[[nodiscard]] QString numbered(const QString &stem, int number, const QString &suffix);
/// Whether anything at all stands there (D06).
[[nodiscard]] bool isTaken(const QString &path);
/// 0, or the system's error; EEXIST when the name is taken, whatever it is taken by.
[[nodiscard]] int renameWithoutReplacing(const QString &from, const QString &to);
/// What was named in it stays named when the machine ends (D24). Where folders cannot be synced,
/// the name stands all the same.
void syncFolder(const QString &path);

} // namespace Reelwatch::FinalName
