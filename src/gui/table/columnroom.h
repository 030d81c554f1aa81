// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QList>
#include <QSet>

class QHeaderView;

namespace Reelwatch {

/// Gives the prompt room to be read: where the list is narrow, the least needed columns are not
/// shown until there is room again. Which ones the user wants is another matter and stays.
class ColumnRoom final
{
public:
    /// Of the prompt, in pixels.
    static constexpr int PromptRoom = 140;

    explicit ColumnRoom(QHeaderView *header);

    [[nodiscard]] bool isWanted(int column) const { return m_wanted.contains(column); }
    /// What was asked for last gives way last.
    void setWanted(int column, bool wanted);
    /// Shows what is wanted and fits into so many pixels.
    void fit(int width);
    /// Shows all that is wanted, as it is to be remembered.
    void showWanted();
    /// Takes over what a remembered state shows.
    void adopt();

private:
    [[nodiscard]] int widthOf(int column);
    void show(const QSet<int> &columns);

    QHeaderView *m_header;
    QSet<int> m_wanted;
    QList<int> m_givingWay; ///< the first one first
    QHash<int, int> m_widths; ///< of columns that are not shown now
};

} // namespace Reelwatch
