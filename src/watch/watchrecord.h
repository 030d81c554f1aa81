// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/taskclient.h"
#include "domain/watchevent.h"
#include "watch/plan.h"

namespace Reelwatch {

class Clock;

/// What the watching can tell of itself: its last requests, and how it stands with each account.
class WatchRecord
{
public:
    static constexpr qsizetype EventsKept = 200;

    /// The newest last.
    [[nodiscard]] const QList<WatchEvent> &events() const { return m_events; }
    /// Takes down a request that has just ended; `task` is what is known of it now, if it is still
    /// watched.
    const WatchEvent &add(const Plan::Request &request, const QString &id,
                          const Outcome<TaskAnswer> &answer, const Task *task, const Clock &clock);
    [[nodiscard]] WatchStanding standing(AccountId account, const Plan &plan,
                                         const Clock &clock) const;

private:
    QList<WatchEvent> m_events;
    QHash<AccountId, QDateTime> m_lastAnswers;
};

} // namespace Reelwatch
