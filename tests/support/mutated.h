// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayList>
#include <QRandomGenerator>

namespace Reelwatch {

/// Twenty copies of a clip, each with a few bytes changed by chance between `begin` and `end`: the
/// same ones every time (V10).
inline QByteArrayList mutatedCopies(const QByteArray &clip, int begin, int end)
{
    constexpr int Copies = 20;
    constexpr int Changes = 8;
    QRandomGenerator random(20260401);
    QByteArrayList copies;
    for (int number = 0; number < Copies; ++number) {
        QByteArray &copy = copies.emplaceBack(clip);
        for (int change = 0; change < Changes; ++change)
            copy[random.bounded(begin, end)] = static_cast<char>(random.bounded(256));
    }
    return copies;
}

} // namespace Reelwatch
