// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/lane.h"

#include <algorithm>

namespace Reelwatch {

std::optional<Schedule::Time> Lane::next(bool held) const
{
    std::optional<Schedule::Time> earliest = wished.earliest();
    if (const auto due = planned.earliest(); due && !held)
        earliest = std::min(earliest.value_or(*due), *due);
    if (!earliest)
        return std::nullopt;
    return std::max(*earliest, notBefore);
}

std::optional<TaskNumber> Lane::take(Schedule::Time now, bool held)
{
    if (now < notBefore)
        return std::nullopt;
    std::optional<TaskNumber> number = wished.take(now);
    if (!number && !held)
        number = planned.take(now);
    if (number)
        planned.remove(*number);
    return number;
}

void Lane::plan(TaskNumber number, Schedule::Time due)
{
    if (!underWay.contains(number))
        planned.set(number, due);
}

void Lane::wish(TaskNumber number, Schedule::Time now)
{
    if (!underWay.contains(number))
        wished.set(number, now);
}

void Lane::forget(TaskNumber number)
{
    planned.remove(number);
    wished.remove(number);
    forbidden.remove(number);
}

} // namespace Reelwatch
