// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/taskfilter.h"

#include <QAbstractListModel>

#include <memory>

namespace Reelwatch {

class AccountStore;
class TaskModel;

/// The list on the left: All, the groups by status and the keys, each with its count. Headings
/// "Status" and "Keys" are rows that cannot be selected.
class FilterModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterModel)

public:
    enum Role {
        CountRole = Qt::UserRole,
        HeadingRole, ///< bool
        GroupRole, ///< TaskFilter::Group as int; only rows of the status part
        AccountRole, ///< AccountId; only rows of the keys part (0: "No key", only while it has tasks)
        ColourRole ///< "#rrggbb" of a key
    };

    FilterModel(const TaskModel &tasks, const AccountStore &accounts, QObject *parent = nullptr);
    ~FilterModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Reelwatch
