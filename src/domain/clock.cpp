// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/clock.h"

namespace Reelwatch {

QDateTime Clock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

std::chrono::milliseconds Clock::steady() const
{
    const auto sinceStart = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(sinceStart);
}

} // namespace Reelwatch
