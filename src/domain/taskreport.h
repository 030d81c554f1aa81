// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/compacttext.h"
#include "domain/excerpt.h"

#include <QDateTime>
#include <QMetaType>

namespace Reelwatch {

/// Why the service says a task failed, in its own words.
struct Failure
{
    Q_GADGET

public:
    enum class Class { None, Moderation, Input, Billing, TimeOut, Provider };
    Q_ENUM(Class)

    Class kind = Class::None;
    CompactText code;
    CompactText message;

    bool operator==(const Failure &) const = default;
};

/// What the service said of one task in one answer. Text is verbatim: show it through plain().
struct TaskReport
{
    Q_GADGET

public:
    enum class Status {
        Unknown, ///< not answered yet
        Queued,
        Generating,
        Completed,
        Failed,
        Cancelled,
        Expired,
        Unrecognised ///< a word nobody knows; not final
    };
    Q_ENUM(Status)

    Status status = Status::Unknown;
    int progress = -1; ///< 1 to 99, else -1: unknown
    CompactText word; ///< the status as the service spelt it
    CompactText model;
    CompactText prompt;
    QDateTime created; ///< UTC; invalid when absent or implausible
    QDateTime updated; ///< UTC; invalid when absent or implausible
    double duration = -1; ///< seconds, -1: unknown
    CompactText resolution;
    CompactText ratio;
    CompactText seed; ///< exact digits as sent
    Excerpt link; ///< the video link, byte for byte as sent; empty when there is none
    Excerpt otherLink; ///< a second, different link of the same answer
    Excerpt lastFrameLink;
    QDateTime linkExpires; ///< UTC, read from the link; invalid when the link does not say
    Failure failure;
    CompactText remark; ///< what was odd about a tolerated answer, in a sentence

    bool operator==(const TaskReport &) const = default;
};

/// True for a status that the service will not change any more.
[[nodiscard]] bool isFinal(TaskReport::Status status) noexcept;

} // namespace Reelwatch

Q_DECLARE_METATYPE(Reelwatch::TaskReport)
