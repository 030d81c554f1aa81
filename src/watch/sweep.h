// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>

class QRandomGenerator;

namespace Reelwatch {

/// Moments for many tasks at once: the first at the beginning, the others one in each equal part
/// of the window, so that they neither fall together nor keep step (L11).
class Sweep
{
public:
    using Time = std::chrono::milliseconds; ///< of Clock::steady()

    Sweep(Time begin, Time window, qsizetype count);

    /// The next moment; never before the one given last.
    [[nodiscard]] Time next(QRandomGenerator &random);

private:
    Time m_begin;
    Time m_window;
    qsizetype m_count;
    qsizetype m_given = 0;
};

} // namespace Reelwatch
