// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>

#include <chrono>
#include <functional>
#include <utility>

namespace Reelwatch {

/// A decoded picture and its place in the clip.
class ClipFrame final
{
public:
    using Time = std::chrono::microseconds;

    ClipFrame() = default;
    /// `image` is asked only for a frame that is looked at.
    ClipFrame(const QSize &size, Time start, Time end, std::function<QImage()> image)
        : m_size(size)
        , m_start(start)
        , m_end(end)
        , m_image(std::move(image))
    {
    }

    [[nodiscard]] bool isValid() const { return m_image != nullptr; }
    /// Before a turn that the clip asks for.
    [[nodiscard]] QSize size() const { return m_size; }
    [[nodiscard]] Time start() const { return m_start; }
    [[nodiscard]] Time end() const { return m_end; }
    /// Converted anew with each call.
    [[nodiscard]] QImage toImage() const { return m_image ? m_image() : QImage(); }

private:
    QSize m_size;
    Time m_start {0};
    Time m_end {0};
    std::function<QImage()> m_image;
};

} // namespace Reelwatch

Q_DECLARE_METATYPE(Reelwatch::ClipFrame)
