// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/watchevent.h"
#include "watch/lane.h"
#include "watch/origin.h"

#include <QSet>

#include <map>

class QRandomGenerator;

namespace Reelwatch {

/// Which task is asked for next, and when: over all accounts, within what each account, each origin
/// and the whole program may have under way. Knows no clock, no network and no store: times come
/// in, requests come out. Never hands out a task that is under way.
class Plan
{
    Q_DISABLE_COPY_MOVE(Plan)

public:
    Plan() = default;
    ~Plan() = default;

    using Time = std::chrono::milliseconds; ///< of Clock::steady()

    static constexpr int MostUnderWay = 64; ///< over all origins
    /// A selection larger than this prefers nobody.
    static constexpr qsizetype MostPreferred = 500;

    struct Request
    {
        AccountId account = 0;
        TaskNumber number = 0;
        WatchEvent::Why why = WatchEvent::Why::Planned;
        Time sent {0};
        Origin *origin = nullptr; ///< which it went to, even if the account moved since
    };

    /// Adds an account or changes what holds for it. Accounts with the same origin share its room,
    /// which is that of the one that may ask most at once.
    void setAccount(AccountId account, const QString &origin, const AskLimits &limits);
    /// Nothing of it is asked for any more; what is under way still ends.
    void dropAccount(AccountId account);
    [[nodiscard]] Lane &lane(AccountId account);
    [[nodiscard]] const Lane *find(AccountId account) const;
    [[nodiscard]] Origin &origin(AccountId account);
    [[nodiscard]] QList<AccountId> accountsOf(const Origin &origin) const;
    [[nodiscard]] QList<AccountId> accounts() const;

    /// A task that is under way is left alone: its answer plans it.
    void plan(AccountId account, TaskNumber number, const Appointment &appointment, Time now);
    void wish(AccountId account, TaskNumber number, Time now);
    /// True when it had a time.
    bool remove(AccountId account, TaskNumber number);
    [[nodiscard]] bool isUnderWay(TaskNumber number) const { return m_underWay.contains(number); }
    [[nodiscard]] int underWay() const { return static_cast<int>(m_underWay.size()); }
    /// These go first, within fairness; the selected before the visible.
    void setPreferred(const QList<TaskNumber> &selected, const QList<TaskNumber> &visible,
                      Time now);

    /// Hands out a request that may be sent now, and counts it as under way.
    [[nodiscard]] std::optional<Request> take(Time now);
    /// A request has ended; its task is free to be planned again.
    void finish(const Request &request, Time now);
    /// When to call take() next, unless an answer frees room before; nothing: not by itself.
    [[nodiscard]] std::optional<Time> wakeTime() const;
    /// When take() may have something of an account, as if there were room for all.
    [[nodiscard]] std::optional<Time> nextTime(AccountId account) const;
    /// Requests a second that an account can make: as its rate allows, or as many as its room
    /// suffices for with a service that takes long to answer.
    [[nodiscard]] double perSecond(AccountId account) const;
    /// How often each task of an account is asked for when that, not the cadence, rules.
    [[nodiscard]] std::optional<Time> stretchedInterval(AccountId account) const;

private:
    struct Place
    {
        Lane lane;
        Origin *origin = nullptr;
    };

    [[nodiscard]] Place &place(AccountId account);
    void share(const Origin *origin);

    std::map<AccountId, Place> m_places;
    std::map<QString, Origin> m_origins;
    Origin m_nowhere; ///< of accounts that nobody knows: it has no room
    QSet<TaskNumber> m_underWay;
    QHash<TaskNumber, Lane::Rank> m_preferred;
};

} // namespace Reelwatch
