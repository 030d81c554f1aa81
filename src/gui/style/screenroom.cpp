// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/style/screenroom.h"

#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace Reelwatch {

namespace {

/// What a window manager draws around a window, about.
constexpr QSize RoomForFrame(8, 40);

} // namespace

void keepOnScreen(QWidget &window)
{
    window.resize(window.size().boundedTo(window.screen()->availableSize() - RoomForFrame));
}

void bringOnScreen(QWidget &window)
{
    if (window.windowState().testAnyFlags(Qt::WindowMaximized | Qt::WindowFullScreen))
        return;
    keepOnScreen(window);
    const QRect screen = window.screen()->availableGeometry();
    const QSize room = screen.size() - RoomForFrame - window.size();
    const QPoint wanted = window.pos() - screen.topLeft();
    window.move(screen.topLeft()
                + QPoint(std::clamp(wanted.x(), 0, std::max(room.width(), 0)),
                         std::clamp(wanted.y(), 0, std::max(room.height(), 0))));
}

} // namespace Reelwatch
