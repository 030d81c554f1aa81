// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace Reelwatch {

class Clock;

/// The one timer of the watching: rings once at a moment of the steady clock, and knows by how late
/// it is that the machine slept or the program stood still.
class Alarm final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Alarm)

public:
    using Time = std::chrono::milliseconds; ///< of Clock::steady()

    explicit Alarm(const Clock &clock, QObject *parent = nullptr);
    ~Alarm() override;

    /// Rings at `next`, or earlier where that is far off. Without a time nothing runs; `isAwaiting`
    /// then says that an answer is still to come.
    void set(std::optional<Time> next, bool isAwaiting);
    /// True once after a sleep, whoever has set it anew since.
    [[nodiscard]] bool hasOverslept();

signals:
    void rang();

private:
    void noteSleep();

    const Clock &m_clock;
    QTimer m_timer;
    std::optional<Time> m_expected; ///< by when something happens while the machine is awake
    bool m_hasOverslept = false;
};

} // namespace Reelwatch
