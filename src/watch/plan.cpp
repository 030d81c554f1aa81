// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/plan.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace Reelwatch {

namespace {

WatchEvent::Why whyOf(const Lane::Candidate &candidate, const Origin &origin)
{
    if (candidate.rank == Lane::Rank::Wished)
        return WatchEvent::Why::Wished;
    if (origin.isLost())
        return WatchEvent::Why::Probed;
    return candidate.isRetry ? WatchEvent::Why::Retried : WatchEvent::Why::Planned;
}

/// Between accounts: whoever's turn was moved forward within its own, then who waits longest.
bool goesBefore(const Lane::Candidate &one, const Lane::Candidate &other)
{
    return std::tuple(!one.jumps, one.asked) < std::tuple(!other.jumps, other.asked);
}

} // namespace

Plan::Place &Plan::place(AccountId account)
{
    Place &place = m_places[account];
    if (!place.origin) {
        place.origin = &m_nowhere;
        place.lane.setHeld(true);
    }
    return place;
}

Lane &Plan::lane(AccountId account)
{
    return place(account).lane;
}

Origin &Plan::origin(AccountId account)
{
    return *place(account).origin;
}

const Lane *Plan::find(AccountId account) const
{
    const auto found = m_places.find(account);
    return found == m_places.end() ? nullptr : &found->second.lane;
}

QList<AccountId> Plan::accountsOf(const Origin &origin) const
{
    QList<AccountId> accounts;
    for (const auto &[account, place] : m_places) {
        if (place.origin == &origin)
            accounts.append(account);
    }
    return accounts;
}

QList<AccountId> Plan::accounts() const
{
    QList<AccountId> accounts;
    for (const auto &[account, place] : m_places)
        accounts.append(account);
    return accounts;
}

void Plan::setAccount(AccountId account, const QString &origin, const AskLimits &limits)
{
    Place &here = place(account);
    const Origin *before = std::exchange(here.origin, &m_origins[origin]);
    here.lane.setLimits(limits);
    share(before);
    share(here.origin);
}

void Plan::dropAccount(AccountId account)
{
    Place &here = place(account);
    const Origin *before = std::exchange(here.origin, &m_nowhere);
    here.lane.setHeld(true);
    share(before);
}

void Plan::share(const Origin *origin)
{
    int atOnce = 0;
    for (const auto &[account, place] : m_places) {
        if (place.origin == origin)
            atOnce = std::max(atOnce, place.lane.limits().atOnce);
    }
    for (auto &[name, each] : m_origins) {
        if (&each == origin)
            each.setAtOnce(atOnce);
    }
}

void Plan::plan(AccountId account, TaskNumber number, const Appointment &appointment, Time now)
{
    if (isUnderWay(number))
        return;
    Lane &here = lane(account);
    here.plan(number, appointment);
    if (const auto rank = m_preferred.constFind(number); rank != m_preferred.cend())
        here.setPreference(number, *rank, now);
}

void Plan::wish(AccountId account, TaskNumber number, Time now)
{
    if (isUnderWay(number))
        return;
    lane(account).wish(number, now);
    origin(account).probeAt(now);
}

bool Plan::remove(AccountId account, TaskNumber number)
{
    const auto found = m_places.find(account);
    if (found == m_places.end() || !found->second.lane.contains(number))
        return false;
    found->second.lane.remove(number);
    return true;
}

void Plan::setPreferred(const QList<TaskNumber> &selected, const QList<TaskNumber> &visible,
                        Time now)
{
    QHash<TaskNumber, Lane::Rank> preferred;
    if (visible.size() <= MostPreferred) {
        for (const TaskNumber number : visible)
            preferred.insert(number, Lane::Rank::Visible);
    }
    if (selected.size() <= MostPreferred) {
        for (const TaskNumber number : selected)
            preferred.insert(number, Lane::Rank::Selected);
    }
    m_preferred.swap(preferred);
    for (const auto &[number, rank] : preferred.asKeyValueRange()) {
        if (!m_preferred.contains(number))
            for (auto &[account, place] : m_places)
                place.lane.setPreference(number, Lane::Rank::Ordinary, now);
    }
    for (const auto &[number, rank] : m_preferred.asKeyValueRange()) {
        for (auto &[account, place] : m_places)
            place.lane.setPreference(number, rank, now);
    }
}

std::optional<Plan::Request> Plan::take(Time now)
{
    if (underWay() >= MostUnderWay)
        return std::nullopt;
    std::optional<Lane::Candidate> first;
    Request request {.sent = now};
    for (auto &[account, place] : m_places) {
        if (!place.lane.hasRoom() || !place.origin->hasRoom() || now < place.origin->readyAt())
            continue;
        const auto candidate = place.lane.candidate(now);
        if (!candidate || (first && !goesBefore(*candidate, *first)))
            continue;
        first = candidate;
        request.account = account;
        request.origin = place.origin;
    }
    if (!first)
        return std::nullopt;
    request.number = first->number;
    request.why = whyOf(*first, *request.origin);
    Lane &lane = m_places[request.account].lane;
    lane.take(*first, now);
    lane.begin();
    request.origin->begin();
    if (request.why == WatchEvent::Why::Planned)
        request.origin->budget().earn();
    m_underWay.insert(request.number);
    return request;
}

void Plan::finish(const Request &request, Time now)
{
    m_underWay.remove(request.number);
    request.origin->end(now - request.sent);
    if (const auto found = m_places.find(request.account); found != m_places.end())
        found->second.lane.end();
}

std::optional<Plan::Time> Plan::wakeTime() const
{
    std::optional<Time> earliest;
    if (underWay() >= MostUnderWay)
        return earliest;
    for (const auto &[account, place] : m_places) {
        const auto next = place.lane.wakeTime();
        if (next && place.lane.hasRoom() && place.origin->hasRoom()) {
            const Time here = std::max(*next, place.origin->readyAt());
            earliest = std::min(earliest.value_or(here), here);
        }
    }
    return earliest;
}

std::optional<Plan::Time> Plan::nextTime(AccountId account) const
{
    const auto found = m_places.find(account);
    if (found == m_places.end())
        return std::nullopt;
    const auto next = found->second.lane.nextTime();
    return next ? std::optional(std::max(*next, found->second.origin->readyAt())) : next;
}

double Plan::perSecond(AccountId account) const
{
    const auto found = m_places.find(account);
    if (found == m_places.end())
        return 0;
    const Lane &lane = found->second.lane;
    const Origin *origin = found->second.origin;
    const std::chrono::duration<double> takes = origin->usuallyTakes();
    const double rate = lane.pace().perSecond();
    if (takes.count() * rate <= 1)
        return rate; // one at a time would do
    const auto shares = [origin](const auto &place) {
        return place.second.origin == origin && place.second.lane.size() > 0;
    };
    const auto sharing = std::max<qsizetype>(1, std::ranges::count_if(m_places, shares));
    const double room =
        std::min<double>(lane.limits().atOnce, double(origin->atOnce()) / double(sharing));
    return std::min(rate, room / takes.count());
}

std::optional<Plan::Time> Plan::stretchedInterval(AccountId account) const
{
    const Lane *lane = find(account);
    return lane ? lane->load().stretched(perSecond(account)) : std::nullopt;
}

} // namespace Reelwatch
