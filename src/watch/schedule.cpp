// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/schedule.h"

namespace Reelwatch {

void Schedule::set(TaskNumber number, Time due)
{
    remove(number);
    m_due.insert(number, due);
    m_order.emplace(due, number);
}

void Schedule::remove(TaskNumber number)
{
    if (const auto found = m_due.constFind(number); found != m_due.cend()) {
        m_order.erase({*found, number});
        m_due.erase(found);
    }
}

std::optional<Schedule::Time> Schedule::dueOf(TaskNumber number) const
{
    const auto found = m_due.constFind(number);
    return found == m_due.cend() ? std::nullopt : std::optional(*found);
}

std::optional<Schedule::Time> Schedule::earliest() const
{
    return m_order.empty() ? std::nullopt : std::optional(m_order.begin()->first);
}

std::optional<TaskNumber> Schedule::take(Time now)
{
    if (m_order.empty() || m_order.begin()->first > now)
        return std::nullopt;
    const TaskNumber number = m_order.begin()->second;
    remove(number);
    return number;
}

} // namespace Reelwatch
