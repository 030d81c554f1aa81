// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSize>

namespace Reelwatch {

/// More pixels than 8192 × 8192 are not decoded: 16000 × 8000 would take a gigabyte (V07).
constexpr bool isTooLarge(QSize picture) noexcept
{
    constexpr qint64 Most = qint64 {8192} * 8192;
    return qint64 {picture.width()} * picture.height() > Most;
}

} // namespace Reelwatch
