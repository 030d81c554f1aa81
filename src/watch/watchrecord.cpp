// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/watchrecord.h"

#include "domain/clock.h"

#include <algorithm>

namespace Reelwatch::WatchRecord {

using namespace std::chrono_literals;

namespace {

QDateTime wallTime(Plan::Time steady, const Clock &clock)
{
    return clock.now().addMSecs((steady - clock.steady()).count());
}

} // namespace

WatchEvent eventOf(const Plan::Request &request, const QString &id,
                   const Outcome<TaskAnswer> &answer, const Task *task, const Clock &clock)
{
    WatchEvent event {.when = wallTime(request.sent, clock),
                      .account = request.account,
                      .task = request.number,
                      .id = id,
                      .why = request.why,
                      .took = clock.steady() - request.sent};
    if (task) {
        event.status = task->report.status;
        event.again = task->watch.nextCheck;
    }
    if (answer) {
        event.came = answer->unchanged ? WatchEvent::Came::Unchanged : WatchEvent::Came::Answer;
    } else {
        event.came = WatchEvent::Came::Error;
        event.error = answer.error().kind;
        event.http = answer.error().http;
    }
    return event;
}

WatchStanding standingOf(AccountId account, const Plan &plan, const Clock &clock)
{
    WatchStanding standing {.account = account};
    const Lane *lane = plan.find(account);
    if (!lane)
        return standing;
    const Plan::Time now = clock.steady();
    standing.underWay = lane->underWay();
    standing.atOnce = lane->limits().atOnce;
    standing.perSecond = lane->pace().perSecond();
    standing.reachable = plan.perSecond(account);
    standing.watched = lane->size();
    standing.overdue = lane->overdue(now);
    standing.held = lane->isHeld();
    if (const auto next = plan.nextTime(account))
        standing.nextCheck = wallTime(std::max(*next, now), clock);
    if (lane->notBefore() > now)
        standing.slowedUntil = wallTime(lane->notBefore(), clock);
    standing.interval = lane->load().interval();
    standing.stretched = plan.stretchedInterval(account).value_or(0ms);
    return standing;
}

} // namespace Reelwatch::WatchRecord
