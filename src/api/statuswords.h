// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/taskreport.h"

namespace Reelwatch {

/// The status a service means by a word, whatever its case and blanks; Unrecognised for a word that
/// nobody knows.
[[nodiscard]] TaskReport::Status statusOf(const QString &word);

} // namespace Reelwatch
