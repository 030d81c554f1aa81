// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/rowindex.h"

#include "model/sortkeys.h"

#include <bit>
#include <numeric>

namespace Reelwatch {

namespace {

constexpr int Gone = -1;

/// By old row the new one.
using Renumbering = std::vector<int>;

void renumber(std::vector<int> &rows, const Renumbering &now)
{
    size_t kept = 0;
    for (const int row : rows) {
        if (const int moved = now[static_cast<size_t>(row)]; moved != Gone)
            rows[kept++] = moved;
    }
    rows.resize(kept);
}

std::vector<int> rowsOf(const RowSpans &spans)
{
    std::vector<int> rows;
    rows.reserve(static_cast<size_t>(rowsIn(spans)));
    for (const RowSpan &span : spans) {
        for (int row = span.first; row <= span.last; ++row)
            rows.push_back(row);
    }
    return rows;
}

} // namespace

void RowIndex::insert(const RowSpans &spans, const SortKeys &keys)
{
    Renumbering now(m_order.size());
    auto span = spans.begin();
    int shift = 0;
    for (size_t row = 0; row < now.size(); ++row) {
        while (span != spans.end() && static_cast<int>(row) + shift >= span->first)
            shift += (span++)->size();
        now[row] = static_cast<int>(row) + shift;
    }
    renumber(m_order, now);
    renumber(m_shown, now);
    insertSpans(m_wanted, spans);
    m_places.resize(m_wanted.size());
    countPlaces(0);
    std::vector<int> rows = rowsOf(spans);
    keys.sort(rows);
    merge(rows, keys);
}

void RowIndex::remove(const RowSpans &spans)
{
    Renumbering now(m_order.size());
    auto span = spans.begin();
    int shift = 0;
    for (int row = 0; row < rows(); ++row) {
        if (span != spans.end() && row > span->last)
            shift += (span++)->size();
        const bool isGone = span != spans.end() && row >= span->first;
        now[static_cast<size_t>(row)] = isGone ? Gone : row - shift;
    }
    renumber(m_order, now);
    renumber(m_shown, now);
    removeSpans(m_wanted, spans);
    m_places.resize(m_wanted.size());
    countPlaces(0);
}

void RowIndex::sort(const SortKeys &keys)
{
    std::iota(m_order.begin(), m_order.end(), 0);
    keys.sort(m_order);
}

void RowIndex::reorder(std::vector<int> rows, const SortKeys &keys)
{
    std::vector<bool> moves(m_order.size());
    for (const int row : rows)
        moves[static_cast<size_t>(row)] = true;
    std::erase_if(m_order, [&moves](int row) { return moves[static_cast<size_t>(row)]; });
    keys.sort(rows);
    merge(rows, keys);
}

/// Takes rows that are in order among themselves into the order of all.
void RowIndex::merge(const std::vector<int> &rows, const SortKeys &keys)
{
    const auto less = [&keys](int left, int right) {
        return keys.less(left, right);
    };
    std::vector<int> merged;
    merged.reserve(m_order.size() + rows.size());
    auto from = m_order.cbegin();
    // A step costs a comparison, a leap as many as the length has digits.
    const bool leaps =
        rows.size() * static_cast<size_t>(std::bit_width(m_order.size())) < m_order.size();
    for (const int row : rows) {
        const auto to = leaps ? std::lower_bound(from, m_order.cend(), row, less)
                              : std::find_if_not(from, m_order.cend(), [&less, row](int other) {
                                    return less(other, row);
                                });
        merged.insert(merged.end(), from, to);
        merged.push_back(row);
        from = to;
    }
    merged.insert(merged.end(), from, m_order.cend());
    m_order = std::move(merged);
}

std::vector<int> RowIndex::wanted() const
{
    std::vector<int> rows(m_order.size());
    size_t count = 0;
    for (const int row : m_order) { // no branch: which rows pass cannot be foretold
        rows[count] = row;
        count += isWanted(row) ? 1U : 0U;
    }
    rows.resize(count);
    return rows;
}

RowIndex::Difference RowIndex::differenceTo(const std::vector<int> &rows) const
{
    Difference difference;
    std::vector<bool> stays(m_wanted.size());
    int last = -1;
    for (int place = 0; const int row : rows) {
        stays[static_cast<size_t>(row)] = true;
        if (const int former = placeOf(row); former < 0) {
            append(difference.come, place);
        } else {
            difference.isReordered |= former < last;
            last = former;
        }
        ++place;
    }
    for (int place = 0; const int row : m_shown) {
        if (!stays[static_cast<size_t>(row)])
            append(difference.gone, place);
        ++place;
    }
    return difference;
}

void RowIndex::hide(RowSpan places)
{
    const auto first = m_shown.begin() + places.first;
    const auto end = m_shown.begin() + places.last + 1;
    for (auto row = first; row != end; ++row)
        m_places[static_cast<size_t>(*row)] = Gone;
    m_shown.erase(first, end);
    countPlaces(static_cast<size_t>(places.first));
}

void RowIndex::show(RowSpan places, const std::vector<int> &rows)
{
    m_shown.insert(m_shown.begin() + places.first, rows.begin() + places.first,
                   rows.begin() + places.last + 1);
    countPlaces(static_cast<size_t>(places.first));
}

void RowIndex::setShown(std::vector<int> rows)
{
    m_shown = std::move(rows);
    countPlaces(0);
}

void RowIndex::countPlaces(size_t from)
{
    if (from == 0)
        std::ranges::fill(m_places, Gone);
    for (size_t place = from; place < m_shown.size(); ++place)
        m_places[static_cast<size_t>(m_shown[place])] = static_cast<int>(place);
}

} // namespace Reelwatch
