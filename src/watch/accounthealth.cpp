// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/accounthealth.h"

#include "api/transporterror.h"
#include "domain/clock.h"
#include "store/accountstore.h"
#include "watch/aftermath.h"
#include "watch/cadence.h"
#include "watch/consequence.h"

#include <QRandomGenerator>

#include <algorithm>

namespace Reelwatch {

using namespace std::chrono_literals;

namespace {

constexpr int ForbiddenTasks = 3;
/// After 429 without a usable Retry-After.
constexpr Plan::Time UnsaidSlowing = 10s;
/// What an outage put off is made up for over at least this long.
constexpr Plan::Time ShortestRecovery = 5s;
constexpr std::chrono::milliseconds FirstTrial = 10min;
constexpr std::chrono::milliseconds LongestTrialWait = 1h;
/// After a shorter outage only what missed its time is asked for, the rest keeps its own.
constexpr Plan::Time LongOutage = 30s;

QString originOf(const Account &account)
{
    return account.base.adjusted(QUrl::RemovePath).toString();
}

} // namespace

AccountHealth::AccountHealth(AccountStore &accounts, Plan &plan, const Clock &clock,
                             QRandomGenerator &random)
    : m_accounts(accounts)
    , m_plan(plan)
    , m_clock(clock)
    , m_random(random)
{
}

AccountHealth::~AccountHealth() = default;

bool AccountHealth::mayAsk(AccountId account) const
{
    return !isStoppedByUser(account) && !isBlocked(m_accounts.state(account).kind);
}

bool AccountHealth::isStoppedByUser(AccountId account) const
{
    const Account *known = m_accounts.find(account);
    return !known || known->paused || m_isStopped;
}

void AccountHealth::adopt(AccountId account)
{
    if (const Account *known = m_accounts.find(account))
        m_plan.setAccount(account, originOf(*known), known->limits);
    else
        m_plan.dropAccount(account);
    Lane &lane = m_plan.lane(account);
    const bool wasHeld = lane.isHeld();
    lane.setHeld(!mayAsk(account));
    if (wasHeld && !lane.isHeld())
        lane.sweep(Lane::Whom::Overdue, m_clock.steady(), 0ms, m_clock.steady(), m_random);
}

void AccountHealth::setStopped(bool stopped)
{
    m_isStopped = stopped;
    for (const Account &account : m_accounts.all())
        adopt(account.id);
}

void AccountHealth::noteAnswer(const Plan::Request &request)
{
    const Time now = m_clock.steady();
    const Origin::News news =
        request.origin->note(Origin::Way::Open, request.number, request.sent, now, m_random);
    if (news == Origin::News::Back)
        recover(*request.origin);
    m_plan.lane(request.account).speedUp();
    m_forbidden[request.account].remove(request.number);
    release(request.account);
}

bool AccountHealth::noteError(const Plan::Request &request, const ApiError &error)
{
    const Consequence consequence = consequenceOf(error.kind);
    if (!consequence.way)
        return false;
    const Time now = m_clock.steady();
    if (error.retryAfter)
        m_plan.lane(request.account).putOff(request.number, now + putOffBy(error.retryAfter));
    const Origin::News news =
        request.origin->note(*consequence.way, request.number, request.sent, now, m_random);
    noteWay(*request.origin, news, error);
    if (consequence.way != Origin::Way::Open)
        return news != Origin::News::None;
    if (error.kind == ApiError::Kind::Forbidden)
        return noteForbidden(request, error);
    if (consequence.account == AccountState::Kind::Slowed)
        return slow(request.account, error, request.sent);
    if (!consequence.account)
        return error.kind != ApiError::Kind::NotFound; // that id's own matter, told in its row
    return stop(request.account, *consequence.account, error, request.sent);
}

void AccountHealth::noteElsewhere(AccountId account, const ApiError &error)
{
    const Consequence consequence = consequenceOf(error.kind);
    const Time now = m_clock.steady();
    // A way is only lost where someone waits to see it come back.
    if (consequence.way == Origin::Way::Closed && m_plan.lane(account).size() > 0) {
        Origin &origin = m_plan.origin(account);
        noteWay(origin, origin.note(Origin::Way::Closed, 0, now, now, m_random), error);
    } else if (consequence.account == AccountState::Kind::Slowed) {
        slow(account, error, now);
    } else if (consequence.account) {
        stop(account, *consequence.account, error, now);
    }
}

void AccountHealth::noteWay(Origin &origin, Origin::News news, const ApiError &error)
{
    if (news == Origin::News::Back)
        recover(origin);
    else if (news != Origin::News::None && origin.isLost())
        announceLoss(origin, error);
}

void AccountHealth::announceLoss(Origin &origin, const ApiError &error)
{
    m_lost.insert(&origin);
    const bool isPortal = m_isBehindPortal && consequenceOf(error.kind).way == Origin::Way::Closed;
    for (const AccountId account : m_plan.accountsOf(origin)) {
        const AccountState before = m_accounts.state(account);
        if (isBlocked(before.kind))
            continue;
        const bool isOld = before.kind == AccountState::Kind::Unreachable;
        setState(account,
                 {.kind = AccountState::Kind::Unreachable,
                  .message = isPortal ? TransportError::signInSentence() : error.message,
                  .cause = isPortal ? ApiError::Kind::SignIn : error.kind,
                  .since = isOld ? before.since : m_clock.now(),
                  .inARow = 1});
    }
}

void AccountHealth::recover(Origin &origin)
{
    const Time now = m_clock.steady();
    m_lost.erase(&origin);
    const bool wasLong = now - origin.lostSince() >= LongOutage;
    for (const AccountId account : m_plan.accountsOf(origin)) {
        if (m_accounts.state(account).kind == AccountState::Kind::Unreachable)
            setWell(account);
        m_plan.lane(account).sweep(wasLong ? Lane::Whom::All : Lane::Whom::Overdue, now,
                                   ShortestRecovery, now, m_random);
    }
}

/// One of those that were under way together tells for all of them.
bool AccountHealth::slow(AccountId account, const ApiError &error, Time sent)
{
    Lane &lane = m_plan.lane(account);
    const Time now = m_clock.steady();
    lane.waitUntil(now + putOffBy(error.retryAfter.value_or(UnsaidSlowing)));
    const AccountState before = m_accounts.state(account);
    if (isBlocked(before.kind))
        return false;
    const bool isAgain = before.kind == AccountState::Kind::Slowed;
    const bool isNews = !isAgain || sent >= m_told.value(account);
    if (isNews) {
        lane.slowDown(now);
        m_told.insert(account, now);
    }
    m_slowed.insert(account);
    setState(account,
             {.kind = AccountState::Kind::Slowed,
              .message = error.message,
              .since = isAgain ? before.since : m_clock.now(),
              .inARow = (isAgain ? before.inARow : 0) + (isNews ? 1 : 0)});
    return isNews;
}

bool AccountHealth::stop(AccountId account, AccountState::Kind kind, const ApiError &error,
                         Time sent)
{
    const AccountState before = m_accounts.state(account);
    const bool isAgain = before.kind == kind;
    if (isAgain && sent < m_told.value(account))
        return false;
    m_told.insert(account, m_clock.steady());
    setState(account,
             {.kind = kind,
              .message = error.message,
              .since = isAgain ? before.since : m_clock.now(),
              .inARow = isAgain ? before.inARow + 1 : 1});
    planTrial(account, m_clock.steady());
    adopt(account);
    return true;
}

/// Only the user changes a key that was rejected; a balance changes without him (H51).
void AccountHealth::planTrial(AccountId account, Time now)
{
    const AccountState state = m_accounts.state(account);
    m_trials.remove(account);
    if (state.kind != AccountState::Kind::OutOfBalance && state.kind != AccountState::Kind::Frozen)
        return;
    const int doublings = std::clamp(state.inARow - 1, 0, 3);
    const auto wait = std::min(FirstTrial * (1 << doublings), LongestTrialWait);
    m_trials.insert(account, now + Cadence::spread(wait, m_random));
}

QList<AccountId> AccountHealth::takeTrials(Time now)
{
    QList<AccountId> due;
    for (const auto &[account, at] : std::as_const(m_trials).asKeyValueRange()) {
        if (at <= now && !isStoppedByUser(account))
            due.append(account);
    }
    for (const AccountId account : std::as_const(due))
        planTrial(account, now);
    due.removeIf([this](AccountId account) { return !m_trials.contains(account); });
    return due;
}

void AccountHealth::noteSent(AccountId account)
{
    if (m_trials.contains(account))
        planTrial(account, m_clock.steady());
}

/// H53: one 403 is the task's matter, three different ones are the key's.
bool AccountHealth::noteForbidden(const Plan::Request &request, const ApiError &error)
{
    QSet<TaskNumber> &forbidden = m_forbidden[request.account];
    forbidden.insert(request.number);
    if (forbidden.size() >= ForbiddenTasks)
        stop(request.account, AccountState::Kind::Rejected, error, request.sent);
    return true;
}

/// A good answer: the account is well again, unless the service asked for a pause that lasts.
void AccountHealth::release(AccountId account)
{
    using Kind = AccountState::Kind;
    const AccountState before = m_accounts.state(account);
    const bool lasts = m_clock.steady() < m_plan.lane(account).notBefore();
    if (before.kind == Kind::Ok || before.kind == Kind::Unreachable
        || (before.kind == Kind::Slowed && lasts))
        return;
    m_trials.remove(account);
    setWell(account);
    adopt(account);
}

void AccountHealth::setWell(AccountId account)
{
    const bool lasts = m_clock.steady() < m_plan.lane(account).notBefore();
    if (lasts)
        m_slowed.insert(account);
    else
        m_slowed.erase(account);
    setState(account,
             lasts ? AccountState {.kind = AccountState::Kind::Slowed, .since = m_clock.now()}
                   : AccountState());
}

/// What the service asked to wait holds whatever comes on top of it.
void AccountHealth::setState(AccountId account, AccountState state)
{
    const Time until = m_plan.lane(account).notBefore();
    const Time now = m_clock.steady();
    if (until > now) {
        state.until = m_clock.now().addMSecs((until - now).count());
        state.heldUntil = until;
    }
    m_accounts.setState(account, state);
}

void AccountHealth::resume(AccountId account)
{
    m_forbidden.remove(account);
    release(account);
    probe(m_plan.origin(account), m_clock.steady());
}

void AccountHealth::probeAt(Time when)
{
    for (Origin *origin : m_lost)
        probe(*origin, when);
}

void AccountHealth::probe(Origin &origin, Time when)
{
    if (!origin.isLost())
        return;
    origin.probeAt(when);
    for (const AccountId account : m_plan.accountsOf(origin))
        m_plan.lane(account).hurry(when);
}

std::optional<AccountHealth::Time> AccountHealth::settle(Time now)
{
    const std::set<Origin *> lost = m_lost;
    for (Origin *origin : lost) {
        const auto isIdle = [this](AccountId account) {
            return m_plan.lane(account).size() == 0;
        };
        if (origin->underWay() > 0 || !std::ranges::all_of(m_plan.accountsOf(*origin), isIdle))
            continue;
        recover(*origin);
        origin->forget();
    }
    std::optional<Time> next;
    for (const auto &[account, at] : std::as_const(m_trials).asKeyValueRange()) {
        if (!isStoppedByUser(account))
            next = std::min(next.value_or(at), at);
    }
    const std::set<AccountId> slowed = m_slowed;
    for (const AccountId account : slowed) {
        const Lane &lane = m_plan.lane(account);
        if (lane.size() > 0)
            continue; // its next answer tells
        if (lane.notBefore() <= now)
            release(account);
        else
            next = std::min(next.value_or(lane.notBefore()), lane.notBefore());
    }
    return next;
}

} // namespace Reelwatch
