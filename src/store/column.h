// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/compacttext.h"
#include "domain/excerpt.h"
#include "domain/utctime.h"

#include <QDateTime>
#include <QMetaEnum>
#include <QString>
#include <QUrl>
#include <QVariant>

#include <iterator>
#include <type_traits>

namespace Reelwatch {

/// How a value stands in one cell of the database, and comes back from it.
namespace Cell {

template<typename T>
QVariant from(const T &value)
{
    if constexpr (std::is_enum_v<T>) // by name: the numbers may change with the program
        return QString::fromLatin1(QMetaEnum::fromType<T>().valueToKey(static_cast<int>(value)));
    else if constexpr (std::is_same_v<T, QDateTime>)
        return value.isValid() ? QVariant(value.toMSecsSinceEpoch()) : QVariant();
    else if constexpr (std::is_same_v<T, QUrl>)
        return QString::fromLatin1(value.toEncoded());
    else if constexpr (std::is_same_v<T, CompactText>)
        return value.toString();
    else if constexpr (std::is_same_v<T, Excerpt>)
        return value.toByteArray();
    else
        return QVariant::fromValue(value);
}

template<typename T>
void into(T &value, const QVariant &cell)
{
    if (cell.isNull())
        return;
    if constexpr (std::is_enum_v<T>) {
        bool isKnown = false;
        const int number =
            QMetaEnum::fromType<T>().keyToValue(cell.toString().toLatin1().constData(), &isKnown);
        value = isKnown ? static_cast<T>(number) : T {};
    } else if constexpr (std::is_same_v<T, QDateTime>) {
        value = utcTime(cell.toLongLong());
    } else if constexpr (std::is_same_v<T, QUrl>) {
        value = QUrl::fromEncoded(cell.toString().toLatin1());
    } else if constexpr (std::is_same_v<T, CompactText>) {
        value = cell.toString();
    } else if constexpr (std::is_same_v<T, Excerpt>) {
        value = cell.toByteArray();
    } else {
        value = cell.value<T>();
    }
}

} // namespace Cell

/// One column of a table and the place in a Row where its value lives.
template<typename Row>
struct Column
{
    const char *name;
    QVariant (*write)(const Row &row);
    void (*read)(Row &row, const QVariant &cell);
};

/// The column for the member that Path leads to: column<Task, &Task::report, &TaskReport::word>.
template<typename Row, auto... Path>
constexpr Column<Row> column(const char *name)
{
    return {name, [](const Row &row) { return Cell::from((row.*....*Path)); },
            [](Row &row, const QVariant &cell) {
                Cell::into((row.*....*Path), cell);
            }};
}

/// "a, b, c", each name put in the place of %1 in `pattern`.
template<typename Columns>
QString listed(const Columns &columns, QLatin1StringView pattern = QLatin1StringView("%1"))
{
    QStringList names;
    for (const auto &each : columns)
        names.append(QString(pattern).arg(QLatin1StringView(each.name)));
    return names.join(QLatin1StringView(", "));
}

template<typename Columns, typename Row>
void appendCells(QVariantList &cells, const Columns &columns, const Row &row)
{
    cells.reserve(cells.size() + std::ssize(columns) + 1); // mostly a key follows
    for (const auto &each : columns)
        cells.append(each.write(row));
}

} // namespace Reelwatch
