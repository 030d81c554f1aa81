// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "intake/reading.h"

namespace Reelwatch::Intake {

/// Reads JSON that begins on the text's first line, whatever stands before it: a submit or status
/// answer, a list of them, an array of ids. Damaged JSON gives the ids it names on its lines, or
/// one reason. Nothing when the line holds no JSON.
[[nodiscard]] std::optional<Reading> readJson(QStringView text, Reach reach);

} // namespace Reelwatch::Intake
