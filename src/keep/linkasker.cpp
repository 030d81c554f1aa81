// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/linkasker.h"

#include "api/httpanswer.h"
#include "api/httperror.h"
#include "domain/clock.h"
#include "keep/keepwords.h"
#include "store/accountstore.h"
#include "store/requestrecord.h"
#include "store/taskstore.h"

#include <QTimer>

#include <utility>

namespace Reelwatch {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds LongestStay = 5s; // until its turn, in the place of others

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

/// What kept a video from coming from the service; nothing where this program let it be.
std::optional<ApiError> contentError(const TransferEnd &end)
{
    if (end.http >= 300)
        return HttpError::of({.status = end.http});
    if (end.kind == TransferEnd::Kind::Lost)
        return ApiError {.kind = ApiError::Kind::Offline};
    if (end.kind == TransferEnd::Kind::WrongContent)
        return ApiError {.kind = ApiError::Kind::BadAnswer};
    return {};
}

void noteOutcome(OpenRequest &request, const Outcome<TaskAnswer> &answer)
{
    answer ? request.noteAnswer(0, answer->report.status) : request.noteError(answer.error());
}

void noteOutcome(OpenRequest &request, const Outcome<FreshLink> &answer)
{
    answer ? request.noteAnswer(answer->servedHere ? 0 : 1) : request.noteError(answer.error());
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
    if (slowed.count() > 0)
        return Delay {.why = KeepWords::slowed(), .wait = slowed, .untilKeyWorks = true};
    if (const auto left = leftOfPause(task()->watch, m_tools.clock.now()); left > 0ms)
        return Delay {.why = KeepWords::slowed(), .wait = left};
    return {};
}

/// Asks when it is this task's turn among all requests with its key, unless something is in the way
/// by then. Who has to wait long makes room for others meanwhile, and keeps the turn.
void LinkAsker::inTurn(const std::function<void(quint64 round)> &ask)
{
    const quint64 round = ++m_round;
    if (const auto delay = obstacle())
        return emit delayed(*delay);
    const auto wait = untilTurn();
    if (wait > LongestStay)
        return emit delayed({.why = KeepWords::slowed(), .wait = wait, .untilKeyWorks = true});
    const auto askUnlessHindered = [this, round, ask] {
        if (round != m_round || !task())
            return;
        if (const auto delay = obstacle())
            return emit delayed(*delay);
        m_turn.reset();
        ask(round);
    };
    if (wait > 0ms)
        QTimer::singleShot(wait, Qt::PreciseTimer, this, askUnlessHindered);
    else
        askUnlessHindered();
}

std::chrono::milliseconds LinkAsker::untilTurn()
{
    if (!m_tools.takeTurn)
        return 0ms;
    const std::chrono::milliseconds now = m_tools.clock.steady();
    const AccountId account = task()->account;
    if (!m_turn || m_turn->account != account)
        m_turn = Turn {.account = account, .at = now + m_tools.takeTurn(account)};
    return std::max(0ms, m_turn->at - now);
}

void LinkAsker::askTask()
{
    if (!account()) {
        emit taskAsked();
        return;
    }
    inTurn([this](quint64 round) {
        const auto request = begin(WatchEvent::What::Check);
        m_tools.client.fetch(task()->account, task()->id, this,
                             [this, round, request](const Outcome<TaskAnswer> &answer) {
                                 noteOutcome(*request, answer);
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
        const auto request = begin(WatchEvent::What::Link);
        m_tools.client.fetchLink(task()->account, task()->id, this,
                                 [this, round, request](const Outcome<FreshLink> &answer) {
                                     noteOutcome(*request, answer);
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

void LinkAsker::askContent()
{
    inTurn([this](quint64) {
        const auto request = m_tools.client.contentRequest(task()->account, task()->id);
        if (!request)
            return fail({.kind = ApiError::Kind::KeyMissing});
        m_content = begin(WatchEvent::What::Video);
        emit contentFound(*request);
    });
}

std::shared_ptr<OpenRequest> LinkAsker::endContent(const TransferEnd &end)
{
    if (!m_content)
        return {};
    if (end.kind == TransferEnd::Kind::Kept)
        m_content->noteAnswer(end.size);
    else if (const auto error = contentError(end))
        m_content->noteError(*error);
    return std::exchange(m_content, {});
}

std::shared_ptr<OpenRequest> LinkAsker::begin(WatchEvent::What what)
{
    auto request = m_tools.requests.begin({.account = task()->account,
                                           .task = m_number,
                                           .id = task()->id,
                                           .what = what,
                                           .why = WatchEvent::Why::Fetching});
    m_latest = request;
    return request;
}

void LinkAsker::noteRest(std::chrono::milliseconds wait)
{
    if (const auto request = m_latest.lock())
        request->noteAgain(m_tools.clock.now().addMSecs(wait.count()));
}

/// A later start has to know, too; what a service asks with 429 is the whole account's.
void LinkAsker::putOff(std::chrono::milliseconds wait)
{
    Watch watch = task()->watch;
    watch.notBefore = m_tools.clock.now().addMSecs(wait.count());
    m_tools.tasks.setWatch(m_number, watch);
}

void LinkAsker::forget()
{
    ++m_round;
    m_latest.reset();
    m_content.reset();
}

void LinkAsker::noteSlowed(const QString &sentence,
                           std::optional<std::chrono::milliseconds> retryAfter)
{
    fail({.kind = ApiError::Kind::RateLimited,
          .http = 429,
          .message = sentence,
          .retryAfter = retryAfter});
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
    if (error.retryAfter && error.kind != ApiError::Kind::RateLimited)
        putOff(*error.retryAfter);
    emit askFailed(task()->account, error);
    const auto hindrance = error.kind == ApiError::Kind::Cancelled ? obstacle() : std::nullopt;
    if (hindrance) // it was recalled for what another request met
        return emit delayed(*hindrance);
    if (meaning(error.kind) == Meaning::KeyNeeded)
        emit delayed({.why = KeepWords::keyNeeded(account() ? account()->name : QString()),
                      .untilKeyWorks = true});
    else
        emit delayed({.why = KeepWords::askFailed(error),
                      .wait = error.retryAfter.value_or(std::chrono::milliseconds(0))});
}

} // namespace Reelwatch
