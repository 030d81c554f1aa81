// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "watch/plan.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <set>

class QRandomGenerator;

namespace Reelwatch {

class AccountStore;
class Clock;
struct ApiError;

/// How it stands with each account, by what its requests meet: what is its own matter is told once,
/// however many requests meet it, holds exactly what it must, and ends when its cause ends.
class AccountHealth
{
    Q_DISABLE_COPY_MOVE(AccountHealth)

public:
    using Time = Plan::Time;

    AccountHealth(AccountStore &accounts, Plan &plan, const Clock &clock, QRandomGenerator &random);
    ~AccountHealth();

    /// Takes over what the store says of an account: its place, its limits, whether it may be
    /// asked at all. What was held too long is spread over the time that its rate allows.
    void adopt(AccountId account);
    /// Nothing is asked by itself while stopped, whatever the accounts say.
    void setStopped(bool stopped);
    void noteAnswer(const Plan::Request &request);
    /// True when it is news, to be told.
    bool noteError(const Plan::Request &request, const ApiError &error);
    /// A request of someone else's met what is the account's matter.
    void noteElsewhere(AccountId account, const ApiError &error);
    /// The key, the balance or the way may be good now.
    void resume(AccountId account);
    /// Tries each lost way at this moment.
    void probeAt(Time when);
    void setBehindPortal(bool behind) { m_isBehindPortal = behind; }
    [[nodiscard]] bool isBehindPortal() const { return m_isBehindPortal; }
    [[nodiscard]] bool isAnyWayLost() const { return !m_lost.empty(); }
    /// Ends what nothing else would end, as nothing is to be asked; says when to look again.
    std::optional<Time> settle(Time now);
    /// Those that the service stopped for want of balance or froze, when one request may show
    /// whether that is over: after 10 min, then after longer waits up to an hour.
    [[nodiscard]] QList<AccountId> takeTrials(Time now);
    /// A request goes out, which tells as much as a trial: the next one waits from now on.
    void noteSent(AccountId account);

private:
    [[nodiscard]] bool mayAsk(AccountId account) const;
    void noteWay(Origin &origin, Origin::News news, const ApiError &error);
    void announceLoss(Origin &origin, const ApiError &error);
    void recover(Origin &origin);
    void probe(Origin &origin, Time when);
    bool slow(AccountId account, const ApiError &error, Time sent);
    bool stop(AccountId account, AccountState::Kind kind, const ApiError &error, Time sent);
    bool noteForbidden(const Plan::Request &request, const ApiError &error);
    void release(AccountId account);
    void setWell(AccountId account);
    void setState(AccountId account, AccountState state);
    void planTrial(AccountId account, Time now);
    [[nodiscard]] bool isStoppedByUser(AccountId account) const;

    AccountStore &m_accounts;
    Plan &m_plan;
    const Clock &m_clock;
    QRandomGenerator &m_random;
    QHash<AccountId, QSet<TaskNumber>> m_forbidden; ///< answered 403: three speak against the key
    QHash<AccountId, Time> m_told; ///< when an account's last trouble came
    // Looked through with every check: going through a hash costs as much when it is empty.
    QMap<AccountId, Time> m_trials; ///< when a stopped account is tried again
    std::set<AccountId> m_slowed;
    std::set<Origin *> m_lost;
    bool m_isStopped = false;
    bool m_isBehindPortal = false;
};

} // namespace Reelwatch
