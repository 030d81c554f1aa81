// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "intake/reading.h"

namespace Reelwatch::Intake {

/// Reads a table that begins the text: comma, semicolon, tab or bar between its cells. With a
/// header the column id, video_id, task_id or url; else the first column that holds ids, different
/// ones before repeated ones. It ends at an empty line. Nothing when the line begins no table.
[[nodiscard]] std::optional<Reading> readTable(QStringView text, Reach reach);

} // namespace Reelwatch::Intake
