// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QEventLoop>

namespace Reelwatch::Bench {

/// What a number of checks cost and came to.
struct Checks
{
    int asked = 0;
    int good = 0;
    int timedOut = 0;
    double microseconds = 0; ///< of processor time per check, all threads of the asker
    double perSecond = 0;
};

/// Asks again as soon as an answer came, so many at once.
class CheckLoop
{
    Q_DISABLE_COPY_MOVE(CheckLoop)

public:
    CheckLoop() = default;
    virtual ~CheckLoop() = default;

    /// Ends at the latest when nothing came for a minute.
    Checks run(int checks, int inFlight);

protected:
    virtual void ask(int check) = 0;
    /// What is still to be done for the checks of this turn, and counts with them.
    virtual void finish() { }
    void answered(bool good, bool timedOut = false);

private:
    void askNext();

    Checks m_result;
    int m_total = 0;
    int m_done = 0;
    QEventLoop m_loop;
};

} // namespace Reelwatch::Bench
