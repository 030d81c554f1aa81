// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/taskfilter.h"

#include "model/taskmodel.h"

#include <algorithm>
#include <utility>

namespace Reelwatch {

namespace {

/// Less than, equal to or greater than 0.
int compare(const QVariant &left, const QVariant &right)
{
    if (left.typeId() == QMetaType::QString)
        return left.toString().compare(right.toString(), Qt::CaseInsensitive);
    const double a = left.toDouble();
    const double b = right.toDouble();
    return static_cast<int>(a > b) - static_cast<int>(a < b);
}

} // namespace

TaskFilter::Group TaskFilter::groupOf(Wording::Sign sign) noexcept
{
    switch (sign) {
    case Wording::Sign::Queued:
        return Group::Queued;
    case Wording::Sign::Generating:
        return Group::Generating;
    case Wording::Sign::Completed:
        return Group::Completed;
    case Wording::Sign::Failed:
    case Wording::Sign::Cancelled:
    case Wording::Sign::Expired:
        return Group::Failed;
    case Wording::Sign::Unrecognised:
    case Wording::Sign::Attention:
        return Group::Attention;
    case Wording::Sign::Waiting:
        break;
    }
    return Group::All;
}

TaskFilter::TaskFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(true);
    setSortRole(TaskModel::SortRole);
}

TaskFilter::~TaskFilter() = default;

// Each setter sweeps with invalidate(): invalidateFilter() takes rows out and puts them in one
// stretch at a time, which takes seconds where many leave or return.

void TaskFilter::setGroup(Group group)
{
    if (std::exchange(m_group, group) != group)
        invalidate();
}

void TaskFilter::setAccount(std::optional<AccountId> account)
{
    if (std::exchange(m_account, account) != account)
        invalidate();
}

void TaskFilter::setSearch(const QString &text)
{
    m_search = text;
    const QStringList words = text.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts);
    if (std::exchange(m_words, words) != words)
        invalidate();
}

bool TaskFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex source = sourceModel()->index(row, 0, parent);
    if (m_account && source.data(TaskModel::AccountRole).value<AccountId>() != *m_account)
        return false;
    if (m_group != Group::All
        && groupOf(Wording::Sign {source.data(TaskModel::SignRole).toInt()}) != m_group)
        return false;
    return m_words.isEmpty() || holdsWords(source);
}

bool TaskFilter::holdsWords(const QModelIndex &source) const
{
    const QString text = source.data(TaskModel::SearchRole).toString();
    return std::ranges::all_of(m_words,
                               [&text](const QString &word) { return text.contains(word); });
}

bool TaskFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(sortRole());
    const QVariant b = right.data(sortRole());
    if (a.isValid() != b.isValid())
        return a.isValid() == (sortOrder() == Qt::AscendingOrder);
    if (const int order = compare(a, b); order != 0)
        return order < 0;
    return left.data(TaskModel::NumberRole).value<TaskNumber>()
        < right.data(TaskModel::NumberRole).value<TaskNumber>();
}

} // namespace Reelwatch
