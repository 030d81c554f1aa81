// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/player/playeractions.h"

namespace Reelwatch {

class ClipPlayer;

/// Carries out the commands that move through a clip: frames, seconds, speed, in and out points.
/// Leaves every other command alone.
void control(ClipPlayer &player, PlayerActions::Command command);

} // namespace Reelwatch
