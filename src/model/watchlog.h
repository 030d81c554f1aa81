// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/watchevent.h"

#include <QAbstractTableModel>

namespace Reelwatch {

class AccountStore;

/// The last requests with a key in words, the newest first.
class WatchLog final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WatchLog)

public:
    // Unscoped: columns feed Qt's int-based model API.
    enum Column {
        TimeColumn,
        KeyColumn,
        VideoColumn,
        WhyColumn,
        CameColumn,
        TookColumn,
        AgainColumn,
        ColumnCount
    };

    static constexpr int Kept = 200; ///< requests; older ones are forgotten

    explicit WatchLog(const AccountStore &accounts, QObject *parent = nullptr);
    ~WatchLog() override;

    /// Takes down a request that has just ended.
    void note(const Reelwatch::WatchEvent &event);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const WatchEvent &event, int column) const;

    const AccountStore &m_accounts;
    QList<WatchEvent> m_events; ///< the newest first
};

} // namespace Reelwatch
