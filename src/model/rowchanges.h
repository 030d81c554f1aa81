// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rowspans.h"

#include <QList>

namespace Reelwatch {

/// Which rows changed in what since somebody last looked.
class RowChanges
{
public:
    void add(RowSpan rows, RowSpan columns, const QList<int> &roles);
    /// Rows that are new in the list; those behind them have other places now.
    void shift(RowSpan inserted);

    [[nodiscard]] bool isEmpty() const noexcept { return m_rows.empty(); }
    /// The rows, each once.
    [[nodiscard]] RowSpans rows() const;
    [[nodiscard]] RowSpan columns() const noexcept { return m_columns; }
    [[nodiscard]] QList<int> roles() const
    {
        return m_hasAllRoles ? QList<int>() : m_roles;
    } ///< none: all
    [[nodiscard]] bool touch(int role) const { return m_hasAllRoles || m_roles.contains(role); }

private:
    std::vector<RowSpan> m_rows; ///< as they came
    RowSpan m_columns;
    QList<int> m_roles;
    QList<int> m_latest; ///< the roles that came last: most changes are like the one before
    bool m_hasAllRoles = false;
};

} // namespace Reelwatch
