// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/aftermath.h"

#include "watch/consequence.h"
#include "watch/retrybudget.h"

#include <algorithm>

namespace Reelwatch {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

/// How long a service may not know an id that it has only just given out (H54).
constexpr milliseconds NotFoundGrace = 60s;
constexpr int NotFoundInARow = 3;
/// True when an error speaks of this task or its way, not of the account as a whole.
bool countsAgainstTask(ApiError::Kind kind)
{
    return kind != ApiError::Kind::Cancelled && kind != ApiError::Kind::KeyMissing
        && kind != ApiError::Kind::RateLimited;
}

Watch afterFailure(const Task &task, const ApiError &error, const QDateTime &now)
{
    Watch watch = task.watch;
    watch.state = consequenceOf(error.kind).task;
    if (error.retryAfter && error.kind != ApiError::Kind::RateLimited) // which is the account's
        watch.notBefore = now.addMSecs(putOffBy(error.retryAfter).count());
    const int notFound = error.kind == ApiError::Kind::NotFound ? watch.notFound + 1 : 0;
    watch.notFound = static_cast<quint16>(std::min(notFound, NotFoundInARow));
    if (countsAgainstTask(error.kind)) {
        ++watch.failures;
        watch.reason = error.message;
        if (!watch.failingSince.isValid())
            watch.failingSince = now;
    }
    return watch;
}

bool isForTheUser(Watch::State state)
{
    return state == Watch::State::Paused || state == Watch::State::Denied;
}

bool isGone(const Watch &watch, const Circumstances &here)
{
    return watch.notFound >= NotFoundInARow && here.watchedFor >= NotFoundGrace;
}

} // namespace

milliseconds putOffBy(std::optional<milliseconds> asked)
{
    return std::clamp<milliseconds>(asked.value_or(0ms), 0ms, LongestPause);
}

bool hasMoreToSay(const Task &task)
{
    if (task.report.status != TaskReport::Status::Completed)
        return !isFinal(task.report.status);
    return task.report.link.isEmpty() && task.keeping.state != Keeping::State::Kept;
}

bool isPending(const Task &task)
{
    return hasMoreToSay(task) && task.watch.state != Watch::State::NotFound
        && !isForTheUser(task.watch.state);
}

milliseconds intervalOf(const Task &task, const Circumstances &here)
{
    if (isFinal(task.report.status))
        return Cadence::whileWithoutLink(here.withoutLink);
    if (task.report.status == TaskReport::Status::Unrecognised)
        return std::max(Cadence::whileUnrecognised(), here.bounds.floor);
    const milliseconds wanted =
        here.usual ? Cadence::whileRunning(here.age, *here.usual) : Cadence::whileRunning(here.age);
    return std::clamp(wanted, here.bounds.floor, here.bounds.ceiling);
}

NearlyUp nearlyUpOf(const Circumstances &here)
{
    return here.usual ? Cadence::nearlyUp(here.steady - here.age, *here.usual) : NearlyUp();
}

Aftermath afterAnswer(const Task &task, const Circumstances &here,
                      std::optional<milliseconds> pollAfter, QRandomGenerator &random)
{
    Aftermath result {.watch = {.state = Watch::State::Ended,
                                .lastAsked = task.watch.lastAsked,
                                .lastAnswered = here.now,
                                .notBefore = task.watch.notBefore}};
    if (!hasMoreToSay(task))
        return result;
    result.watch.state = Watch::State::Waiting;
    const milliseconds wished = putOffBy(pollAfter);
    result.pollAfter = wished;
    result.interval = std::max(intervalOf(task, here), wished);
    result.wait = std::max(Cadence::spread(result.interval, random), wished);
    result.nearlyUp = nearlyUpOf(here);
    return result;
}

Aftermath afterError(const Task &task, const ApiError &error, const Circumstances &here,
                     RetryBudget &budget, QRandomGenerator &random)
{
    Aftermath result {.watch = afterFailure(task, error, here.now)};
    if (!hasMoreToSay(task)) {
        result.watch.state = Watch::State::Ended;
        return result;
    }
    if (error.kind == ApiError::Kind::NotFound && isGone(result.watch, here)) {
        result.watch.state = Watch::State::NotFound;
        return result;
    }
    if (isForTheUser(result.watch.state))
        return result;
    const Consequence consequence = consequenceOf(error.kind);
    result.interval = intervalOf(task, here);
    milliseconds wait = result.interval;
    if (error.kind == ApiError::Kind::NotFound)
        wait = Cadence::whileNotFound();
    else if (consequence.longestWait)
        wait = Cadence::afterFailure(std::max(1, result.watch.failures), *consequence.longestWait);
    result.isRetry = consequence.way && wait < result.interval && budget.spend();
    if (consequence.way && !result.isRetry)
        wait = std::max(wait, result.interval);
    // The spread may shorten our own wait, never the service's.
    result.wait = std::max(Cadence::spread(wait, random), putOffBy(error.retryAfter));
    result.nearlyUp = nearlyUpOf(here);
    return result;
}

} // namespace Reelwatch
