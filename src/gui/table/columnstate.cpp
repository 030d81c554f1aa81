// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/table/columnstate.h"

#include <QDataStream>
#include <QHeaderView>
#include <QIODevice>
#include <QList>
#include <QSet>

#include <algorithm>
#include <optional>

namespace Reelwatch {

namespace {

/// Earlier ones began with Qt's state of a header.
constexpr quint8 Version = 3;
constexpr auto Format = QDataStream::Qt_6_0;

/// Of one column, in pixels: a wider one would never have room.
constexpr qint32 Widest = 1'000;

struct Column
{
    qint32 number;
    qint32 width;
    bool isHidden;
};

struct Columns
{
    QList<Column> inOrder;
    qint32 sorted = 0;
    bool isDescending = false;
};

/// Qt tells that of a hidden column only once it is shown.
qint32 widthOf(QHeaderView &header, int column)
{
    const bool isHidden = header.isSectionHidden(column);
    header.showSection(column);
    const qint32 width = header.sectionSize(column);
    header.setSectionHidden(column, isHidden);
    return width;
}

std::optional<Columns> read(const QByteArray &state, int count)
{
    QDataStream stream(state);
    stream.setVersion(Format);
    quint8 version = 0;
    qint32 held = 0;
    stream >> version >> held;
    if (version != Version || held != count)
        return {};
    Columns columns;
    QSet<qint32> numbers;
    for (int at = 0; at < count; ++at) {
        Column column {};
        stream >> column.number >> column.width >> column.isHidden;
        columns.inOrder.append(column);
        numbers.insert(column.number);
    }
    stream >> columns.sorted >> columns.isDescending;
    const auto isOne = [count](qint32 number) {
        return number >= 0 && number < count;
    };
    const bool isEachNamedOnce = numbers.size() == count && std::ranges::all_of(numbers, isOne);
    if (stream.status() != QDataStream::Ok || !stream.atEnd() || !isEachNamedOnce
        || !isOne(columns.sorted))
        return {};
    return columns;
}

} // namespace

QByteArray ColumnState::of(QHeaderView &header)
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(Format);
    stream << Version << qint32(header.count());
    for (int place = 0; place < header.count(); ++place) {
        const int column = header.logicalIndex(place);
        stream << qint32(column) << widthOf(header, column) << header.isSectionHidden(column);
    }
    stream << qint32(header.sortIndicatorSection())
           << (header.sortIndicatorOrder() == Qt::DescendingOrder);
    return state;
}

bool ColumnState::restore(QHeaderView &header, const QByteArray &state)
{
    const std::optional<Columns> columns = read(state, header.count());
    if (!columns)
        return false;
    int place = 0;
    for (const auto &[number, width, isHidden] : columns->inOrder) {
        header.moveSection(header.visualIndex(number), place++);
        header.setSectionHidden(number, isHidden);
        if (width > 0 && header.sectionResizeMode(number) == QHeaderView::Interactive)
            header.resizeSection(number, std::clamp(width, header.minimumSectionSize(), Widest));
    }
    header.setSortIndicator(columns->sorted,
                            columns->isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    return true;
}

} // namespace Reelwatch
