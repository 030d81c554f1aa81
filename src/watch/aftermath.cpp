// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/aftermath.h"

#include "watch/cadence.h"
#include "watch/consequence.h"

#include <algorithm>

namespace Reelwatch {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

/// How long a service may not know an id that it has only just given out (H54).
constexpr milliseconds NotFoundGrace = 60s;
constexpr int NotFoundInARow = 3;

milliseconds watchedFor(const Task &task, const QDateTime &now)
{
    return milliseconds(std::max<qint64>(0, task.added.msecsTo(now)));
}

/// True when an error speaks of this task or its way, not of the account as a whole.
bool countsAgainstTask(ApiError::Kind kind)
{
    return kind != ApiError::Kind::Cancelled && kind != ApiError::Kind::KeyMissing
        && kind != ApiError::Kind::RateLimited;
}

milliseconds waitWhilePending(const Task &task, int withoutLink, const QDateTime &now)
{
    if (isFinal(task.report.status))
        return Cadence::whileWithoutLink(withoutLink);
    if (task.report.status == TaskReport::Status::Unrecognised)
        return Cadence::whileUnrecognised();
    return Cadence::whileRunning(watchedFor(task, now));
}

} // namespace

bool hasMoreToSay(const Task &task)
{
    if (task.report.status != TaskReport::Status::Completed)
        return !isFinal(task.report.status);
    return task.report.link.isEmpty() && task.keeping.state != Keeping::State::Kept;
}

bool isPending(const Task &task)
{
    return hasMoreToSay(task) && task.watch.state != Watch::State::NotFound
        && task.watch.state != Watch::State::Paused;
}

Aftermath afterAnswer(const Task &task, int withoutLink, const QDateTime &now,
                      QRandomGenerator &random)
{
    Aftermath result {.watch = {.state = Watch::State::Ended,
                                .lastAsked = task.watch.lastAsked,
                                .lastAnswered = now}};
    if (!hasMoreToSay(task))
        return result;
    result.watch.state = Watch::State::Waiting;
    result.wait = Cadence::spread(waitWhilePending(task, withoutLink, now), random);
    return result;
}

Aftermath afterError(const Task &task, const ApiError &error, const QDateTime &now,
                     QRandomGenerator &random)
{
    const Consequence consequence = consequenceOf(error.kind);
    Aftermath result {.watch = task.watch};
    Watch &watch = result.watch;
    watch.state = consequence.task;
    if (countsAgainstTask(error.kind)) {
        ++watch.failures;
        watch.reason = error.message;
        if (!watch.failingSince.isValid())
            watch.failingSince = now;
    }
    if (!hasMoreToSay(task)) {
        watch.state = Watch::State::Ended;
        return result;
    }
    if (error.kind == ApiError::Kind::NotFound) {
        if (watch.failures >= NotFoundInARow && watchedFor(task, now) >= NotFoundGrace)
            watch.state = Watch::State::NotFound;
        else
            result.wait = Cadence::spread(Cadence::whileNotFound(), random);
        return result;
    }
    if (consequence.longestWait) {
        const milliseconds backoff =
            Cadence::afterFailure(std::max(1, watch.failures), *consequence.longestWait);
        // The spread may shorten our own wait, never the service's.
        result.wait = std::max(Cadence::spread(backoff, random), error.retryAfter.value_or(0ms));
    }
    return result;
}

} // namespace Reelwatch
