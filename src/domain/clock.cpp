// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/clock.h"

#include <ctime>

namespace Reelwatch {

QDateTime Clock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

std::chrono::milliseconds Clock::steady() const
{
    using namespace std::chrono;
#ifdef CLOCK_BOOTTIME // steady_clock stands still in a suspended machine, Retry-After does not
    timespec time {};
    if (clock_gettime(CLOCK_BOOTTIME, &time) == 0)
        return seconds(time.tv_sec) + duration_cast<milliseconds>(nanoseconds(time.tv_nsec));
#endif
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch());
}

} // namespace Reelwatch
