// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

#include <QHash>

#include <chrono>
#include <optional>
#include <vector>

namespace Reelwatch {

/// How long the videos of one key and model took from created to completed.
struct UsualTime
{
    std::chrono::milliseconds early {0}; ///< a tenth was ready by then
    std::chrono::milliseconds median {0};
    std::chrono::milliseconds p90 {0}; ///< nine tenths were ready by then
    int count = 0; ///< videos that this is known from

    bool operator==(const UsualTime &) const = default;
};

/// What this user's own finished videos teach about the next ones: per account and model, from
/// the newest hundred. Times are the service's own, so a wrong clock here does no harm. Pure.
class UsualTimes
{
public:
    static constexpr int Enough = 3; ///< fewer say nothing
    static constexpr int Remembered = 100;
    /// Longer than a service keeps a job: a mistake, not a time.
    static constexpr std::chrono::hours Longest {48};

    /// Learns from a completed video whose times are told; true when that changed what is known.
    bool learn(const Task &task);
    /// Nothing while too few are known.
    [[nodiscard]] std::optional<UsualTime> of(AccountId account, const CompactText &model) const;

private:
    struct Sample
    {
        TaskNumber number;
        qint64 ended; ///< milliseconds since 1970
        std::chrono::milliseconds took;
    };
    struct Samples
    {
        std::vector<Sample> newest; ///< by number once, oldest end first
        mutable std::optional<UsualTime> usual; ///< made when asked for
    };

    QHash<std::pair<AccountId, CompactText>, Samples> m_samples;
};

} // namespace Reelwatch
