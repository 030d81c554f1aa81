// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"

#include <QObject>

namespace Reelwatch {

class AccountStore;
class FormerKeys;
class MessageBars;
class TaskStore;

/// Asks whether videos without a key belong to one: those that were added before there was a key to
/// the only one there is, those whose key was deleted to a later one of the same service. Asks,
/// because a video's key is for good.
class WaitingVideos final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WaitingVideos)

public:
    WaitingVideos(TaskStore &tasks, const AccountStore &accounts, const FormerKeys &former,
                  MessageBars &bars, QObject *parent = nullptr);
    ~WaitingVideos() override;

private:
    void lookSoon();
    void look();
    void offer(const Account &account, const QList<TaskNumber> &waiting);
    void assign(AccountId id);
    /// Whose videos this key could take; 0: those that never had one.
    [[nodiscard]] QList<AccountId> predecessorsOf(const Account &account) const;
    /// The videos that it could take.
    [[nodiscard]] QList<TaskNumber> waitingFor(const Account &account) const;

    TaskStore &m_tasks;
    const AccountStore &m_accounts;
    const FormerKeys &m_former;
    MessageBars &m_bars;
    QString m_offered; ///< the name on the bar's button
    bool m_isLooking = false;
};

} // namespace Reelwatch
