// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "clips.h"
#include "gui/player/clipplayer.h"

#include <algorithm>
#include <functional>

/// What a player showed, as frame numbers of count.mp4.
class Shown final : public QObject
{
public:
    explicit Shown(Reelwatch::ClipPlayer &player)
    {
        connect(&player, &Reelwatch::ClipPlayer::frameShown, this,
                [this](const Reelwatch::ClipFrame &frame) {
                    numbers.append(Clips::number(frame.toImage()));
                });
    }

    [[nodiscard]] int last() const { return numbers.isEmpty() ? -1 : numbers.last(); }
    /// True when the clip began again: a picture is followed by an earlier one.
    [[nodiscard]] bool wrapped() const
    {
        return std::adjacent_find(numbers.begin(), numbers.end(), std::greater<>())
            != numbers.end();
    }

    QList<int> numbers;
};
