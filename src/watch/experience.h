// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/usualtimes.h"
#include "watch/aftermath.h"

#include <QHash>
#include <QSet>

namespace Reelwatch {

struct Instant;

/// What counts for a task's cadence beside the service's word: how old it is, how often it was
/// completed without a link, how long its like usually take, and the user's bounds. Ages are
/// counted by the steady clock: a wall clock that jumps changes no pace (C01, C02).
class Experience
{
    Q_DISABLE_COPY_MOVE(Experience)

public:
    Experience() = default;
    ~Experience() = default;

    void setBounds(const Cadence::Bounds &bounds) { m_bounds = Cadence::bounded(bounds); }
    /// At most so many more will begin.
    void expect(qsizetype more) { m_begun.reserve(m_begun.size() + more); }
    void begin(const Task &task, const Instant &at);
    /// One is asked for that may have rested: it is as old as ever.
    void beginAgain(const Task &task, const Instant &at)
    {
        if (!m_begun.contains(task.number))
            begin(task, at);
    }
    void forget(TaskNumber number);
    /// An understood answer, which the task already holds.
    void noteAnswer(const Task &task);
    /// True when the answer that the task holds is one without a link or of unknown meaning, and
    /// was read since the start.
    [[nodiscard]] bool hasRead(const Task &task) const
    {
        return m_withoutLink.contains(task.number) || m_unrecognised.contains(task.number);
    }
    /// True when the task taught something of how long its like take.
    bool learn(const Task &task) { return m_usual.learn(task); }
    [[nodiscard]] const UsualTimes &usualTimes() const { return m_usual; }
    [[nodiscard]] Circumstances circumstancesOf(const Task &task, const Instant &at) const;

private:
    UsualTimes m_usual;
    Cadence::Bounds m_bounds;
    QHash<TaskNumber, std::chrono::milliseconds> m_begun; ///< when it was added, by Clock::steady()
    QSet<TaskNumber> m_unrecognised; ///< whose last answer nobody understands
    QHash<TaskNumber, int> m_withoutLink; ///< answers "completed" without a link, in a row
};

} // namespace Reelwatch
