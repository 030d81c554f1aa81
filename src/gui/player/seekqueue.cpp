// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/seekqueue.h"

#include <algorithm>
#include <utility>

namespace Reelwatch {

std::optional<SeekQueue::Time> SeekQueue::ask(Time target)
{
    if (m_underWay) {
        m_waiting = target;
        return {};
    }
    m_underWay = target;
    return target;
}

bool SeekQueue::isAnswer(Time frameStart, Time tolerance) const
{
    return !m_underWay || std::chrono::abs(frameStart - *m_underWay) <= tolerance;
}

std::optional<SeekQueue::Time> SeekQueue::takeNext()
{
    m_underWay = std::exchange(m_waiting, std::nullopt);
    return m_underWay;
}

void SeekQueue::limit(Time last)
{
    if (m_waiting)
        m_waiting = std::min(*m_waiting, last);
}

void SeekQueue::clear()
{
    m_underWay.reset();
    m_waiting.reset();
}

} // namespace Reelwatch
