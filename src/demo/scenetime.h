// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/clock.h"

#include <chrono>

namespace Reelwatch {

/// The scene's own time: how far the play has gone since it began, possibly faster than life.
class SceneTime final
{
public:
    /// Begins now. A speed of 10 makes everything happen in a tenth of the time; it must be above
    /// 0.
    explicit SceneTime(const Clock &clock, double speed = 1);

    /// Since the beginning, in the scene's own measure.
    [[nodiscard]] std::chrono::milliseconds elapsed() const;
    /// When, by the clock on the wall, the scene reaches this moment; before the beginning is
    /// negative.
    [[nodiscard]] QDateTime at(std::chrono::milliseconds moment) const;
    /// How long a stretch of the scene lasts for those who watch, at least a second.
    [[nodiscard]] std::chrono::seconds lasting(std::chrono::seconds stretch) const;

private:
    const Clock &m_clock;
    double m_speed;
    QDateTime m_begun;
    std::chrono::milliseconds m_begunSteady;
};

} // namespace Reelwatch
