// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/totals.h"

#include "domain/clock.h"
#include "domain/plaintext.h"
#include "domain/utctime.h"
#include "model/taskmodel.h"

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// Somebody would miss it: its file is not here, and nobody said that it need not be.
bool isMissed(const Task &task)
{
    return task.report.status == TaskReport::Status::Completed
        && task.keeping.state != Keeping::State::Kept && task.keepChoice != KeepChoice::Kind::Never;
}

bool isToBeFetched(const Task &task)
{
    if (task.report.status != TaskReport::Status::Completed
        || (task.keepChoice == KeepChoice::Kind::Never
            && task.keeping.state == Keeping::State::None))
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
    case Keeping::State::Changed:
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
            [this](const QModelIndex &, int first, int last) {
                takeIn({{first, last}});
                emit changed();
            });
    connect(&tasks, &TaskModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) {
                letGo({{first, last}});
                emit changed();
            });
    connect(&tasks, &TaskModel::rowsScattered, this,
            [this](const RowSpans &removed, const RowSpans &inserted) {
                letGo(removed);
                takeIn(inserted);
            });
    // Not before the rows are in order again for everybody else.
    connect(&tasks, &TaskModel::layoutChanged, this, &Totals::changed);
    connect(&tasks, &TaskModel::dataChanged, this,
            [this](const QModelIndex &from, const QModelIndex &to, const QList<int> &roles) {
                if (roles.contains(TaskModel::SignRole) || roles.contains(TaskModel::SavedRole))
                    update(from.row(), to.row());
            });
    if (tasks.rowCount() > 0)
        takeIn({{0, tasks.rowCount() - 1}});
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
    // Rows that were not answered yet are in no list but that of all.
    tell(tr("%1 waiting"), m_groups.at(static_cast<size_t>(Group::All)));
    tell(tr("%1 queued"), count(Group::Queued));
    tell(tr("%1 generating"), count(Group::Generating));
    tell(tr("%1 completed"), count(Group::Completed));
    tell(tr("%1 failed"), count(Group::Failed));
    if (const int attention = count(Group::Attention); attention > 0)
        parts.append(tr("%Ln need(s) attention", nullptr, attention));
    const QString all = tr("%Ln video(s)", nullptr, count(Group::All));
    return parts.isEmpty() ? all : all % u": " % parts.join(u", "_s);
}

int Totals::countOf(AccountId account) const
{
    return m_accounts.value(account);
}

QStringList Totals::namesOf(AccountId account, int most) const
{
    constexpr qsizetype NameLength = 60;
    QStringList names;
    for (size_t row = 0; row < m_shares.size() && names.size() < most; ++row) {
        if (m_shares[row].account != account)
            continue;
        const Task &task = m_tasks.task(static_cast<int>(row));
        const CompactText &prompt = task.report.prompt.isEmpty() ? task.id : task.report.prompt;
        names.append(plain(task.label.isEmpty() ? prompt : task.label, NameLength));
    }
    return names;
}

QDateTime Totals::earliestExpiry() const
{
    const auto next = m_expiries.upper_bound(m_clock.now().toMSecsSinceEpoch());
    return next == m_expiries.end() ? QDateTime() : utcTime(*next);
}

int Totals::expiringUntil(const QDateTime &until) const
{
    const auto first = m_expiries.upper_bound(m_clock.now().toMSecsSinceEpoch());
    const auto last = m_expiries.upper_bound(until.toMSecsSinceEpoch());
    return first == m_expiries.end() || (last != m_expiries.end() && *last < *first)
        ? 0
        : static_cast<int>(std::distance(first, last));
}

Totals::Share Totals::shareOf(int row, const QDateTime &now) const
{
    const Task &task = m_tasks.task(row);
    Share share {.account = m_tasks.keyOf(row),
                 .group = TaskFilter::groupOf(m_tasks.sign(row, now)),
                 .isActive = m_tasks.isActive(row),
                 .isUnfetched = isToBeFetched(task),
                 .isUnsaved = !task.saved,
                 .isKept = task.keeping.state == Keeping::State::Kept};
    if (share.isKept)
        share.keptBytes = std::max<qint64>(task.keeping.size, 0);
    if (isMissed(task) && task.report.linkExpires.isValid())
        share.expires = task.report.linkExpires.toMSecsSinceEpoch();
    return share;
}

void Totals::add(const Share &share, int sign)
{
    m_groups.at(static_cast<size_t>(share.group)) += sign;
    if ((m_accounts[share.account] += sign) == 0)
        m_accounts.remove(share.account);
    m_active += share.isActive ? sign : 0;
    m_unfetched += share.isUnfetched ? sign : 0;
    m_unsaved += share.isUnsaved ? sign : 0;
    m_kept += share.isKept ? sign : 0;
    m_keptBytes += sign * share.keptBytes;
    if (share.expires == 0)
        return;
    if (sign > 0)
        m_expiries.insert(share.expires);
    else
        m_expiries.erase(m_expiries.find(share.expires));
}

void Totals::takeIn(const RowSpans &spans)
{
    insertSpans(m_shares, spans);
    const QDateTime now = m_tasks.now();
    for (const RowSpan &span : spans) {
        for (int row = span.first; row <= span.last; ++row)
            add(m_shares[static_cast<size_t>(row)] = shareOf(row, now), 1);
    }
}

void Totals::letGo(const RowSpans &spans)
{
    for (const RowSpan &span : spans) {
        for (int row = span.first; row <= span.last; ++row)
            add(m_shares[static_cast<size_t>(row)], -1);
    }
    removeSpans(m_shares, spans);
}

void Totals::update(int first, int last)
{
    bool differs = false;
    const QDateTime now = m_tasks.now();
    for (int row = first; row <= last; ++row) {
        Share &known = m_shares[static_cast<size_t>(row)];
        const Share share = shareOf(row, now);
        if (share == known)
            continue;
        add(known, -1);
        add(share, 1);
        known = share;
        differs = true;
    }
    if (differs)
        emit changed();
}

} // namespace Reelwatch
