// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"

#include <QList>
#include <QObject>
#include <QSet>

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
    /// The key is to be fetched anew, and its videos asked for again.
    void tryAgainRequested(Reelwatch::AccountId account);
    void retryRequested();
    /// The user takes his own pause back.
    void resumeRequested(Reelwatch::AccountId account);
    void unlockRequested();

private:
    void tell(AccountId id);
    void tellShared();
    void tellUnreachable();
    void tellLocked();
    void tellMissing();
    void tellPaused();
    void recountSoon();
    void recount();
    [[nodiscard]] QList<AccountId> accountsIn(AccountState::Kind kind) const;
    [[nodiscard]] QString namesOf(const QList<AccountId> &accounts) const;
    /// "3 videos are paused, nothing is lost."; empty when there is none.
    [[nodiscard]] QString pausedVideos(const QList<AccountId> &accounts) const;
    [[nodiscard]] QString sentenceFor(const Account &account) const;
    /// What stands between these accounts and the service, the last one's words.
    [[nodiscard]] QString hindranceSentence(const QList<AccountId> &accounts) const;
    void askAgain(const QList<AccountId> &accounts);

    const AccountStore &m_accounts;
    const TaskStore &m_tasks;
    MessageBars &m_bars;
    QSet<QString> m_missing; ///< the reasons told for keys that are not at hand
    bool m_isRecounting = false;
};

} // namespace Reelwatch
