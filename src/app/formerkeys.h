// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"

#include <QObject>

#include <functional>

namespace Reelwatch {

class AccountStore;
class Settings;

/// Remembers of each deleted key which service it was for, so that its videos can be offered to a
/// key of the same service and to no other.
class FormerKeys final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FormerKeys)

public:
    FormerKeys(const AccountStore &accounts, Settings &settings, QObject *parent = nullptr);
    ~FormerKeys() override;

    /// The deleted keys that were for the same base URL as this one.
    [[nodiscard]] QList<AccountId> ofSameService(const Account &account) const;
    /// Of those the ones that were deleted before this key was added: it may stand in for them.
    [[nodiscard]] QList<AccountId> succeededBy(const Account &account) const;

private:
    struct Former
    {
        AccountId id = 0;
        QUrl base;
        AccountId newest = 0; ///< of the accounts when it was deleted
    };

    void remember(const Account &account);
    [[nodiscard]] QList<AccountId> select(const std::function<bool(const Former &)> &fits) const;

    const AccountStore &m_accounts;
    Settings &m_settings;
};

} // namespace Reelwatch
