// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/experience.h"

#include "domain/clock.h"

#include <algorithm>

namespace Reelwatch {

using std::chrono::milliseconds;

namespace {

milliseconds between(const QDateTime &earlier, const QDateTime &later)
{
    return milliseconds(std::max<qint64>(0, earlier.msecsTo(later)));
}

/// How old a task was when it was added; a service's clock that goes wrong makes no year of it.
milliseconds ageWhenAdded(const Task &task)
{
    const QDateTime &created = task.report.created;
    return created.isValid()
        ? std::min<milliseconds>(between(created, task.added), UsualTimes::Longest)
        : milliseconds(0);
}

} // namespace

void Experience::begin(const Task &task, const Instant &at)
{
    m_begun.insert(task.number, at.steady - between(task.added, at.now));
}

void Experience::forget(TaskNumber number)
{
    m_begun.remove(number);
    m_withoutLink.remove(number);
    m_unrecognised.remove(number);
}

void Experience::noteAnswer(const Task &task)
{
    if (isFinal(task.report.status) && hasMoreToSay(task))
        ++m_withoutLink[task.number];
    else
        m_withoutLink.remove(task.number);
    if (task.report.status == TaskReport::Status::Unrecognised)
        m_unrecognised.insert(task.number);
    else
        m_unrecognised.remove(task.number);
}

Circumstances Experience::circumstancesOf(const Task &task, const Instant &at) const
{
    const milliseconds watched = at.steady - m_begun.value(task.number, at.steady);
    return {.now = at.now,
            .steady = at.steady,
            .age = watched + ageWhenAdded(task),
            .watchedFor = watched,
            .usual = m_usual.of(task.account, task.report.model),
            .bounds = m_bounds,
            .withoutLink = m_withoutLink.value(task.number)};
}

} // namespace Reelwatch
