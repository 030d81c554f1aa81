// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"

#include <QAbstractTableModel>
#include <QHash>

namespace Reelwatch {

class AccountStore;
class Totals;

/// The keys as the key dialog lists them; never holds a secret.
class AccountModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountModel)

public:
    // Unscoped: columns and roles feed Qt's int-based model API.
    enum Column { NameColumn, BaseColumn, SecretColumn, StateColumn, VideosColumn, ColumnCount };
    enum Role {
        AccountIdRole = Qt::UserRole, ///< AccountId
        ColourRole, ///< "#rrggbb"
        VideoNamesRole ///< QStringList: the first few of the videos by what they are called
    };

    AccountModel(const AccountStore &accounts, const Totals &totals, QObject *parent = nullptr);
    ~AccountModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// Shows "…abcd" for the secret of this account; of a longer text only the last four characters
    /// are kept, and an empty one shows where the secret is again.
    void setLastFour(AccountId account, const QString &lastFour);
    [[nodiscard]] QModelIndex indexOf(AccountId account, int column = 0) const;

private:
    void watchAccounts();
    void announce(int row, Column first, Column last);
    void recount();
    [[nodiscard]] QString text(const Account &account, int column) const;
    [[nodiscard]] QString secret(const Account &account) const;

    const AccountStore &m_accounts;
    const Totals &m_totals;
    QHash<AccountId, QString> m_lastFour;
    QHash<AccountId, int> m_videos; ///< the counts last shown
};

} // namespace Reelwatch
