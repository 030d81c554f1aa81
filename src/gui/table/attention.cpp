// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/table/attention.h"

#include "gui/table/tasktable.h"
#include "model/taskmodel.h"

#include <QScrollBar>

namespace Reelwatch {

using namespace std::chrono_literals;

namespace {
constexpr auto AfterTheLastMove = 200ms;
}

Attention::Attention(TaskTable &table)
    : QObject(&table)
    , m_table(table)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(AfterTheLastMove);
    connect(&m_soon, &QTimer::timeout, this, &Attention::tell);
    const auto wait = qOverload<>(&QTimer::start);
    connect(&table, &TaskTable::selectionResized, &m_soon, wait);
    connect(table.verticalScrollBar(), &QScrollBar::valueChanged, &m_soon, wait);
    connect(table.verticalScrollBar(), &QScrollBar::rangeChanged, &m_soon, wait);
    connect(table.model(), &QAbstractItemModel::layoutChanged, &m_soon, wait);
    connect(table.model(), &QAbstractItemModel::rowsInserted, &m_soon, wait);
    connect(table.model(), &QAbstractItemModel::rowsRemoved, &m_soon, wait);
}

Attention::~Attention() = default;

QList<TaskNumber> Attention::visibleNumbers() const
{
    QList<TaskNumber> numbers;
    const auto [first, last] = m_table.visibleRows();
    for (int row = std::max(first, 0); row <= last; ++row)
        numbers.append(
            m_table.model()->index(row, 0).data(TaskModel::NumberRole).value<TaskNumber>());
    return numbers;
}

void Attention::tell()
{
    emit moved(m_table.selectedNumbers(), visibleNumbers());
}

} // namespace Reelwatch
