// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/compacttext.h"

#include <variant>

namespace Reelwatch {

/// What a row is sorted by: nothing when unknown, else a number or a text, the same for all rows of
/// a column.
using SortValue = std::variant<std::monostate, qint64, double, CompactText>;

} // namespace Reelwatch
