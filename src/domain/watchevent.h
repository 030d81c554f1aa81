// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/apierror.h"
#include "domain/task.h"

#include <QDateTime>

#include <chrono>

namespace Reelwatch {

/// One request with a key, for the journal: what was asked, what came, when again. Holds no words
/// and no secret.
struct WatchEvent
{
    Q_GADGET

public:
    enum class What {
        Check, ///< how it stands with a video
        Link, ///< a fresh link to a video
        Video, ///< its bytes, from the service itself
        List, ///< a page of the account's videos
        Trial ///< whether the key is good
    };
    Q_ENUM(What)
    enum class Why {
        Planned, ///< its time had come
        Wished, ///< the user asked for it
        Retried, ///< sooner than its time, after a failure
        Probed, ///< to see whether a lost way is back
        Tried, ///< to see whether a key that the service stopped works again
        Fetching ///< to fetch a video that is ready
    };
    Q_ENUM(Why)
    enum class Came {
        Answer, ///< understood: status says what
        Unchanged, ///< byte for byte the last answer
        Error ///< error and http say which
    };
    Q_ENUM(Came)

    QDateTime when; ///< UTC, of the request
    AccountId account = 0; ///< 0: a key that belongs to none yet
    TaskNumber task = 0;
    QString id; ///< of the video; with List of the one that it goes on behind
    What what = What::Check;
    Why why = Why::Planned;
    Came came = Came::Answer;
    TaskReport::Status status = TaskReport::Status::Unknown; ///< as known after the answer
    ApiError::Kind error = ApiError::Kind::Offline; ///< only with Error
    qint64 brought = 0; ///< links, videos of a list, or bytes of a video
    int http = 0; ///< status code, 0 when there was none or it was 200
    std::chrono::milliseconds took {0};
    QDateTime again; ///< UTC; invalid: not by itself

    bool operator==(const WatchEvent &) const = default;
};

/// How the watching of one account goes at a moment.
struct WatchStanding
{
    AccountId account = 0;
    int underWay = 0; ///< checks in flight
    int beside = 0; ///< other requests in flight
    int atOnce = 0; ///< how many checks there may be
    double lastMinute = 0; ///< requests a second of late, answered or not
    double perSecond = 0; ///< the rate that holds now: as set, less while the service slows it down
    double reachable = 0; ///< the same as far as the requests in flight suffice for it
    qsizetype watched = 0; ///< videos that will be asked for again by themselves
    qsizetype overdue = 0; ///< those among them whose time has come
    bool held = false; ///< paused, without a usable key, or hidden
    QDateTime nextCheck; ///< UTC; invalid: none is planned
    QDateTime lastAnswer; ///< UTC; invalid: none since the program began
    QDateTime slowedUntil; ///< UTC; invalid: the service asks for no pause
    std::chrono::milliseconds interval {0}; ///< between two checks of a video as the cadence wants
    /// The same as is reachable, when that and not the cadence rules; else 0.
    std::chrono::milliseconds stretched {0};

    bool operator==(const WatchStanding &) const = default;
};

} // namespace Reelwatch

Q_DECLARE_METATYPE(Reelwatch::WatchEvent)
