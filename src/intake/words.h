// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "intake/reading.h"

namespace Reelwatch::Intake {

/// True for a word that is an id when nothing else stands on its line: 6 characters or more with a
/// digit, "_" or "-" in them (4 with "_").
[[nodiscard]] bool isIdAlone(QStringView word);
/// True for a word that is an id even beside others: as above with a digit in it, and no date,
/// number, size, file or model name.
[[nodiscard]] bool isIdAmongWords(QStringView word);
/// True for a line of ids and nothing else.
[[nodiscard]] bool holdsOnlyIds(QStringView line);
/// The id that a line names as such: `task_id=vid_1`, `"id": "vid_1",`. Never looks into a quoted
/// text.
[[nodiscard]] std::optional<Finding> namedId(QStringView line);
/// The ids among the words that stand beside links: all of them, or those that are nothing else.
[[nodiscard]] QList<Finding> idsBesideLinks(QStringView line);
/// Everything a line of plain words holds: its ids, or one finding with the reason why not.
[[nodiscard]] QList<Finding> readWords(QStringView line);

} // namespace Reelwatch::Intake
