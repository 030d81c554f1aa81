// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "keep/namepattern.h"
#include "keep/transferorder.h"

#include <functional>

namespace Reelwatch {

class AccountStore;
class Clock;
class MediaThread;
class RequestRecord;
class TaskClient;
class TaskStore;

/// How often and how long the keeper tries; tests shorten it.
struct KeepRules
{
    int atOnce = 3; ///< transfers in all
    int perHost = 2;
    std::chrono::milliseconds firstWait {2'000}; ///< after a failure; doubles with each
    std::chrono::milliseconds longestWait {300'000};
    std::chrono::milliseconds spaceWait {60'000}; ///< for the whole queue, after a full disk
    int contentTries = 3; ///< before a file that is no video is believed
    int frameTries = 3;
    TransferLimits limits;
};

/// What fetching one result works with; all of it outlives the job.
struct KeepTools
{
    TaskStore &tasks;
    const AccountStore &accounts;
    RequestRecord &requests;
    TaskClient &client;
    MediaThread &media;
    const Clock &clock;
    QString folder; ///< absolute, of the files to come
    NamePattern names;
    KeepRules rules;
    /// Makes the text beside a video of the service's last answer, on any thread; null: there is
    /// none.
    std::function<QByteArray(const QByteArray &answer)> sidecar;
    /// Null: every request goes out at once.
    TakeTurn takeTurn;
    bool askingPaused = false; ///< nothing is asked with a key; links at hand are fetched
};

} // namespace Reelwatch
