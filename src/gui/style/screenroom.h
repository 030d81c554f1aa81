// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace Reelwatch {

/// Makes a window no larger than its screen leaves room for, frame and all.
void keepOnScreen(QWidget &window);

} // namespace Reelwatch
