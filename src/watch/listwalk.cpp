// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/listwalk.h"

#include "domain/clock.h"
#include "store/accountstore.h"
#include "store/requestrecord.h"

#include <algorithm>

namespace Reelwatch {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype AtOnce = 500; ///< videos that are told within a frame

/// Where a service that has had enough does not say for how long.
constexpr std::chrono::milliseconds UsualWait = 10s;

} // namespace

ListWalk::ListWalk(const AccountStore &accounts, RequestRecord &requests, const Clock &clock,
                   AskPage ask, TakeTurn takeTurn, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_requests(requests)
    , m_clock(clock)
    , m_ask(std::move(ask))
    , m_takeTurn(std::move(takeTurn))
    , m_alarm(clock)
{
    connect(&m_alarm, &Alarm::rang, this, &ListWalk::arm);
}

ListWalk::~ListWalk() = default;

bool ListWalk::isUnderWay() const
{
    return m_state == State::Walking || m_state == State::Slowed;
}

void ListWalk::begin(AccountId account)
{
    m_account = account;
    m_cursor.clear();
    m_seen.clear();
    m_cursors.clear();
    m_unusable = 0;
    m_pages = 0;
    goOn();
}

void ListWalk::goOn()
{
    endRound();
    m_round = new QObject(this);
    m_waits = 0;
    m_heldUntil = Alarm::Time(0);
    m_goesOnAt = {};
    setState(State::Walking);
    arm();
}

/// The request that is under way ends with it, and its answer is not heard.
void ListWalk::endRound()
{
    m_alarm.set({}, false);
    m_turn.reset();
    if (m_round)
        m_round->deleteLater();
    m_round.clear();
}

void ListWalk::stop()
{
    if (!isUnderWay())
        return;
    endRound();
    setState(State::Stopped);
}

void ListWalk::setState(State state, const QString &problem)
{
    m_state = state;
    m_problem = problem;
    emit stateChanged();
}

/// Asks when it is this walk's turn and the service's own word allows it.
void ListWalk::arm()
{
    if (!m_round)
        return;
    const Alarm::Time now = m_clock.steady();
    if (!m_turn)
        m_turn = now + m_takeTurn(m_account);
    holdUntil(m_accounts.state(m_account).heldUntil);
    const Alarm::Time next = std::max(*m_turn, m_heldUntil);
    if (m_heldUntil > now && m_state != State::Slowed)
        setState(State::Slowed);
    if (!m_round) // who heard of it may have stopped this
        return;
    if (next <= now)
        ask();
    else
        m_alarm.set(next, false);
}

void ListWalk::holdUntil(Alarm::Time time)
{
    const Alarm::Time now = m_clock.steady();
    m_heldUntil = std::max(m_heldUntil, time);
    if (m_heldUntil > now)
        m_goesOnAt = m_clock.now().addMSecs((m_heldUntil - now).count());
}

void ListWalk::ask()
{
    m_goesOnAt = {};
    if (m_state != State::Walking)
        setState(State::Walking);
    if (!m_round)
        return;
    m_turn.reset();
    m_cursors.insert(m_cursor);
    ++m_pages;
    const auto request = m_requests.begin({.account = m_account,
                                           .id = m_cursor,
                                           .what = WatchEvent::What::List,
                                           .why = WatchEvent::Why::Wished});
    m_ask(m_account, m_cursor, m_round,
          [this, request, round = m_round.get()](const Outcome<VideoPage> &answer) {
              answer ? request->noteAnswer(answer->videos.size() + answer->unusable)
                     : request->noteError(answer.error());
              if (round == m_round)
                  take(answer);
              if (m_state == State::Slowed)
                  request->noteAgain(m_goesOnAt);
          });
}

void ListWalk::take(const Outcome<VideoPage> &answer)
{
    if (!answer)
        return fail(answer.error());
    m_waits = 0;
    m_unusable += answer->unusable;
    QList<FoundVideo> fresh;
    for (const FoundVideo &video : answer->videos) {
        if (m_seen.size() >= MostVideos)
            break;
        const qsizetype before = m_seen.size();
        m_seen.insert(video.id);
        if (m_seen.size() > before)
            fresh.append(video);
    }
    handOver(fresh, 0, answer->next);
}

/// A service may answer with far more than a page: then the window gets its turn in between.
void ListWalk::handOver(const QList<FoundVideo> &fresh, qsizetype from, const QString &next)
{
    const QPointer<QObject> round = m_round;
    if (from < fresh.size())
        emit found(fresh.mid(from, AtOnce));
    if (!round || round != m_round)
        return;
    const qsizetype reached = from + AtOnce;
    if (reached >= fresh.size())
        return followCursor(next, !fresh.isEmpty());
    const auto goOn = [this, round, fresh, reached, next] {
        if (round == m_round)
            handOver(fresh, reached, next);
    };
    QMetaObject::invokeMethod(m_round, goOn, Qt::QueuedConnection);
}

void ListWalk::followCursor(const QString &next, bool broughtAny)
{
    emit stateChanged();
    if (!m_round)
        return;
    if (next.isEmpty())
        setState(State::Finished);
    else if (m_seen.size() >= MostVideos || m_pages >= MostPages)
        setState(State::Cut,
                 tr("The list is longer than can be looked through here. The newest "
                    "%L1 videos were read.")
                     .arg(seen()));
    else if (m_cursors.contains(next) || !broughtAny)
        setState(State::Cut,
                 tr("The service's list does not go on: it sent the same page again. "
                    "What came before is shown."));
    else
        m_cursor = next;
    if (m_state == State::Walking)
        arm();
    else
        endRound();
}

void ListWalk::fail(const ApiError &error)
{
    const bool isSlowed = error.kind == ApiError::Kind::RateLimited;
    if (isSlowed)
        holdUntil(m_clock.steady() + error.retryAfter.value_or(UsualWait));
    emit askFailed(m_account, error);
    if (!m_round)
        return;
    if (isSlowed && ++m_waits <= MostWaits)
        return arm();
    endRound();
    setState(State::Failed, error.message);
}

} // namespace Reelwatch
