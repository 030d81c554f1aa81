// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/durable.h"

namespace Reelwatch {

namespace {

bool outlivesTheProgram(Watch::State state)
{
    return state == Watch::State::NotFound || state == Watch::State::Paused
        || state == Watch::State::Denied;
}

Watch durableWatch(const Watch &watch)
{
    Watch kept {.lastAsked = watch.lastAsked,
                .lastAnswered = watch.lastAnswered,
                .notBefore = watch.notBefore};
    if (outlivesTheProgram(watch.state)) {
        kept.state = watch.state;
        kept.reason = watch.reason;
    }
    return kept;
}

Keeping durableKeeping(const Keeping &keeping)
{
    Keeping kept = keeping;
    if (keeping.state == Keeping::State::Fetching || keeping.state == Keeping::State::Retrying) {
        kept.state = Keeping::State::Queued;
        kept.received = 0;
        kept.problem.clear();
    }
    return kept;
}

} // namespace

Task durable(const Task &task)
{
    Task kept = task;
    kept.watch = durableWatch(task.watch);
    kept.keeping = durableKeeping(task.keeping);
    kept.saved = true;
    return kept;
}

bool isAlikeDurably(const Watch &before, const Watch &after)
{
    return durableWatch(before) == durableWatch(after);
}

Task::Fields durableFields(const Task &before, const Task &after, Task::Fields differing)
{
    Task::Fields fields = differing & ~Task::Fields(Task::Field::Saved);
    if (fields & (Task::Field::Watch | Task::Field::Asked)
        && isAlikeDurably(before.watch, after.watch))
        fields &= ~(Task::Field::Watch | Task::Field::Asked);
    if (fields.testFlag(Task::Field::Keeping))
        fields.setFlag(Task::Field::Keeping,
                       durableKeeping(before.keeping) != durableKeeping(after.keeping));
    return fields;
}

} // namespace Reelwatch
