// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/checkloop.h"

#include "bench/processors.h"

#include <QElapsedTimer>
#include <QTimer>

namespace Reelwatch::Bench {

using namespace std::chrono_literals;

Checks CheckLoop::run(int checks, int inFlight)
{
    m_result = {};
    m_total = checks;
    m_done = 0;
    QTimer guard;
    QObject::connect(&guard, &QTimer::timeout, &m_loop, [this, last = 0]() mutable {
        if (std::exchange(last, m_done) == m_done)
            m_loop.quit();
    });
    guard.start(1min);
    QElapsedTimer timer;
    timer.start();
    const double before = processorSeconds(RUSAGE_SELF);
    QTimer::singleShot(0, &m_loop, [this, inFlight] {
        for (int i = 0; i < inFlight; ++i)
            askNext();
    });
    m_loop.exec();
    finish();
    m_result.microseconds = (processorSeconds(RUSAGE_SELF) - before) * 1e6 / checks;
    m_result.perSecond = m_done * 1e9 / static_cast<double>(timer.nsecsElapsed());
    return m_result;
}

void CheckLoop::askNext()
{
    if (m_result.asked < m_total)
        ask(m_result.asked++);
}

void CheckLoop::answered(bool good, bool timedOut)
{
    m_result.good += good ? 1 : 0;
    m_result.timedOut += timedOut ? 1 : 0;
    if (++m_done == m_total)
        m_loop.quit();
    askNext();
}

} // namespace Reelwatch::Bench
