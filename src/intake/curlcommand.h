// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "intake/reading.h"

namespace Reelwatch::Intake {

/// Reads a curl command that begins the text, over as many lines as its quotes and continuations
/// take. Its data is never searched for ids. Nothing when the line is no such command.
[[nodiscard]] std::optional<Reading> readCurl(QStringView text, Reach reach);

} // namespace Reelwatch::Intake
