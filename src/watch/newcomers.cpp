// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/newcomers.h"

#include "store/taskstore.h"
#include "watch/aftermath.h"
#include "watch/experience.h"

#include <algorithm>

namespace Reelwatch {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

/// So many get their place in one turn of the event loop.
constexpr qsizetype PlacedAtOnce = 16'000;

} // namespace

Newcomers::Newcomers(const TaskStore &tasks, Plan &plan, Experience &experience,
                     QRandomGenerator &random)
    : m_tasks(tasks)
    , m_plan(plan)
    , m_experience(experience)
    , m_random(random)
{
}

void Newcomers::add(const RowSpans &rows, const Instant &at)
{
    m_experience.expect(rowsIn(rows));
    forEachRow(rows, [&](int row) {
        const Task &task = m_tasks.at(row);
        m_waiting.append(task.number);
        holdAsBefore(task, at);
    });
}

/// What an earlier run of the program was asked to wait holds for this one, too (H56).
void Newcomers::holdAsBefore(const Task &task, const Instant &at)
{
    const milliseconds left = leftOfPause(task.watch, at.now);
    if (left == 0ms || task.account == 0)
        return;
    Lane &lane = m_plan.lane(task.account);
    if (lane.earliest(task.number) < at.steady) // this run may know better
        lane.putOff(task.number, at.steady + left);
}

Newcomers::Learnt Newcomers::placeSome(const std::function<bool(const Task &)> &isWanted,
                                       const Instant &at)
{
    Learnt learnt;
    const auto end = m_waiting.cbegin() + std::min(m_waiting.size(), PlacedAtOnce);
    QList<const Task *> wanted; // placed once all that is known of their like is learnt
    for (auto number = m_waiting.cbegin(); number != end; ++number) {
        const Task *task = m_tasks.find(*number);
        if (!task)
            continue; // gone already
        if (m_experience.learn(*task))
            learnt.insert({task->account, task->report.model});
        if (task->account != 0 && isWanted(*task))
            wanted.append(task);
    }
    for (const Task *task : std::as_const(wanted))
        place(*task, at);
    m_waiting.erase(m_waiting.cbegin(), end);
    return learnt;
}

void Newcomers::place(const Task &task, const Instant &at)
{
    const Plan::Time now = at.steady;
    m_experience.begin(task, at);
    const Circumstances here = m_experience.circumstancesOf(task, at);
    Appointment appointment {.due = now,
                             .earliest = Plan::Time::min(),
                             .interval = intervalOf(task, here),
                             .nearlyUp = nearlyUpOf(here)};
    if (task.watch.lastAsked.isValid()) {
        appointment.due = m_plan.lane(task.account).placeFor(now, m_random);
        const qint64 since = std::max<qint64>(0, task.watch.lastAsked.msecsTo(at.now));
        appointment.asked = now - Plan::Time(since);
        appointment.isSwept = true;
    }
    m_plan.plan(task.account, task.number, appointment, now);
}

} // namespace Reelwatch
