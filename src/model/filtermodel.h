// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/taskfilter.h"

#include <QAbstractListModel>

namespace Reelwatch {

class AccountStore;
class Totals;

/// The list on the left: All, the groups by status and the keys, each with its count. Headings
/// "Status" and "Keys" are rows that cannot be selected; "Keys" is there while a key or "No key"
/// is.
class FilterModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterModel)

public:
    enum Role {
        CountRole = Qt::UserRole,
        HeadingRole, ///< bool
        GroupRole, ///< TaskFilter::Group as int; only rows of the status part
        AccountRole, ///< AccountId; only rows of the keys part (0: "No key", only while it has
                     ///< tasks)
        ColourRole, ///< "#rrggbb" of a key
        TroubleRole ///< bool: nothing can be asked with this key before the user acts
    };

    FilterModel(const Totals &totals, const AccountStore &accounts, QObject *parent = nullptr);
    ~FilterModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    /// One row and the count it last showed.
    struct Entry
    {
        enum class Kind { Heading, Group, Key } kind = Kind::Heading;
        TaskFilter::Group group = TaskFilter::Group::All;
        AccountId account = 0;
        int count = 0;
    };

    void watchAccounts();
    void announceKey(int row, const QList<int> &roles);
    [[nodiscard]] bool isHeldUp(const Entry &entry) const;
    [[nodiscard]] QString spoken(const Entry &entry) const;
    void recount();
    void insertKey(qsizetype place, AccountId account);
    void removeKey(qsizetype place);
    void showUnassigned(bool shown);
    [[nodiscard]] qsizetype keyCount() const;
    [[nodiscard]] int countOf(const Entry &entry) const;
    [[nodiscard]] QString title(const Entry &entry) const;
    [[nodiscard]] QVariant ofKey(const Entry &entry, int role) const;

    const Totals &m_totals;
    const AccountStore &m_accounts;
    QList<Entry> m_entries;
};

} // namespace Reelwatch
