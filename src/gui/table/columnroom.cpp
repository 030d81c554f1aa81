// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/table/columnroom.h"

#include "model/taskmodel.h"

#include <QHeaderView>

#include <utility>

namespace Reelwatch {

ColumnRoom::ColumnRoom(QHeaderView *header)
    : m_header(header)
    , m_givingWay {TaskModel::ModelColumn,   TaskModel::ShapeColumn,   TaskModel::ElapsedColumn,
                   TaskModel::LinkColumn,    TaskModel::CheckedColumn, TaskModel::IdColumn,
                   TaskModel::UpdatedColumn, TaskModel::CreatedColumn, TaskModel::DurationColumn,
                   TaskModel::KeyColumn,     TaskModel::PosterColumn}
{
}

void ColumnRoom::setWanted(int column, bool wanted)
{
    if (!wanted) {
        m_wanted.remove(column);
        return;
    }
    m_wanted.insert(column);
    // The status and the prompt are not in the list: a row is known by them.
    if (column != TaskModel::PosterColumn && m_givingWay.removeOne(column))
        m_givingWay.insert(m_givingWay.size() - 1, column); // the picture stays behind it
}

void ColumnRoom::adopt()
{
    const QSet<int> before = std::exchange(m_wanted, {});
    for (int column = 0; column < m_header->count(); ++column) {
        if (m_header->isSectionHidden(column))
            continue;
        if (before.contains(column))
            m_wanted.insert(column);
        else
            setWanted(column, true); // the user asked for it once
    }
}

int ColumnRoom::widthOf(int column)
{
    if (column == TaskModel::PromptColumn)
        return PromptRoom;
    if (!m_header->isSectionHidden(column))
        m_widths.insert(column, m_header->sectionSize(column));
    return m_widths.value(column, m_header->defaultSectionSize());
}

void ColumnRoom::show(const QSet<int> &columns)
{
    for (int column = 0; column < m_header->count(); ++column) {
        if (m_header->isSectionHidden(column) == columns.contains(column))
            m_header->setSectionHidden(column, !columns.contains(column));
    }
}

void ColumnRoom::showWanted()
{
    show(m_wanted);
}

void ColumnRoom::fit(int width)
{
    int needed = 0;
    for (const int column : std::as_const(m_wanted))
        needed += widthOf(column);
    QSet<int> shown = m_wanted;
    for (const int column : std::as_const(m_givingWay)) {
        if (needed > width && shown.remove(column))
            needed -= widthOf(column);
    }
    show(shown);
}

} // namespace Reelwatch
