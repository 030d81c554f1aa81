// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/keepjob.h"

#include "domain/clock.h"
#include "keep/keepwords.h"
#include "keep/mediathread.h"
#include "keep/ordermaker.h"
#include "store/accountstore.h"
#include "store/taskstore.h"

#include <QRandomGenerator>

#include <algorithm>
#include <limits>
#include <utility>

namespace Reelwatch {

namespace {

quint64 nextTicket()
{
    static quint64 last = 0; // the GUI thread's
    return ++last;
}

} // namespace

KeepJob::KeepJob(KeepTools &tools, TaskNumber number, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_number(number)
    , m_asker(tools, number)
{
    connect(&m_asker, &LinkAsker::askFailed, this, &KeepJob::askFailed);
    connect(&m_asker, &LinkAsker::contentFound, this,
            [this](const QNetworkRequest &request) { begin({.keyed = request}); });
    connect(&m_asker, &LinkAsker::delayed, this, &KeepJob::takeDelay);
    connect(&m_asker, &LinkAsker::taskAsked, this, [this] {
        m_chain.noteTaskAsked();
        step();
    });
    connect(&m_asker, &LinkAsker::linkAsked, this, [this](const QByteArray &link, bool servedHere) {
        m_chain.noteLinkAsked(link, servedHere);
        step();
    });
}

KeepJob::~KeepJob() = default;

const Task *KeepJob::task() const
{
    return m_tools.tasks.find(m_number);
}

QString KeepJob::host() const
{
    const Task *own = task();
    const QByteArray link = m_running && !m_link.isEmpty() ? m_link
        : own                                              ? own->report.link.toByteArray()
                                                           : QByteArray();
    return QUrl::fromEncoded(link).authority();
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
    m_deadEnds = {};
    update([](Keeping &keeping) {
        keeping.state = Keeping::State::Fetching;
        keeping.received = 0;
        keeping.size = -1;
        keeping.problem.clear();
    });
    if (std::exchange(m_hasLooked, true))
        step();
    else
        begin({.onlyLooks = true});
}

void KeepJob::stop()
{
    if (m_ticket != 0)
        m_tools.media.abort(m_ticket);
    m_ticket = 0;
    m_asker.forget();
    m_running = false;
}

void KeepJob::discard()
{
    stop();
    if (!m_key.isEmpty())
        m_tools.media.forget(m_tools.folder, m_key);
}

void KeepJob::step()
{
    if (!task())
        return;
    const QDateTime now = m_tools.clock.now();
    m_deadEnds.noteExpiry(task()->report.linkExpires, now);
    const LinkChain::Next next = m_chain.next(task()->report, now);
    switch (next.step) {
    case LinkChain::Step::FetchLink:
        fetch(next.link);
        break;
    case LinkChain::Step::AskTask:
        m_asker.askTask();
        break;
    case LinkChain::Step::AskLink:
        m_asker.askLink();
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
    m_link.clear();
    m_asker.askContent();
}

void KeepJob::fetchFrame()
{
    if (!task())
        return; // removed by one who heard that the video is kept
    if (task()->report.lastFrameLink.isEmpty() || !task()->keeping.lastFrameFile.isEmpty())
        leave();
    else
        fetch(task()->report.lastFrameLink, TransferOrder::Part::LastFrame);
}

void KeepJob::begin(TransferOrder order)
{
    m_ticket = nextTicket();
    order.ticket = m_ticket;
    OrderMaker::fill(order, *task(), m_tools);
    if (m_anyLength)
        order.limits.largestVideo = std::numeric_limits<qint64>::max();
    m_key = order.key;
    m_tools.media.begin(order);
}

/// Rests until the service can be asked, at least as long as after any failure.
void KeepJob::takeDelay(const LinkAsker::Delay &delay)
{
    if (delay.untilKeyWorks) {
        restFor(delay.wait.count() > 0 ? delay.wait : m_tools.rules.longestWait, delay.why,
                Need::Key);
        return;
    }
    ++m_failures;
    restFor(std::max(backoff(), delay.wait), delay.why);
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
    const auto content = m_asker.endContent(end); // until what follows is known
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
            keeping.posterFile.clear(); // of an earlier file, as is the digest
            keeping.sha256.clear();
            keeping.received = keeping.size = end.size;
            keeping.lengthConfirmed = end.lengthConfirmed;
            keeping.keptAt = m_tools.clock.now();
            keeping.problem.clear();
        });
        if (m_tools.sidecar)
            m_tools.media.writeBeside(end.file, [text = m_tools.sidecar, answer = task()->answer] {
                return text(answer);
            });
        emit kept(m_number);
        m_frame = true;
        fetchFrame();
        break;
    case TransferEnd::Kind::NothingHere:
        step();
        break;
    case TransferEnd::Kind::Forbidden:
    case TransferEnd::Kind::Dead:
    case TransferEnd::Kind::WrongContent:
        takeDeadEnd(end);
        break;
    case TransferEnd::Kind::TooLarge:
        emit foundTooLong(m_number, end.sentence);
        conclude(Keeping::State::Refused, end.sentence);
        break;
    case TransferEnd::Kind::NoSpace:
        retryLater(end.sentence, Need::Space);
        break;
    case TransferEnd::Kind::FolderTrouble:
        retryLater(end.sentence, Need::Folder);
        break;
    case TransferEnd::Kind::Lost:
        if (m_link.isEmpty() && end.http == 429)
            return m_asker.noteSlowed(end.sentence, end.retryAfter);
        if (end.size > m_furthest) // it goes on, if in steps
            m_failures = 0;
        m_furthest = end.size;
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
    m_deadEnds.note(end, m_tools.clock.now());
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
    const bool couldAsk = m_tools.accounts.find(task()->account) != nullptr;
    const QString why = m_deadEnds.sentence(m_tools.clock.now(), couldAsk);
    switch (m_deadEnds.verdict()) {
    case DeadEnds::Verdict::NoLink:
        restFor(m_tools.rules.longestWait, why);
        break;
    case DeadEnds::Verdict::Expired:
        conclude(Keeping::State::LinkExpired, why);
        break;
    case DeadEnds::Verdict::Refused:
        conclude(Keeping::State::Refused, why);
        break;
    case DeadEnds::Verdict::WrongContent:
        if (++m_wrongFiles >= m_tools.rules.contentTries) {
            conclude(Keeping::State::Refused, why);
        } else {
            m_renew = true;
            retryLater(KeepWords::triedAgain(why));
        }
        break;
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
    m_asker.noteRest(wait);
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

} // namespace Reelwatch
