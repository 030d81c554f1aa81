// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>

#include <chrono>
#include <memory>
#include <vector>

struct xcb_connection_t;

namespace Reelwatch::Bench {

/// Sees every change on an X display, through its DAMAGE extension.
class ScreenWatch
{
    Q_DISABLE_COPY_MOVE(ScreenWatch)

public:
    ScreenWatch();
    ~ScreenWatch();

    /// Milliseconds on the timer.
    struct Changes
    {
        double first = 0;
        double complete = 0; ///< nine tenths of what is to change look as they will in the end
        double last = 0;
    };
    /// Waits until something changes and then nothing does for `quiet`.
    [[nodiscard]] Changes awaitQuiet(const QElapsedTimer &timer, std::chrono::milliseconds quiet);
    /// What changes from now on counts, once it stands still.
    void clear();

private:
    /// The picture as a number for each of its squares.
    using Picture = std::vector<size_t>;

    /// False when nothing comes for so long.
    [[nodiscard]] bool awaitChange(std::chrono::milliseconds patience);
    [[nodiscard]] Picture picture() const;

    struct Size
    {
        quint16 width = 0;
        quint16 height = 0;
    };

    std::unique_ptr<xcb_connection_t, void (*)(xcb_connection_t *)> m_display;
    quint32 m_root = 0;
    Size m_size;
    Picture m_before;
    quint8 m_changeEvent = 0;
};

} // namespace Reelwatch::Bench
