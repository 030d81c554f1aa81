// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/clock.h"

#include <QTimeZone>

/// A clock that stands still until the test moves it.
class TestClock final : public Reelwatch::Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds steady() const override { return m_steady; }

    void advance(std::chrono::milliseconds by)
    {
        m_steady += by;
        m_now = m_now.addMSecs(by.count());
    }
    /// The wall clock alone jumps; waits must not notice.
    void jump(std::chrono::seconds by) { m_now = m_now.addSecs(by.count()); }

private:
    QDateTime m_now = QDateTime::fromSecsSinceEpoch(1'776'352'000, QTimeZone::utc());
    std::chrono::milliseconds m_steady {1'000'000};
};
