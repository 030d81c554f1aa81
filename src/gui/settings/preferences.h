// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/style/colourscheme.h"

#include <QString>

#include <chrono>

namespace Reelwatch {

/// What the user can choose in the settings.
struct Preferences
{
    static constexpr std::chrono::seconds ShortestInterval {1};
    static constexpr std::chrono::seconds MostInterval {3600};

    ColourScheme::Wish appearance = ColourScheme::Wish::System;
    bool notify = true; ///< a notification when videos end unseen
    bool tray = false; ///< an icon in the tray; closing the window hides it there

    std::chrono::seconds leastInterval {5}; ///< between two checks of a video
    std::chrono::seconds longestInterval {60}; ///< not below leastInterval
    bool checksWhileHidden = true; ///< hidden in the tray or minimised

    QString libraryFolder; ///< absolute, of fetched videos; empty: the standard one
    QString namePattern; ///< of their names; empty: the standard one
    bool sidecars = false; ///< the service's last answer beside each

    bool operator==(const Preferences &) const = default;
};

} // namespace Reelwatch
