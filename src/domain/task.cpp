// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/task.h"

namespace Reelwatch {

bool isFinal(TaskReport::Status status) noexcept
{
    switch (status) {
    case TaskReport::Status::Completed:
    case TaskReport::Status::Failed:
    case TaskReport::Status::Cancelled:
    case TaskReport::Status::Expired:
        return true;
    case TaskReport::Status::Unknown:
    case TaskReport::Status::Queued:
    case TaskReport::Status::Generating:
    case TaskReport::Status::Unrecognised:
        return false;
    }
    return false;
}

static_assert(sizeof(Task) <= 384, "The allocator hands out 384 bytes for a row, then 448");

namespace {

/// Waiting and Checking are one to a running video: it is asked for again and again.
bool isSameStanding(const Watch &a, const Watch &b, bool isRunning)
{
    using State = Watch::State;
    const auto takesTurns = [](State state) {
        return state == State::Waiting || state == State::Checking;
    };
    return (a.state == b.state || (isRunning && takesTurns(a.state) && takesTurns(b.state)))
        && a.failures == b.failures && a.notFound == b.notFound && a.reason == b.reason
        && a.failingSince == b.failingSince && a.notBefore == b.notBefore;
}

Task::Fields difference(const Watch &before, const Watch &after, bool isRunning)
{
    if (before == after)
        return {};
    return isSameStanding(before, after, isRunning) ? Task::Field::Asked : Task::Field::Watch;
}

} // namespace

std::chrono::milliseconds leftOfPause(const Watch &watch, const QDateTime &now)
{
    const std::chrono::milliseconds left(watch.notBefore.isValid() ? now.msecsTo(watch.notBefore)
                                                                   : 0);
    return left.count() > 0 && left <= LongestPause ? left : std::chrono::milliseconds(0);
}

Task::Fields difference(const Task &before, const Task &after)
{
    const TaskReport &a = before.report;
    const TaskReport &b = after.report;
    Task::Fields fields;
    const auto mark = [&fields](Task::Field field, bool differs) {
        fields.setFlag(field, differs);
    };
    mark(Task::Field::Status, a.status != b.status || a.word != b.word || a.remark != b.remark);
    mark(Task::Field::Progress, a.progress != b.progress);
    mark(Task::Field::Text, a.prompt != b.prompt || a.model != b.model);
    mark(Task::Field::Times, a.created != b.created || a.updated != b.updated);
    mark(Task::Field::Shape,
         a.duration != b.duration || a.resolution != b.resolution || a.ratio != b.ratio
             || a.seed != b.seed);
    mark(Task::Field::Link,
         a.link != b.link || a.otherLink != b.otherLink || a.lastFrameLink != b.lastFrameLink
             || a.linkExpires != b.linkExpires);
    mark(Task::Field::Failure, a.failure != b.failure);
    mark(Task::Field::Answer, before.answer != after.answer);
    mark(Task::Field::Keeping, before.keeping != after.keeping);
    mark(Task::Field::Label, before.label != after.label);
    mark(Task::Field::KeepChoice, before.keepChoice != after.keepChoice);
    mark(Task::Field::Owner, before.account != after.account || before.id != after.id);
    mark(Task::Field::Saved, before.saved != after.saved);
    return fields | difference(before.watch, after.watch, !isFinal(a.status) && !isFinal(b.status));
}

Task::Fields difference(const Task &before, const Watch &after)
{
    return difference(before.watch, after, !isFinal(before.report.status));
}

} // namespace Reelwatch
