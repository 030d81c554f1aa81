// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <array>

namespace Reelwatch::Speeds {

inline constexpr std::array All {0.1, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0};

/// The next speed of the list, or the same at its end.
[[nodiscard]] double slower(double rate);
[[nodiscard]] double faster(double rate);
/// "1.5×"
[[nodiscard]] QString label(double rate);

} // namespace Reelwatch::Speeds
