// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>

#include <chrono>

namespace Reelwatch {

/// One moment by both clocks.
struct Instant
{
    std::chrono::milliseconds steady;
    QDateTime now;
};

/// The time, as everything that waits or ages sees it; tests pass one they can move.
class Clock
{
public:
    Clock() = default;
    virtual ~Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    Clock(Clock &&) = delete;
    Clock &operator=(Clock &&) = delete;

    /// Wall clock, UTC: what people read. May jump.
    [[nodiscard]] virtual QDateTime now() const;
    /// Never goes back and goes on while the machine sleeps: what waits are measured with.
    [[nodiscard]] virtual std::chrono::milliseconds steady() const;
    [[nodiscard]] Instant instant() const { return {steady(), now()}; }
};

} // namespace Reelwatch
