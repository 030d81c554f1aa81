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

namespace {

/// Waiting and Checking are one to a running video: it is asked for again and again.
bool isSameStanding(const Task &before, const Task &after)
{
    using State = Watch::State;
    const Watch &a = before.watch;
    const Watch &b = after.watch;
    const auto takesTurns = [](const Task &task) {
        return !isFinal(task.report.status)
            && (task.watch.state == State::Waiting || task.watch.state == State::Checking);
    };
    return (a.state == b.state || (takesTurns(before) && takesTurns(after)))
        && a.failures == b.failures && a.notFound == b.notFound && a.reason == b.reason
        && a.failingSince == b.failingSince;
}

} // namespace

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
    const bool sameStanding = isSameStanding(before, after);
    mark(Task::Field::Watch, !sameStanding);
    mark(Task::Field::Asked, sameStanding && before.watch != after.watch);
    mark(Task::Field::Keeping, before.keeping != after.keeping);
    mark(Task::Field::Label, before.label != after.label);
    mark(Task::Field::KeepChoice, before.keepChoice != after.keepChoice);
    mark(Task::Field::Owner, before.account != after.account || before.id != after.id);
    mark(Task::Field::Saved, before.saved != after.saved);
    return fields;
}

} // namespace Reelwatch
