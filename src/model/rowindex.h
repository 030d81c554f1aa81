// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rowspans.h"

#include <span>
#include <vector>

namespace Reelwatch {

class SortKeys;

/// Every row of a list in its order, and of them those that are shown, each in its place.
///
/// What is wanted and what is shown are two things: the view must be told before the latter follows
/// the former.
class RowIndex
{
public:
    /// What lies between the rows that are shown and those that are to be.
    struct Difference
    {
        RowSpans gone; ///< places shown now
        RowSpans come; ///< places then
        bool isReordered = false; ///< those that stay do not stay in order

        [[nodiscard]] bool isEmpty() const { return gone.empty() && come.empty() && !isReordered; }
        [[nodiscard]] size_t spans() const { return gone.size() + come.size(); }
    };

    [[nodiscard]] int rows() const noexcept { return static_cast<int>(m_order.size()); }
    [[nodiscard]] int places() const noexcept { return static_cast<int>(m_shown.size()); }
    [[nodiscard]] int rowAt(int place) const { return m_shown[static_cast<size_t>(place)]; }
    [[nodiscard]] int placeOf(int row) const
    {
        return m_places[static_cast<size_t>(row)];
    } ///< -1: not shown
    [[nodiscard]] const std::vector<int> &shown() const noexcept { return m_shown; }

    /// By row, 1 for those that are to be seen.
    [[nodiscard]] std::span<char> wantedRows() { return m_wanted; }
    [[nodiscard]] bool isWanted(int row) const { return m_wanted[static_cast<size_t>(row)] != 0; }
    void setWanted(int row, bool wanted) { m_wanted[static_cast<size_t>(row)] = wanted ? 1 : 0; }

    /// The list's own changes. New rows are not wanted yet; rows that are gone are not shown
    /// either.
    void insert(const RowSpans &spans, const SortKeys &keys);
    void remove(const RowSpans &spans);

    void sort(const SortKeys &keys);
    /// Puts rows whose keys changed where they belong; the others are in order.
    void reorder(std::vector<int> rows, const SortKeys &keys);

    /// The rows that are wanted, in order.
    [[nodiscard]] std::vector<int> wanted() const;
    [[nodiscard]] Difference differenceTo(const std::vector<int> &rows) const;
    void hide(RowSpan places);
    /// Shows the rows that stand in these places of the list.
    void show(RowSpan places, const std::vector<int> &rows);
    void setShown(std::vector<int> rows);

private:
    void merge(const std::vector<int> &rows, const SortKeys &keys);
    void countPlaces(size_t from);

    std::vector<int> m_order; ///< all rows
    std::vector<int> m_shown; ///< by place
    std::vector<int> m_places; ///< by row
    std::vector<char> m_wanted; ///< by row
};

} // namespace Reelwatch
