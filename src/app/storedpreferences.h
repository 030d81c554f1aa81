// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/settings/preferences.h"

namespace Reelwatch {

class Settings;

/// What the user chose, as it stands in the library; what was never chosen, or cannot be, is the
/// default.
[[nodiscard]] Preferences preferencesIn(const Settings &settings);
void store(const Preferences &preferences, Settings &settings);

} // namespace Reelwatch
