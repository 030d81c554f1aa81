// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the views are told.

#include "model/taskfilter.h"
#include "model/taskmodel.h"

#include <utility>

namespace Reelwatch {

namespace {

/// More spans than these are told as one change of the layout.
constexpr size_t FewSpans = 8;
/// Changes in more places than these are told as one, from the first to the last.
constexpr size_t FewChanges = 32;

} // namespace

void TaskFilter::announce(const RowChanges &changes)
{
    std::vector<int> places;
    for (const RowSpan &span : changes.rows()) {
        for (int row = span.first; row <= span.last; ++row) {
            if (const int place = m_index.placeOf(row); place >= 0)
                places.push_back(place);
        }
    }
    std::ranges::sort(places);
    RowSpans spans;
    for (const int place : places)
        append(spans, place);
    if (spans.size() > FewChanges)
        spans = {{spans.front().first, spans.back().last}};
    const RowSpan columns = changes.columns();
    for (const RowSpan &span : spans)
        emit dataChanged(index(span.first, columns.first), index(span.last, columns.last),
                         changes.roles());
}

void TaskFilter::publish()
{
    std::vector<int> rows = m_index.wanted();
    const RowIndex::Difference difference = m_index.differenceTo(rows);
    if (difference.isEmpty())
        return;
    if (difference.isReordered || difference.spans() > FewSpans)
        publishLayout(std::move(rows));
    else
        publishSpans(difference, rows);
}

void TaskFilter::publishSpans(const RowIndex::Difference &difference, const std::vector<int> &rows)
{
    std::for_each(difference.gone.rbegin(), difference.gone.rend(), [this](const RowSpan &span) {
        beginRemoveRows({}, span.first, span.last);
        m_index.hide(span);
        endRemoveRows();
    });
    for (const RowSpan &span : difference.come) {
        beginInsertRows({}, span.first, span.last);
        m_index.show(span, rows);
        endInsertRows();
    }
}

void TaskFilter::publishLayout(std::vector<int> rows)
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    holdIndexes();
    m_index.setShown(std::move(rows));
    giveIndexesBack();
    emit layoutChanged({}, VerticalSortHint);
}

void TaskFilter::holdIndexes()
{
    m_held = persistentIndexList();
    m_heldNumbers.clear();
    for (const QModelIndex &held : std::as_const(m_held))
        m_heldNumbers.append(m_tasks->task(m_index.rowAt(held.row())).number);
}

void TaskFilter::giveIndexesBack()
{
    QModelIndexList now;
    now.reserve(m_held.size());
    for (qsizetype at = 0; at < m_held.size(); ++at)
        now.append(mapFromSource(m_tasks->indexOf(m_heldNumbers.at(at), m_held.at(at).column())));
    changePersistentIndexList(std::exchange(m_held, {}), now);
    m_heldNumbers.clear();
}

} // namespace Reelwatch
