// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QAbstractItemModel;
class QStackedWidget;

namespace Reelwatch {

class EmptyList;
class FilterList;
class SearchField;
class TaskFilter;
class TaskTable;

/// What filter list and search let through of the rows; where that is nothing, the reason stands in
/// the table's place.
class Narrowing final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Narrowing)

public:
    struct Parts
    {
        FilterList &filters;
        SearchField &search;
        QStackedWidget &place; ///< holds the next two
        TaskTable &table;
        EmptyList &reason;
    };
    struct Models
    {
        TaskFilter &rows;
        const QAbstractItemModel &all;
        const QAbstractItemModel &accounts;
    };

    Narrowing(const Parts &parts, const Models &models, QObject *parent = nullptr);
    ~Narrowing() override;

    /// Lets everything through.
    void clear();

private:
    void watch();
    void show();

    Parts m_parts;
    Models m_models;
};

} // namespace Reelwatch
