// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"

#include <QObject>

namespace Reelwatch {

class AccountStore;
class MessageBars;
class TaskStore;

/// Tells each account's trouble in one bar, and takes the bar away when the trouble ends.
class AccountNotices final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountNotices)

public:
    AccountNotices(const AccountStore &accounts, const TaskStore &tasks, MessageBars &bars,
                   QObject *parent = nullptr);
    ~AccountNotices() override;

signals:
    void editKeyRequested(Reelwatch::AccountId account);
    void retryRequested();
    void unlockRequested();

private:
    void tell(AccountId id);
    void tellWay();
    [[nodiscard]] int pausedVideos(AccountId account) const;

    const AccountStore &m_accounts;
    const TaskStore &m_tasks;
    MessageBars &m_bars;
};

} // namespace Reelwatch
