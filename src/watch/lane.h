// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "watch/schedule.h"

#include <QSet>
#include <QString>

namespace Reelwatch {

/// The tasks of one account on their way to be asked for, and what holds them back.
struct Lane
{
    QString origin; ///< scheme, host and port: what requests are counted by
    Schedule planned; ///< by cadence or backoff; held while checks or the account are stopped
    Schedule wished; ///< by the user; held by nothing but notBefore
    QSet<TaskNumber> underWay;
    QSet<TaskNumber> forbidden; ///< answered 403; three different ones speak against the key (H53)
    Schedule::Time notBefore {0}; ///< the service's Retry-After: nothing is sent earlier (H56)
    int unreached = 0; ///< requests in a row that found no way to the service

    /// When the next request may go out; nothing when there is none to send.
    [[nodiscard]] std::optional<Schedule::Time> next(bool held) const;
    /// Takes out what may go out now.
    std::optional<TaskNumber> take(Schedule::Time now, bool held);
    /// Plans a task unless its request is under way: its answer plans it then.
    void plan(TaskNumber number, Schedule::Time due);
    void wish(TaskNumber number, Schedule::Time now);
    void forget(TaskNumber number);
};

} // namespace Reelwatch
