// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"

#include <QObject>

namespace Reelwatch {

class AccountStore;
class MessageBars;
class TaskStore;

/// Asks whether the videos that were added before there was a key belong to the only key there is.
/// Asks, because a video's key is for good.
class WaitingVideos final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WaitingVideos)

public:
    WaitingVideos(TaskStore &tasks, const AccountStore &accounts, MessageBars &bars,
                  QObject *parent = nullptr);
    ~WaitingVideos() override;

private:
    void lookSoon();
    void look();
    void assign(AccountId account);
    /// The videos without a key that this one could take.
    [[nodiscard]] QList<TaskNumber> waitingFor(AccountId account) const;

    TaskStore &m_tasks;
    const AccountStore &m_accounts;
    MessageBars &m_bars;
    QString m_offered; ///< the name on the bar's button
    bool m_isLooking = false;
};

} // namespace Reelwatch
