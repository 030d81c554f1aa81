// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "domain/clock.h"
#include "domain/watchevent.h"

#include <QAbstractTableModel>

namespace Reelwatch {

class AccountStore;

/// How the watching of each key goes, a row each.
class WatchStandings final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WatchStandings)

public:
    // Unscoped: columns and roles feed Qt's int-based model API.
    enum Column {
        KeyColumn,
        StateColumn,
        UnderWayColumn,
        RateColumn,
        WatchedColumn,
        IntervalColumn,
        NextColumn,
        AnswerColumn,
        ColumnCount
    };
    enum Role { AccountIdRole = Qt::UserRole };

    WatchStandings(const AccountStore &accounts, const Clock &clock, QObject *parent = nullptr);
    ~WatchStandings() override;

    /// Shows these, one for each account, as they are now.
    void show(const QList<WatchStanding> &standings);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const WatchStanding &standing, int column) const;
    [[nodiscard]] QString state(const WatchStanding &standing) const;
    [[nodiscard]] QString rate(const WatchStanding &standing) const;
    [[nodiscard]] QString next(const WatchStanding &standing) const;

    const AccountStore &m_accounts;
    const Clock &m_clock;
    QList<WatchStanding> m_standings;
};

} // namespace Reelwatch
