// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QObject;

namespace Reelwatch::ActionIcons {

/// Gives the window's actions their icons, by their object names in the form.
void give(const QObject &window);

} // namespace Reelwatch::ActionIcons
