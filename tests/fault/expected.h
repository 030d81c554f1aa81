// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/apierror.h"
#include "domain/taskreport.h"

#include <QByteArray>
#include <QList>

#include <initializer_list>
#include <optional>

namespace Reelwatch {

/// What the client is to make of a fault: an error of one of these kinds or an answer with that
/// status. There are several where it is up to Qt's version, or to what comes in one piece.
struct Expected
{
    QList<ApiError::Kind> errors;
    std::optional<TaskReport::Status> status;

    /// Nothing when nobody wrote down what is expected.
    [[nodiscard]] static std::optional<Expected> of(const QByteArray &fault);
};

inline std::optional<Expected> Expected::of(const QByteArray &fault)
{
    using Kind = ApiError::Kind;
    using Status = TaskReport::Status;
    struct Row
    {
        QByteArray begins; ///< the more that is given, the more it counts
        Expected expected;
    };
    const auto fails = [](Kind kind) {
        return Expected {{kind}, {}};
    };
    const auto says = [](Status of) {
        return Expected {{}, of};
    };
    const std::initializer_list<Row> rows {
        {"H04", fails(Kind::Offline)},
        {"H05", fails(Kind::Offline)},
        {"H06", fails(Kind::TimedOut)},
        {"H06-half-closed", fails(Kind::Offline)},
        {"H07", fails(Kind::TimedOut)},
        {"H08", fails(Kind::TimedOut)},
        {"H09", fails(Kind::BadAnswer)},
        {"H10", {{Kind::BadAnswer, Kind::TimedOut}, {}}},
        {"H11", fails(Kind::Offline)},
        {"H12-length-too-small", fails(Kind::BadAnswer)},
        {"H12-more", says(Status::Queued)},
        {"H13", {{Kind::BadAnswer}, Status::Queued}},
        {"H14", fails(Kind::BadAnswer)},
        {"H15", {{Kind::Offline, Kind::BadAnswer}, {}}},
        {"H16", fails(Kind::BadAnswer)},
        {"H16-endless", {{Kind::BadAnswer, Kind::TimedOut}, {}}},
        {"H17", fails(Kind::BadAnswer)},
        {"H18", fails(Kind::BadAnswer)},
        {"H19", fails(Kind::BadAnswer)},
        {"H20", fails(Kind::BadAnswer)},
        {"H20-not-packed", says(Status::Queued)},
        {"H21-good", says(Status::Queued)},
        {"H21-page", fails(Kind::SignIn)},
        {"H22", fails(Kind::SignIn)},
        {"H23", fails(Kind::Server)},
        {"H24", fails(Kind::Offline)},
        {"H26", says(Status::Queued)},
        {"H26-endless", {{Kind::BadAnswer, Kind::TimedOut}, {}}},
        {"H27", {{Kind::Unexpected}, Status::Queued}},
        {"H28", fails(Kind::Unexpected)},
        {"H29", fails(Kind::Unexpected)},
        {"H30-204", fails(Kind::Unexpected)},
        {"H30-empty", fails(Kind::BadAnswer)},
        {"H31", fails(Kind::Unexpected)},
        {"H32", fails(Kind::Redirected)},
        {"H33", fails(Kind::Redirected)},
        {"H34", fails(Kind::Redirected)},
        {"H35", fails(Kind::Redirected)},
        {"H37", fails(Kind::Redirected)},
        {"H38", fails(Kind::Redirected)},
        {"H49", fails(Kind::Proxy)},
        {"H50", fails(Kind::Stopped)},
        {"H51", fails(Kind::KeyRejected)},
        {"H52", fails(Kind::KeyRejected)},
        {"H53", fails(Kind::Forbidden)},
        {"H54", fails(Kind::NotFound)},
        {"H55", fails(Kind::Transient)},
        {"H56", fails(Kind::RateLimited)},
        {"H57", fails(Kind::RateLimited)},
        {"H58", fails(Kind::RateLimited)},
        {"H59", fails(Kind::RateLimited)},
        {"H60", fails(Kind::Server)},
        {"H61", fails(Kind::Server)},
        {"H62", says(Status::Queued)},
        {"J01", fails(Kind::BadAnswer)},
        {"J02", fails(Kind::BadAnswer)},
        {"J03", says(Status::Queued)},
        {"J04", fails(Kind::BadAnswer)},
        {"J05", says(Status::Queued)},
        {"J06", says(Status::Queued)},
        {"J07", fails(Kind::BadAnswer)},
        {"J08", fails(Kind::BadAnswer)},
        {"J09", says(Status::Queued)},
        {"J10", says(Status::Queued)},
        {"J11", fails(Kind::BadAnswer)},
        {"J12", says(Status::Queued)},
        {"J13", fails(Kind::BadAnswer)},
        {"J14", fails(Kind::BadAnswer)},
        {"J15", fails(Kind::BadAnswer)},
        {"J16", fails(Kind::BadAnswer)},
        {"J17", says(Status::Queued)},
        {"J18", fails(Kind::BadAnswer)},
        {"J19-capitals", says(Status::Queued)},
        {"J19-unknown", says(Status::Unrecognised)},
        {"J20", says(Status::Completed)},
        {"J22", says(Status::Completed)},
        {"J23", says(Status::Failed)},
        {"J24", says(Status::Completed)},
        {"J25", says(Status::Queued)},
        {"J26", says(Status::Queued)},
        {"J27", says(Status::Queued)},
        {"J28", says(Status::Queued)},
        {"J29", says(Status::Queued)},
        {"J30", says(Status::Queued)},
        {"J30-id", fails(Kind::BadAnswer)},
        {"J30-status", fails(Kind::BadAnswer)},
        {"J30-status-text", says(Status::Unrecognised)},
        {"J31", says(Status::Queued)},
        {"J32", says(Status::Queued)},
        {"J33", says(Status::Queued)},
        {"J35", says(Status::Completed)},
        {"T", says(Status::Queued)},
        {"T01-error", says(Status::Failed)},
        {"U", says(Status::Completed)},
    };
    const Row *best = nullptr;
    for (const Row &row : rows) {
        if (fault.startsWith(row.begins) && (!best || best->begins.size() < row.begins.size()))
            best = &row;
    }
    return best ? std::optional(best->expected) : std::nullopt;
}

} // namespace Reelwatch
