// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/sweep.h"

#include <QRandomGenerator>

#include <algorithm>

namespace Reelwatch {

Sweep::Sweep(Time begin, Time window, qsizetype count)
    : m_begin(begin)
    , m_window(window)
    , m_count(std::max<qsizetype>(count, 1))
{
}

Sweep::Time Sweep::next(QRandomGenerator &random)
{
    const qsizetype place = m_given++;
    if (place == 0)
        return m_begin;
    const double part =
        (static_cast<double>(place) + random.generateDouble()) / static_cast<double>(m_count);
    return m_begin + Time(static_cast<Time::rep>(static_cast<double>(m_window.count()) * part));
}

} // namespace Reelwatch
