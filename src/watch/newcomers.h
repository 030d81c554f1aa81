// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/clock.h"
#include "domain/rowspans.h"
#include "domain/task.h"
#include "watch/plan.h"

#include <QSet>

#include <functional>

class QRandomGenerator;

namespace Reelwatch {

class Experience;
class TaskStore;

/// The tasks that have no place in the plan yet, and how they get one: some at a time, for a whole
/// library comes at the start.
class Newcomers
{
    Q_DISABLE_COPY_MOVE(Newcomers)

public:
    /// Of whose models it was learnt how long their videos take.
    using Learnt = QSet<std::pair<AccountId, QString>>;

    Newcomers(const TaskStore &tasks, Plan &plan, Experience &experience, QRandomGenerator &random);
    ~Newcomers() = default;

    [[nodiscard]] bool isEmpty() const { return m_waiting.isEmpty(); }
    void add(const RowSpans &rows, const Instant &at);
    /// Some of those that wait, as far as they are wanted.
    Learnt placeSome(const std::function<bool(const Task &)> &isWanted, const Instant &at);
    /// One that was never asked for is due now; one that is known already has its place in the
    /// sweep of its account's tasks (L11).
    void place(const Task &task, const Instant &at);

private:
    void holdAsBefore(const Task &task, const Instant &at);

    const TaskStore &m_tasks;
    Plan &m_plan;
    Experience &m_experience;
    QRandomGenerator &m_random;
    QList<TaskNumber> m_waiting;
};

} // namespace Reelwatch
