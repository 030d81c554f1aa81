// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace Reelwatch::Intake {

constexpr qsizetype TextLimit =
    qsizetype {8} * 1024 * 1024; ///< characters of a text, bytes of a file (L03)
constexpr qsizetype FileLimit =
    qsizetype {64} * 1024 * 1024; ///< bytes of a list that is imported (S17)
constexpr qsizetype LineLimit = qsizetype {64} * 1024; ///< characters; JSON may be longer
constexpr qsizetype EntryLimit = 100'000; ///< of all kinds
constexpr qsizetype KeyLimit = 20; ///< keys offered from one text; more are hidden all the same

} // namespace Reelwatch::Intake
