// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/listwalk.h"

#include "domain/clock.h"
#include "store/accountstore.h"

#include <algorithm>

namespace Reelwatch {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype AtOnce = 500; ///< videos that are told within a frame

/// Where a service that has had enough does not say for how long.
constexpr std::chrono::milliseconds UsualWait = 10s;

} // namespace

ListWalk::ListWalk(const AccountStore &accounts, const Clock &clock, AskPage ask, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_ask(std::move(ask))
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
    m_goesOnAt = {};
    setState(State::Walking);
    arm();
}

/// The request that is under way ends with it, and its answer is not heard.
void ListWalk::endRound()
{
    m_alarm.set({}, false);
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

/// Asks when both the key's limits and the service's own word allow it.
void ListWalk::arm()
{
    if (!m_round)
        return;
    const Account *account = m_accounts.find(m_account);
    if (account)
        m_pace.set(account->limits.perSecond, account->limits.burst);
    const AccountState known = m_accounts.state(m_account);
    if (known.kind == AccountState::Kind::Slowed && known.until.isValid())
        m_goesOnAt = m_goesOnAt.isValid() ? std::max(m_goesOnAt, known.until) : known.until;
    const Alarm::Time now = m_clock.steady();
    const std::chrono::milliseconds slowed(
        m_goesOnAt.isValid() ? std::max<qint64>(0, m_clock.now().msecsTo(m_goesOnAt)) : 0);
    const Alarm::Time next = std::max(m_pace.readyAt(), now + slowed);
    if (slowed > 0ms && m_state != State::Slowed)
        setState(State::Slowed);
    if (!m_round) // who heard of it may have stopped this
        return;
    if (next <= now)
        ask();
    else
        m_alarm.set(next, false);
}

void ListWalk::ask()
{
    m_goesOnAt = {};
    if (m_state != State::Walking)
        setState(State::Walking);
    if (!m_round)
        return;
    m_pace.take(m_clock.steady());
    m_cursors.insert(m_cursor);
    ++m_pages;
    m_ask(m_account, m_cursor, m_round,
          [this, round = m_round.get()](const Outcome<VideoPage> &answer) {
              if (round == m_round)
                  take(answer);
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
        m_goesOnAt = m_clock.now().addMSecs(error.retryAfter.value_or(UsualWait).count());
    emit askFailed(m_account, error);
    if (!m_round)
        return;
    if (isSlowed && ++m_waits <= MostWaits)
        return arm();
    endRound();
    setState(State::Failed, error.message);
}

} // namespace Reelwatch
