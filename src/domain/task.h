// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/taskreport.h"

#include <QFlags>

#include <chrono>

namespace Reelwatch {

using AccountId = qint64; ///< 0: no key chosen yet
using TaskNumber = qint64; ///< identity of a row: grows, never reused, 0: none

/// How the watching of one task goes; the task's own status is another matter.
struct Watch
{
    Q_GADGET

public:
    enum class State : quint8 {
        Waiting, ///< the next check has its time
        Checking, ///< a request is under way
        NotFound, ///< three times 404: not asked again until the user says so
        Unreachable, ///< checks fail; asked again after a growing wait
        Paused, ///< an error only the user can mend; reason says which
        Denied, ///< the same, where another key may see what this one may not
        Ended ///< nothing more to ask
    };
    Q_ENUM(State)

    State state = State::Waiting;
    quint16 notFound = 0; ///< checks in a row that said there is no such id; three at most
    int failures = 0; ///< failed checks in a row
    CompactText reason; ///< a whole sentence for NotFound, Unreachable, Paused and Denied
    QDateTime lastAsked; ///< UTC
    QDateTime lastAnswered; ///< UTC, of the last answer that was understood
    QDateTime failingSince; ///< UTC; invalid while checks succeed
    QDateTime nextCheck; ///< UTC; invalid when none is planned
    QDateTime notBefore; ///< UTC; the service asked to be left alone with this video until then

    bool operator==(const Watch &) const = default;
};

/// No service may put a video off for longer than this at a time.
constexpr std::chrono::hours LongestPause {1};

/// What is left at `now` of Watch::notBefore; nothing of more than LongestPause, for then the clock
/// was set (C01).
[[nodiscard]] std::chrono::milliseconds leftOfPause(const Watch &watch, const QDateTime &now);

/// Where the result of a completed task is.
struct Keeping
{
    Q_GADGET

public:
    enum class State {
        None, ///< nothing to fetch yet
        Queued,
        Fetching,
        Kept, ///< whole, checked, under its final name
        Retrying, ///< failed, will be tried again by itself
        Refused, ///< not a video, or a link that must not be followed
        LinkExpired, ///< the link is dead and a fresh one was refused
        Missing, ///< was kept; the file is gone
        Changed ///< was kept; the file is no longer what was fetched
    };
    Q_ENUM(State)

    State state = State::None;
    bool lengthConfirmed = true; ///< false: the service did not say how long the file is
    CompactText file; ///< absolute path of the kept video
    CompactText lastFrameFile; ///< absolute path, empty when there is none
    CompactText posterFile; ///< absolute path of the first frame as an image, empty until made
    qint64 received = 0; ///< bytes so far
    qint64 size = -1; ///< bytes in all, -1: unknown
    QByteArray sha256;
    QDateTime keptAt; ///< UTC
    CompactText problem; ///< a whole sentence: what stands in the way and what happens next

    bool operator==(const Keeping &) const = default;
};

/// Whether a completed video is fetched by itself.
struct KeepChoice
{
    Q_GADGET

public:
    enum class Kind {
        AsKey, ///< as its key says
        Always,
        Never
    };
    Q_ENUM(Kind)
};

/// One watched task: a row of the table.
struct Task
{
    Q_GADGET

public:
    enum class Field {
        Status = 1,
        Progress = 1 << 1,
        Text = 1 << 2, ///< prompt, model
        Times = 1 << 3, ///< created, updated
        Shape = 1 << 4, ///< duration, resolution, ratio, seed
        Link = 1 << 5,
        Failure = 1 << 6,
        Answer = 1 << 7, ///< the bytes of the last answer
        Watch = 1 << 8, ///< how the watching goes, but for what each check changes
        Keeping = 1 << 9,
        Label = 1 << 10,
        Owner = 1 << 11, ///< account or id
        Saved = 1 << 12,
        Asked = 1 << 13, ///< that and when it is asked for: what each check changes
        KeepChoice = 1 << 14
    };
    Q_ENUM(Field)
    Q_DECLARE_FLAGS(Fields, Field)

    TaskNumber number = 0;
    AccountId account = 0;
    CompactText id; ///< as it was asked for, never as it came back
    CompactText label; ///< the user's own word for it
    KeepChoice::Kind keepChoice = KeepChoice::Kind::AsKey; ///< the user's
    bool saved = false; ///< true once the row is safely in the database
    QDateTime added; ///< UTC
    TaskReport report;
    QByteArray answer; ///< the whole last answer that was understood, byte for byte
    Watch watch;
    Keeping keeping;

    bool operator==(const Task &) const = default;
};
Q_DECLARE_OPERATORS_FOR_FLAGS(Task::Fields)

/// What differs between two states of the same row.
[[nodiscard]] Task::Fields difference(const Task &before, const Task &after);
/// The same where only the watch differs.
[[nodiscard]] Task::Fields difference(const Task &before, const Watch &after);

} // namespace Reelwatch

Q_DECLARE_METATYPE(Reelwatch::Task)
