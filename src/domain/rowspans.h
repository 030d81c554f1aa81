// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <iterator>
#include <vector>

namespace Reelwatch {

/// Neighbouring rows, first and last counted.
struct RowSpan
{
    int first = 0;
    int last = -1;

    [[nodiscard]] int size() const noexcept { return last - first + 1; }
    bool operator==(const RowSpan &) const = default;
};

/// Spans that neither touch nor overlap, in ascending order.
using RowSpans = std::vector<RowSpan>;

/// Takes one row more in; it lies behind all that are in already.
inline void append(RowSpans &spans, int row)
{
    if (!spans.empty() && spans.back().last + 1 == row)
        spans.back().last = row;
    else
        spans.push_back({row, row});
}

/// How many rows they hold.
[[nodiscard]] inline int rowsIn(const RowSpans &spans) noexcept
{
    int rows = 0;
    for (const RowSpan &span : spans)
        rows += span.size();
    return rows;
}

template<typename Take>
void forEachRow(const RowSpans &spans, Take take)
{
    for (const RowSpan &span : spans) {
        for (int row = span.first; row <= span.last; ++row)
            take(row);
    }
}

/// Takes the values of these rows out, in one pass.
template<typename Value>
void removeSpans(std::vector<Value> &values, const RowSpans &spans)
{
    if (spans.empty())
        return;
    auto kept = values.begin() + spans.front().first;
    for (auto span = spans.begin(); span != spans.end(); ++span) {
        const auto next = std::next(span);
        const auto end = next == spans.end() ? values.end() : values.begin() + next->first;
        kept = std::move(values.begin() + span->last + 1, end, kept);
    }
    values.erase(kept, values.end());
}

/// Makes room for rows that will stand in these places, in one pass.
template<typename Value>
void insertSpans(std::vector<Value> &values, const RowSpans &spans)
{
    auto from = static_cast<std::ptrdiff_t>(values.size());
    values.resize(values.size() + static_cast<size_t>(rowsIn(spans)));
    auto to = static_cast<std::ptrdiff_t>(values.size());
    std::for_each(spans.rbegin(), spans.rend(), [&](const RowSpan &span) {
        const std::ptrdiff_t behind = to - (span.last + 1);
        std::move_backward(values.begin() + from - behind, values.begin() + from,
                           values.begin() + to);
        from -= behind;
        to = span.first;
        for (int row = span.first; row <= span.last; ++row)
            values[static_cast<size_t>(row)] = Value {};
    });
}

} // namespace Reelwatch
