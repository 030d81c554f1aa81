// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/linkasker.h"

#include "domain/clock.h"
#include "keep/keepwords.h"
#include "store/accountstore.h"
#include "store/taskstore.h"

#include <QTimer>

#include <tuple>

namespace Reelwatch {

namespace {

/// What an error means to one who asks for a link.
enum class Meaning { NoLink, Later, KeyNeeded };

Meaning meaning(ApiError::Kind kind)
{
    using Kind = ApiError::Kind;
    switch (kind) {
    case Kind::NotFound:
    case Kind::Stopped:
    case Kind::Forbidden:
    case Kind::ModelDenied:
    case Kind::Redirected:
        return Meaning::NoLink;
    case Kind::KeyMissing:
    case Kind::Cancelled:
    case Kind::KeyRejected:
    case Kind::OutOfBalance:
    case Kind::KeyFrozen:
        return Meaning::KeyNeeded;
    case Kind::Offline:
    case Kind::TimedOut:
    case Kind::Insecure:
    case Kind::Proxy:
    case Kind::SignIn:
    case Kind::BadAnswer:
    case Kind::Unexpected:
    case Kind::Transient:
    case Kind::RateLimited:
    case Kind::Server:
        return Meaning::Later;
    }
    return Meaning::Later;
}

} // namespace

LinkAsker::LinkAsker(const KeepTools &tools, TaskNumber number, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_number(number)
{
}

LinkAsker::~LinkAsker() = default;

const Task *LinkAsker::task() const
{
    return m_tools.tasks.find(m_number);
}

const Account *LinkAsker::account() const
{
    return m_tools.accounts.find(task()->account);
}

/// What keeps the account from being asked now: its state is everybody's (Retry-After, a bad key).
std::optional<LinkAsker::Delay> LinkAsker::obstacle() const
{
    if (!account())
        return Delay {.why = KeepWords::keyNeeded({}), .untilKeyWorks = true};
    if (m_tools.askingPaused || account()->paused)
        return Delay {.why = KeepWords::paused(), .untilKeyWorks = true};
    const AccountState state = m_tools.accounts.state(account()->id);
    if (isBlocked(state.kind))
        return Delay {.why = KeepWords::keyNeeded(account()->name), .untilKeyWorks = true};
    const std::chrono::milliseconds slowed = state.heldUntil - m_tools.clock.steady();
    if (state.kind == AccountState::Kind::Slowed && slowed.count() > 0)
        return Delay {.why = KeepWords::slowed(), .wait = slowed, .untilKeyWorks = true};
    return {};
}

/// Asks when it is this task's turn among all requests with its key, unless something is in the way
/// by then.
void LinkAsker::inTurn(const std::function<void(quint64 round)> &ask)
{
    const quint64 round = ++m_round;
    const auto askUnlessHindered = [this, round, ask] {
        if (round != m_round || !task())
            return;
        if (const auto delay = obstacle())
            emit delayed(*delay);
        else
            ask(round);
    };
    const auto wait = obstacle() || !m_tools.takeTurn ? std::chrono::milliseconds(0)
                                                      : m_tools.takeTurn(task()->account);
    if (wait > std::chrono::milliseconds(0))
        QTimer::singleShot(wait, this, askUnlessHindered);
    else
        askUnlessHindered();
}

void LinkAsker::askTask()
{
    if (!account()) {
        emit taskAsked();
        return;
    }
    inTurn([this](quint64 round) {
        m_tools.client.fetch(task()->account, task()->id, this,
                             [this, round](const Outcome<TaskAnswer> &answer) {
                                 if (isHeard(round, answer ? nullptr : &answer.error()))
                                     takeTask(answer);
                             });
    });
}

void LinkAsker::takeTask(const Outcome<TaskAnswer> &answer)
{
    const quint64 round = m_round;
    if (answer)
        m_tools.tasks.apply(m_number, answer->report, answer->body);
    if (round == m_round) // those who heard of the change may have ended this
        emit taskAsked();
}

void LinkAsker::askLink()
{
    if (!account()) {
        emit linkAsked({}, false);
        return;
    }
    inTurn([this](quint64 round) {
        m_tools.client.fetchLink(task()->account, task()->id, this,
                                 [this, round](const Outcome<FreshLink> &answer) {
                                     if (isHeard(round, answer ? nullptr : &answer.error()))
                                         takeLink(answer ? *answer : FreshLink());
                                 });
    });
}

/// The row shows it and its end like any other link, and a later try begins with it.
void LinkAsker::takeLink(const FreshLink &fresh)
{
    const quint64 round = m_round;
    if (!fresh.link.isEmpty()) {
        TaskReport report = task()->report;
        report.link = fresh.link;
        report.linkExpires = fresh.expires;
        m_tools.tasks.apply(m_number, report, task()->answer);
    }
    if (round == m_round)
        emit linkAsked(fresh.link, fresh.servedHere);
}

std::optional<QNetworkRequest> LinkAsker::contentRequest()
{
    const auto delay = obstacle();
    if (delay) {
        emit delayed(*delay);
        return {};
    }
    // It is on its way at once, and the checks wait for it instead.
    if (m_tools.takeTurn)
        std::ignore = m_tools.takeTurn(task()->account);
    auto request = m_tools.client.contentRequest(task()->account, task()->id);
    if (!request)
        fail({.kind = ApiError::Kind::KeyMissing});
    return request;
}

/// True when an answer is still waited for and says something about a link, even that there is
/// none.
bool LinkAsker::isHeard(quint64 round, const ApiError *error)
{
    if (round != m_round || !task())
        return false;
    if (!error || meaning(error->kind) == Meaning::NoLink)
        return true;
    fail(*error);
    return false;
}

void LinkAsker::fail(const ApiError &error)
{
    emit askFailed(task()->account, error);
    if (meaning(error.kind) == Meaning::KeyNeeded)
        emit delayed({.why = KeepWords::keyNeeded(account() ? account()->name : QString()),
                      .untilKeyWorks = true});
    else
        emit delayed({.why = KeepWords::askFailed(error),
                      .wait = error.retryAfter.value_or(std::chrono::milliseconds(0))});
}

} // namespace Reelwatch
