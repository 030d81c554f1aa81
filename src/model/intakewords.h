// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/intakejudge.h"

#include <QString>

#include <array>

/// How the preview of a text says what it found.
namespace Reelwatch::IntakeWords {

using Counts = std::array<int, 4>; ///< by Judgement::Verdict

/// The id, or of what is refused an excerpt.
[[nodiscard]] QString id(const Intake::Entry &entry);
/// "Studio", "No key yet"; empty for what is refused.
[[nodiscard]] QString key(const Judgement &judgement, const AccountStore &accounts);
/// "New", "Already watched", "Same as line 3", or why it is refused.
[[nodiscard]] QString verdict(const Intake::Entry &entry, const Judgement &judgement);
/// The row as one sentence for a screen reader.
[[nodiscard]] QString spoken(const Intake::Entry &entry, const Judgement &judgement,
                             const AccountStore &accounts);
/// "12 new, 3 already watched, 1 refused", and why a text was not read to its end.
[[nodiscard]] QString summary(const Counts &counts, Intake::Reason problem);

} // namespace Reelwatch::IntakeWords
