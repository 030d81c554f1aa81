// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>
#include <memory>
#include <vector>

namespace Reelwatch::Bench {

/// Asks another program's window whether it lives, as a window manager does (_NET_WM_PING): its
/// event loop answers between two of its events, so that the answer is as late as a key press would
/// be. The program itself takes no part in it.
class WindowPulse
{
    Q_DISABLE_COPY_MOVE(WindowPulse)

public:
    /// Waits until that process shows a window on the display that is set.
    explicit WindowPulse(qint64 process);
    ~WindowPulse();

    static constexpr std::chrono::milliseconds Interval {20};
    /// How long each answer took, in milliseconds. It is asked every Interval, whether or not it
    /// answers: a window that stands still misses many.
    [[nodiscard]] std::vector<double> feel(std::chrono::milliseconds time);
    /// What the window manager's buttons do.
    void minimise();
    void close();
    /// Whether it has the keyboard.
    [[nodiscard]] bool isActive() const;
    /// Whether a process shows a window now.
    [[nodiscard]] static bool isShown(qint64 process);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Reelwatch::Bench
