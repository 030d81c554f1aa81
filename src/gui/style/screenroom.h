// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace Reelwatch {

/// Makes a window no larger than its screen leaves room for, frame and all.
void keepOnScreen(QWidget &window);
/// The same, and moves it so that all of it is seen: its own screen may be gone (G09).
void bringOnScreen(QWidget &window);

} // namespace Reelwatch
