// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/clipcontrol.h"

#include "gui/player/clipplayer.h"
#include "gui/player/speeds.h"

namespace Reelwatch {

using namespace std::chrono_literals;
using Command = PlayerActions::Command;

void control(ClipPlayer &player, Command command)
{
    switch (command) {
    case Command::PreviousFrame:
        return player.step(-1);
    case Command::NextFrame:
        return player.step(1);
    case Command::Back:
        return player.skip(-1s);
    case Command::Forward:
        return player.skip(1s);
    case Command::Slower:
        return player.setRate(Speeds::slower(player.rate()));
    case Command::Faster:
        return player.setRate(Speeds::faster(player.rate()));
    case Command::NormalSpeed:
        return player.setRate(1);
    case Command::SetIn:
        return player.setInPoint();
    case Command::SetOut:
        return player.setOutPoint();
    case Command::ClearPoints:
        return player.clearPoints();
    default:
        break;
    }
}

} // namespace Reelwatch
