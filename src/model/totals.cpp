// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/totals.h"

#include "domain/clock.h"
#include "model/taskmodel.h"

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

bool isFetchedByItself(const Task &task)
{
    if (task.report.status != TaskReport::Status::Completed)
        return false;
    switch (task.keeping.state) {
    case Keeping::State::None:
    case Keeping::State::Queued:
    case Keeping::State::Fetching:
    case Keeping::State::Retrying:
        return true;
    case Keeping::State::Kept:
    case Keeping::State::Refused:
    case Keeping::State::LinkExpired:
    case Keeping::State::Missing:
        return false;
    }
    return false;
}

} // namespace

Totals::Totals(const TaskModel &tasks, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_clock(clock)
{
    connect(&tasks, &TaskModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { takeIn(first, last); });
    connect(&tasks, &TaskModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { letGo(first, last); });
    connect(&tasks, &TaskModel::dataChanged, this,
            [this](const QModelIndex &from, const QModelIndex &to, const QList<int> &roles) {
                if (roles.contains(TaskModel::SignRole))
                    update(from.row(), to.row());
            });
    if (tasks.rowCount() > 0)
        takeIn(0, tasks.rowCount() - 1);
}

Totals::~Totals() = default;

int Totals::count(TaskFilter::Group group) const
{
    return group == TaskFilter::Group::All ? static_cast<int>(m_shares.size())
                                           : m_groups.at(static_cast<size_t>(group));
}

QString Totals::sentence() const
{
    using Group = TaskFilter::Group;
    if (count(Group::All) == 0)
        return {};
    QStringList parts;
    const auto tell = [&parts](const QString &text, int videos) {
        if (videos > 0)
            parts.append(text.arg(videos));
    };
    tell(tr("%1 queued"), count(Group::Queued));
    tell(tr("%1 generating"), count(Group::Generating));
    tell(tr("%1 completed"), count(Group::Completed));
    tell(tr("%1 failed"), count(Group::Failed));
    tell(tr("%1 need attention"), count(Group::Attention));
    const QString all = tr("%n video(s)", nullptr, count(Group::All));
    return parts.isEmpty() ? all : all % u": " % parts.join(u", "_s);
}

int Totals::countOf(AccountId account) const
{
    return m_accounts.value(account);
}

QDateTime Totals::earliestExpiry() const
{
    const auto next = m_expiries.upper_bound(m_clock.now().toMSecsSinceEpoch());
    return next == m_expiries.end() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(*next, Qt::UTC);
}

Totals::Share Totals::shareOf(int row) const
{
    const Task &task = m_tasks.task(row);
    const QModelIndex index = m_tasks.index(row, 0);
    Share share {.group = TaskFilter::groupOf(
                     Wording::Sign {m_tasks.data(index, TaskModel::SignRole).toInt()}),
                 .account = task.account,
                 .active = m_tasks.data(index, TaskModel::ActiveRole).toBool(),
                 .unfetched = isFetchedByItself(task),
                 .kept = task.keeping.state == Keeping::State::Kept};
    if (share.kept)
        share.keptBytes = std::max<qint64>(task.keeping.size, 0);
    if (share.unfetched && task.report.linkExpires.isValid())
        share.expires = task.report.linkExpires.toMSecsSinceEpoch();
    return share;
}

void Totals::add(const Share &share, int sign)
{
    m_groups.at(static_cast<size_t>(share.group)) += sign;
    if ((m_accounts[share.account] += sign) == 0)
        m_accounts.remove(share.account);
    m_active += sign * static_cast<int>(share.active);
    m_unfetched += sign * static_cast<int>(share.unfetched);
    m_kept += sign * static_cast<int>(share.kept);
    m_keptBytes += sign * share.keptBytes;
    if (share.expires == 0)
        return;
    if (sign > 0)
        m_expiries.insert(share.expires);
    else
        m_expiries.erase(m_expiries.find(share.expires));
}

void Totals::takeIn(int first, int last)
{
    m_shares.insert(first, last - first + 1, Share {});
    for (int row = first; row <= last; ++row) {
        m_shares[row] = shareOf(row);
        add(m_shares.at(row), 1);
    }
    emit changed();
}

void Totals::letGo(int first, int last)
{
    for (int row = first; row <= last; ++row)
        add(m_shares.at(row), -1);
    m_shares.remove(first, last - first + 1);
    emit changed();
}

void Totals::update(int first, int last)
{
    bool differs = false;
    for (int row = first; row <= last; ++row) {
        const Share share = shareOf(row);
        if (share == m_shares.at(row))
            continue;
        add(m_shares.at(row), -1);
        add(share, 1);
        m_shares[row] = share;
        differs = true;
    }
    if (differs)
        emit changed();
}

} // namespace Reelwatch
