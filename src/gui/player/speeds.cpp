// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/speeds.h"

#include <QLocale>

#include <algorithm>

namespace Reelwatch::Speeds {

double slower(double rate)
{
    const auto *next = std::lower_bound(All.begin(), All.end(), rate);
    return next == All.begin() ? All.front() : *std::prev(next);
}

double faster(double rate)
{
    const auto *next = std::upper_bound(All.begin(), All.end(), rate);
    return next == All.end() ? All.back() : *next;
}

QString label(double rate)
{
    return QLocale().toString(rate, 'g', 3) + u'×';
}

} // namespace Reelwatch::Speeds
