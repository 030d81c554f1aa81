// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/style/colourscheme.h"

namespace Reelwatch {

/// What the user can choose in the settings.
struct Preferences
{
    ColourScheme::Wish appearance = ColourScheme::Wish::System;
    bool notify = true; ///< a notification when videos end unseen
    bool tray = false; ///< an icon in the tray; closing the window hides it there

    bool operator==(const Preferences &) const = default;
};

} // namespace Reelwatch
