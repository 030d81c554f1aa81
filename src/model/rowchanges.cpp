// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/rowchanges.h"

namespace Reelwatch {

void RowChanges::add(RowSpan rows, RowSpan columns, const QList<int> &roles)
{
    m_columns = isEmpty() ? columns
                          : RowSpan {std::min(m_columns.first, columns.first),
                                     std::max(m_columns.last, columns.last)};
    m_rows.push_back(rows);
    m_hasAllRoles |= roles.isEmpty();
    if (roles == m_latest)
        return;
    m_latest = roles;
    for (const int role : roles) {
        if (!m_roles.contains(role))
            m_roles.append(role);
    }
}

void RowChanges::shift(RowSpan inserted)
{
    for (RowSpan &span : m_rows) {
        if (span.last < inserted.first)
            continue;
        span.last += inserted.size();
        if (span.first >= inserted.first)
            span.first += inserted.size();
    }
}

RowSpans RowChanges::rows() const
{
    std::vector<RowSpan> sorted = m_rows;
    std::ranges::sort(sorted, {}, &RowSpan::first);
    RowSpans spans;
    for (const RowSpan &span : sorted) {
        if (!spans.empty() && span.first <= spans.back().last + 1)
            spans.back().last = std::max(spans.back().last, span.last);
        else
            spans.push_back(span);
    }
    return spans;
}

} // namespace Reelwatch
