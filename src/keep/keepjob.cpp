// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/keepjob.h"

#include "api/taskclient.h"
#include "domain/clock.h"
#include "domain/plaintext.h"
#include "keep/filename.h"
#include "keep/keepwords.h"
#include "keep/mediathread.h"
#include "store/accountstore.h"
#include "store/taskstore.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

quint64 nextTicket()
{
    static quint64 last = 0; // the GUI thread's
    return ++last;
}

/// What an error of the service means for asking it for a link.
enum class Meaning { No, Later, KeyNeeded };

Meaning meaning(ApiError::Kind kind)
{
    using Kind = ApiError::Kind;
    switch (kind) {
    case Kind::NotFound:
    case Kind::Stopped:
    case Kind::Forbidden:
    case Kind::ModelDenied:
    case Kind::Redirected:
        return Meaning::No;
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

KeepJob::KeepJob(KeepTools &tools, TaskNumber number, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_number(number)
{
}

KeepJob::~KeepJob() = default;

const Task *KeepJob::task() const
{
    return m_tools.tasks.find(m_number);
}

void KeepJob::run()
{
    m_running = true;
    m_need = Need::Nothing;
    m_frame = task() && task()->keeping.state == Keeping::State::Kept;
    if (m_frame) {
        fetchFrame();
        return;
    }
    m_chain.restart(std::exchange(m_renew, false));
    m_dead = {};
    m_refused = {};
    m_expired = {};
    m_refusal.clear();
    m_wrong.clear();
    update([](Keeping &keeping) {
        keeping.state = Keeping::State::Fetching;
        keeping.received = 0;
        keeping.size = -1;
        keeping.problem.clear();
    });
    step();
}

void KeepJob::stop()
{
    if (m_ticket != 0)
        m_tools.media.abort(m_ticket);
    m_ticket = 0;
    ++m_round;
    m_running = false;
}

void KeepJob::step()
{
    if (!task())
        return;
    const QDateTime expires = task()->report.linkExpires;
    if (!m_expired.isValid() && expires.isValid() && expires <= m_tools.clock.now())
        m_expired = expires;
    const LinkChain::Next next = m_chain.next(task()->report, m_tools.clock.now());
    switch (next.step) {
    case LinkChain::Step::FetchLink:
        fetch(next.link);
        break;
    case LinkChain::Step::AskTask:
        askTask();
        break;
    case LinkChain::Step::AskLink:
        askLink();
        break;
    case LinkChain::Step::FetchContent:
        fetchContent();
        break;
    case LinkChain::Step::GiveUp:
        giveUp();
        break;
    }
}

void KeepJob::fetch(const QByteArray &link, TransferOrder::Part part)
{
    m_link = link;
    begin({.part = part, .link = link});
}

void KeepJob::fetchContent()
{
    if (!mayAsk())
        return;
    m_link.clear();
    if (auto request = m_tools.client.contentRequest(task()->account, task()->id))
        begin({.keyed = std::move(request)});
    else
        takeAskError({.kind = ApiError::Kind::KeyMissing});
}

void KeepJob::fetchFrame()
{
    if (task()->report.lastFrameLink.isEmpty() || !task()->keeping.lastFrameFile.isEmpty())
        leave();
    else
        fetch(task()->report.lastFrameLink, TransferOrder::Part::LastFrame);
}

void KeepJob::begin(TransferOrder order)
{
    const Account *account = m_tools.accounts.find(task()->account);
    m_ticket = nextTicket();
    order.ticket = m_ticket;
    order.number = m_number;
    order.accountBase = account ? account->base : QUrl();
    order.folder = m_tools.folder;
    order.stem = FileName::stem(*task());
    if (order.part == TransferOrder::Part::LastFrame)
        order.stem += "_last"_L1;
    order.limits = m_tools.rules.limits;
    m_tools.media.begin(order);
}

/// Whether the service may be asked now; rests or goes on without it otherwise.
bool KeepJob::mayAsk()
{
    const Account *account = m_tools.accounts.find(task()->account);
    if (!account) {
        m_chain.noteTaskAsked();
        m_chain.noteLinkAsked({}, false);
        step();
        return false;
    }
    const AccountState state = m_tools.accounts.state(account->id);
    if (isBlocked(state.kind)) {
        restFor(m_tools.rules.longestWait, KeepWords::keyNeeded(account->name), Need::Key);
        return false;
    }
    const auto slowed = std::chrono::milliseconds(m_tools.clock.now().msecsTo(state.until));
    if (state.kind == AccountState::Kind::Slowed && slowed.count() > 0) {
        restFor(slowed, KeepWords::slowed(), Need::Key);
        return false;
    }
    return true;
}

void KeepJob::askTask()
{
    if (!mayAsk())
        return;
    const auto answered = [this, round = ++m_round](const Outcome<TaskAnswer> &answer) {
        if (round != m_round)
            return;
        if (!answer && meaning(answer.error().kind) != Meaning::No) {
            takeAskError(answer.error());
            return;
        }
        m_chain.noteTaskAsked();
        if (answer)
            m_tools.tasks.apply(m_number, answer->report, answer->body);
        if (round == m_round) // the answer may have ended this job
            step();
    };
    m_tools.client.fetch(task()->account, task()->id, this, answered);
}

void KeepJob::askLink()
{
    if (!mayAsk())
        return;
    const auto answered = [this, round = ++m_round](const Outcome<FreshLink> &answer) {
        if (round != m_round)
            return;
        if (!answer && meaning(answer.error().kind) != Meaning::No) {
            takeAskError(answer.error());
            return;
        }
        m_chain.noteLinkAsked(answer ? answer->link : QByteArray(), answer && answer->servedHere);
        step();
    };
    m_tools.client.fetchLink(task()->account, task()->id, this, answered);
}

void KeepJob::takeAskError(const ApiError &error)
{
    emit askFailed(task()->account, error);
    if (meaning(error.kind) == Meaning::KeyNeeded) {
        const Account *account = m_tools.accounts.find(task()->account);
        restFor(m_tools.rules.longestWait,
                KeepWords::keyNeeded(account ? account->name : QString()), Need::Key);
        return;
    }
    ++m_failures;
    restFor(std::max(backoff(), error.retryAfter.value_or(std::chrono::milliseconds(0))),
            KeepWords::askFailed(error));
}

void KeepJob::takeProgress(quint64 ticket, qint64 received, qint64 size)
{
    if (ticket != m_ticket || m_frame)
        return;
    update([&](Keeping &keeping) {
        keeping.received = received;
        keeping.size = size;
    });
}

void KeepJob::takeEnd(const TransferEnd &end)
{
    if (end.ticket != m_ticket || !task())
        return;
    m_ticket = 0;
    if (m_frame)
        takeFrame(end);
    else
        takeVideo(end);
}

void KeepJob::takeVideo(const TransferEnd &end)
{
    switch (end.kind) {
    case TransferEnd::Kind::Kept:
        update([&](Keeping &keeping) {
            keeping.state = Keeping::State::Kept;
            keeping.file = end.file;
            keeping.posterFile.clear(); // of an earlier file
            keeping.received = keeping.size = end.size;
            keeping.lengthConfirmed = end.lengthConfirmed;
            keeping.sha256 = end.sha256;
            keeping.keptAt = m_tools.clock.now();
            keeping.problem.clear();
        });
        emit kept(m_number);
        m_frame = true;
        fetchFrame();
        break;
    case TransferEnd::Kind::Forbidden:
    case TransferEnd::Kind::Dead:
    case TransferEnd::Kind::WrongContent:
        takeDeadEnd(end);
        break;
    case TransferEnd::Kind::TooLarge:
        conclude(Keeping::State::Refused, end.sentence);
        break;
    case TransferEnd::Kind::NoSpace:
        retryLater(end.sentence, Need::Space);
        break;
    case TransferEnd::Kind::Lost:
    case TransferEnd::Kind::FolderTrouble:
        retryLater(end.sentence);
        break;
    }
}

/// This way leads to no video; the next one may.
void KeepJob::takeDeadEnd(const TransferEnd &end)
{
    if (m_link.isEmpty())
        m_chain.noteContentTried();
    else
        m_chain.noteTried(m_link);
    if (end.kind == TransferEnd::Kind::Forbidden && m_refusal.isEmpty())
        m_refusal = end.sentence;
    if (end.kind == TransferEnd::Kind::WrongContent)
        m_wrong = end.sentence;
    if (end.kind == TransferEnd::Kind::Dead) {
        m_dead = end;
        if (!m_refused.isValid())
            m_refused = m_tools.clock.now();
    }
    step();
}

void KeepJob::takeFrame(const TransferEnd &end)
{
    const bool passing = end.kind == TransferEnd::Kind::Lost
        || end.kind == TransferEnd::Kind::NoSpace || end.kind == TransferEnd::Kind::FolderTrouble;
    if (end.kind == TransferEnd::Kind::Kept)
        update([&](Keeping &keeping) { keeping.lastFrameFile = end.file; });
    if (passing && ++m_frameFailures < m_tools.rules.frameTries) {
        m_running = false;
        emit rested(backoff(), {});
    } else {
        leave();
    }
}

void KeepJob::giveUp()
{
    if (!m_wrong.isEmpty()) {
        if (++m_wrongFiles < m_tools.rules.contentTries) {
            m_renew = true;
            retryLater(KeepWords::triedAgain(m_wrong));
        } else {
            conclude(Keeping::State::Refused, m_wrong);
        }
    } else if (m_refused.isValid()) {
        conclude(Keeping::State::LinkExpired, expirySentence());
    } else if (!m_refusal.isEmpty()) {
        conclude(Keeping::State::Refused, m_refusal);
    } else {
        restFor(m_tools.rules.longestWait, KeepWords::noLinkYet());
    }
}

void KeepJob::retryLater(const QString &why, Need need)
{
    ++m_failures;
    restFor(backoff(), why, need);
}

void KeepJob::restFor(std::chrono::milliseconds wait, const QString &why, Need need)
{
    m_need = need;
    m_running = false;
    update([&](Keeping &keeping) {
        keeping.state = Keeping::State::Retrying;
        keeping.problem = why;
    });
    emit rested(wait, why);
}

void KeepJob::conclude(Keeping::State state, const QString &why)
{
    update([&](Keeping &keeping) {
        keeping.state = state;
        keeping.problem = why;
    });
    leave();
}

void KeepJob::leave()
{
    m_running = false;
    emit finished();
}

void KeepJob::update(const std::function<void(Keeping &)> &change)
{
    if (!task())
        return;
    Keeping keeping = task()->keeping;
    change(keeping);
    m_tools.tasks.setKeeping(m_number, keeping);
}

/// Doubles with each failure in a row, give or take a fifth.
std::chrono::milliseconds KeepJob::backoff() const
{
    const int doublings = std::clamp(m_failures + m_frameFailures - 1, 0, 16);
    const auto wait =
        std::min(m_tools.rules.firstWait * (1 << doublings), m_tools.rules.longestWait);
    return wait * (80 + QRandomGenerator::global()->bounded(41)) / 100;
}

QString KeepJob::expirySentence() const
{
    const QDateTime now = m_tools.clock.now();
    return KeepWords::linkExpired({.expired = m_expired,
                                   .refused = m_refused,
                                   .now = now,
                                   .http = m_dead.http,
                                   .couldAsk = m_tools.accounts.find(task()->account) != nullptr})
        + KeepWords::clockSkew(m_dead.hostTime, now);
}

} // namespace Reelwatch
