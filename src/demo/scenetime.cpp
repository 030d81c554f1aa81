// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/scenetime.h"

#include <algorithm>
#include <cmath>

namespace Reelwatch {

SceneTime::SceneTime(const Clock &clock, double speed)
    : m_clock(clock)
    , m_speed(speed)
    , m_begun(clock.now())
    , m_begunSteady(clock.steady())
{
    Q_ASSERT(speed > 0);
}

std::chrono::milliseconds SceneTime::elapsed() const
{
    const auto real = m_clock.steady() - m_begunSteady;
    return std::chrono::milliseconds(std::llround(double(real.count()) * m_speed));
}

QDateTime SceneTime::at(std::chrono::milliseconds moment) const
{
    return m_begun.addMSecs(std::llround(double(moment.count()) / m_speed));
}

std::chrono::seconds SceneTime::lasting(std::chrono::seconds stretch) const
{
    const auto real = std::chrono::seconds(std::llround(double(stretch.count()) / m_speed));
    return std::max(std::chrono::seconds(1), real);
}

} // namespace Reelwatch
