// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/style/screenroom.h"

#include <QScreen>
#include <QWidget>

namespace Reelwatch {

namespace {

/// What a window manager draws around a window, about.
constexpr QSize RoomForFrame(8, 40);

} // namespace

void keepOnScreen(QWidget &window)
{
    window.resize(window.size().boundedTo(window.screen()->availableSize() - RoomForFrame));
}

} // namespace Reelwatch
