// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>

namespace Reelwatch {

/// Why the service says a task failed, in its own words.
struct Failure
{
    Q_GADGET

public:
    enum class Class { None, Moderation, Input, Billing, TimeOut, Provider };
    Q_ENUM(Class)

    Class kind = Class::None;
    QString code;
    QString message;

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
    QString word; ///< the status as the service spelt it
    QString model;
    QString prompt;
    QDateTime created; ///< UTC; invalid when absent or implausible
    QDateTime updated; ///< UTC; invalid when absent or implausible
    int progress = -1; ///< 1 to 99, else -1: unknown
    double duration = -1; ///< seconds, -1: unknown
    QString resolution;
    QString ratio;
    QString seed; ///< exact digits as sent
    QByteArray link; ///< the video link, byte for byte as sent; empty when there is none
    QByteArray otherLink; ///< a second, different link of the same answer
    QByteArray lastFrameLink;
    QDateTime linkExpires; ///< UTC, read from the link; invalid when the link does not say
    Failure failure;
    QString remark; ///< what was odd about a tolerated answer, in a sentence

    bool operator==(const TaskReport &) const = default;
};

/// True for a status that the service will not change any more.
[[nodiscard]] bool isFinal(TaskReport::Status status) noexcept;

} // namespace Reelwatch

Q_DECLARE_METATYPE(Reelwatch::TaskReport)
