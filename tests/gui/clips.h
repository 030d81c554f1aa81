// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QString>

#include <cmath>

/// The clips of tests/data/clips: each frame is one grey, brighter by a fixed step than the last.
namespace Clips {

inline QString path(const char *name)
{
    return QStringLiteral(TEST_DATA_DIR "/clips/") + QLatin1StringView(name);
}

/// Which frame of count.mp4 (50 of them, 25 a second) a picture shows; -1: none of them.
inline int number(const QImage &picture)
{
    if (picture.isNull())
        return -1;
    const double luma = 16 + qGray(picture.pixel(picture.rect().center())) * 219.0 / 255;
    const double number = (luma - 30) / 4;
    return std::abs(number - std::round(number)) < 0.4 ? static_cast<int>(std::round(number)) : -1;
}

} // namespace Clips
