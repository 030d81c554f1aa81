// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

#include <QMetaType>
#include <QNetworkRequest>
#include <QUrl>

#include <chrono>
#include <optional>

namespace Reelwatch {

/// What a transfer may take; tests shorten it.
struct TransferLimits
{
    std::chrono::milliseconds stall {30'000}; ///< without a byte (D31)
    qint64 largestVideo = 4LL * 1024 * 1024 * 1024; ///< beyond it the user is asked first (D21)
    qint64 largestImage = 32LL * 1024 * 1024;
    qint64 reserve = 64LL * 1024 * 1024; ///< bytes to leave free on the disk (D01)
    int hops = 5; ///< redirects
};

/// One file to fetch.
struct TransferOrder
{
    enum class Part { Video, LastFrame };

    quint64 ticket = 0; ///< tells answers of different orders apart
    TaskNumber number = 0;
    Part part = Part::Video;
    QByteArray link; ///< byte for byte; unused with keyed
    QUrl accountBase;
    /// The one request with a key: to the account's own origin, no redirect followed.
    std::optional<QNetworkRequest> keyed;
    QString folder; ///< absolute
    QString key; ///< a plain word: what an earlier run left is found by it
    bool onlyLooks = false; ///< takes up what is whole here already, and asks nobody
    QString stem; ///< the final name without its suffix
    TransferLimits limits;
};

/// How one transfer ended.
struct TransferEnd
{
    enum class Kind {
        Kept,
        NothingHere, ///< an order that only looks found nothing whole
        Forbidden, ///< the link policy says no
        Dead, ///< the host does not serve this link any more
        Lost, ///< network, stall, host trouble, cut on the way: trying again can help
        WrongContent, ///< what came whole is no video, or a broken one
        TooLarge,
        NoSpace,
        FolderTrouble
    };

    quint64 ticket = 0;
    Kind kind = Kind::Lost;
    QString sentence; ///< whole, safe to show; empty for Kept
    QString file; ///< absolute path; only for Kept
    qint64 size = 0; ///< bytes that are there
    bool lengthConfirmed = true;
    int http = 0; ///< status code of the last answer, 0 when there was none
    std::optional<std::chrono::milliseconds> retryAfter; ///< only with 429
    QDateTime hostTime; ///< UTC, the Date of the last answer; invalid when there was none
};

} // namespace Reelwatch

Q_DECLARE_METATYPE(Reelwatch::TransferEnd)
