// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/statusnews.h"

#include "gui/window/mainwindow.h"
#include "model/totals.h"
#include "model/wording.h"
#include "store/accountstore.h"
#include "store/taskstore.h"
#include "watch/taskwatcher.h"

#include <QLocale>

#include <algorithm>

namespace Reelwatch {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr auto TellTogether = 100ms;
constexpr auto ProblemIsOld = 30min;
constexpr qsizetype ProblemLength = 120;
constexpr std::chrono::seconds Step = 10s;

/// Rounded up: nothing comes later than it was told, and what is told does not tick.
std::chrono::seconds inSteps(milliseconds wait)
{
    return std::max(std::chrono::ceil<std::chrono::seconds>(wait) + Step - 1s, Step) / Step * Step;
}

} // namespace

StatusNews::StatusNews(const TaskStore &tasks, const AccountStore &accounts,
                       const TaskWatcher &watcher, const Totals &totals, const Clock &clock,
                       MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_accounts(accounts)
    , m_watcher(watcher)
    , m_totals(totals)
    , m_clock(clock)
    , m_window(window)
{
    m_soon.setSingleShot(true);
    m_step.setInterval(Step);
    connect(&m_soon, &QTimer::timeout, this, &StatusNews::gather);
    connect(&m_step, &QTimer::timeout, this, &StatusNews::gather);
    connect(&m_tasks, &TaskStore::inserted, this, &StatusNews::schedule);
    connect(&m_tasks, &TaskStore::changed, this, [this](int, Task::Fields fields) {
        if (fields.testFlag(Task::Field::Saved))
            schedule();
    });
    connect(&m_accounts, &AccountStore::stateChanged, this, &StatusNews::schedule);
    connect(&m_watcher, &TaskWatcher::planned, this, &StatusNews::followPlan);
    connect(&m_watcher, &TaskWatcher::pausedChanged, this, &StatusNews::schedule);
    connect(&m_watcher, &TaskWatcher::failed, this, &StatusNews::noteProblem);
    connect(&m_totals, &Totals::changed, this, &StatusNews::schedule);
    connect(&m_window, &MainWindow::presenceChanged, this, &StatusNews::schedule);
    gather();
}

StatusNews::~StatusNews() = default;

void StatusNews::noteFreeSpace(qint64 bytes)
{
    // What is shown has two figures or three; less is no news.
    if (Wording::size(std::exchange(m_free, bytes)) != Wording::size(bytes))
        schedule();
}

void StatusNews::noteProblem(const QString &sentence)
{
    m_problem = sentence.left(ProblemLength);
    m_problemAt = m_clock.now();
    schedule();
}

void StatusNews::schedule()
{
    gatherWithin(TellTogether);
}

/// The plan changes with each check: behind another window it is told as seldom as times tick.
void StatusNews::followPlan()
{
    const bool isRecent =
        m_gathered.isValid() && !m_gathered.hasExpired(milliseconds(Step).count());
    gatherWithin(isRecent && !m_window.isActiveWindow() ? milliseconds(Step) : TellTogether);
}

void StatusNews::gatherWithin(milliseconds wait)
{
    if (!m_soon.isActive() || m_soon.remainingTimeAsDuration() > wait)
        m_soon.start(wait);
}

QList<AccountState> StatusNews::statesOf(AccountState::Kind kind) const
{
    QList<AccountState> states;
    for (const Account &account : m_accounts.all()) {
        if (const AccountState state = m_accounts.state(account.id); state.kind == kind)
            states.append(state);
    }
    return states;
}

bool StatusNews::isAnyAsked() const
{
    return std::ranges::any_of(m_accounts.all(), [this](const Account &account) {
        const AccountState::Kind kind = m_accounts.state(account.id).kind;
        const bool reachable = kind == AccountState::Kind::Ok || kind == AccountState::Kind::Slowed;
        const WatchStanding standing = m_watcher.standing(account.id);
        return reachable && !standing.held && standing.watched + standing.underWay > 0;
    });
}

StatusLine::Way StatusNews::way() const
{
    if (m_watcher.isPaused())
        return StatusLine::Way::Paused;
    const QList<AccountState> lost = statesOf(AccountState::Kind::Unreachable);
    if (!lost.isEmpty() && !isAnyAsked()) {
        const bool offline = std::ranges::all_of(
            lost, [](const AccountState &state) { return state.cause == ApiError::Kind::Offline; });
        return offline ? StatusLine::Way::Offline : StatusLine::Way::Unreachable;
    }
    if (!statesOf(AccountState::Kind::Slowed).isEmpty())
        return StatusLine::Way::Slowed;
    if (m_watcher.untilNextCheck() || m_watcher.requestsUnderWay() > 0)
        return StatusLine::Way::Online;
    return keyTrouble().isEmpty() ? StatusLine::Way::Idle : StatusLine::Way::Held;
}

/// Until the first of the slowed services may be asked again.
std::optional<std::chrono::seconds> StatusNews::slowedFor() const
{
    QDateTime first;
    for (const AccountState &state : statesOf(AccountState::Kind::Slowed)) {
        if (state.until.isValid() && (!first.isValid() || state.until < first))
            first = state.until;
    }
    if (!first.isValid())
        return {};
    return inSteps(milliseconds(std::max<qint64>(0, m_clock.now().msecsTo(first))));
}

QString StatusNews::keyTrouble() const
{
    QStringList told;
    const auto tell = [this, &told](AccountState::Kind kind, auto words) {
        if (const qsizetype keys = statesOf(kind).size(); keys > 0)
            told.append(words(static_cast<int>(keys)));
    };
    using Kind = AccountState::Kind;
    tell(Kind::Rejected, [](int keys) { return tr("%Ln key(s) rejected", nullptr, keys); });
    tell(Kind::OutOfBalance,
         [](int keys) { return tr("%Ln key(s) out of balance", nullptr, keys); });
    tell(Kind::Frozen, [](int keys) { return tr("%Ln key(s) frozen", nullptr, keys); });
    tell(Kind::KeyMissing, [](int keys) { return tr("%Ln key(s) missing", nullptr, keys); });
    tell(Kind::KeychainLocked, [](int) { return tr("keychain locked"); });
    if (isAnyAsked())
        tell(Kind::Unreachable,
             [](int keys) { return tr("%Ln service(s) unreachable", nullptr, keys); });
    return told.join(u", "_s);
}

/// The account whose videos wait longest because of its limit.
void StatusNews::tellStretched(StatusLine::News &news) const
{
    milliseconds longest {0};
    for (const Account &account : m_accounts.all()) {
        const milliseconds interval = m_watcher.stretchedInterval(account.id).value_or(0ms);
        if (interval <= longest)
            continue;
        longest = interval;
        news.limitedBy = account.id;
        news.stretched = Wording::stretched(interval, m_watcher.standing(account.id).reachable);
    }
}

void StatusNews::gather()
{
    m_soon.stop();
    m_gathered.start();
    StatusLine::News news {.way = way(),
                           .active = m_totals.active(),
                           .unfetched = m_totals.unfetched(),
                           .underWay = m_watcher.requestsUnderWay(),
                           .keyTrouble = keyTrouble(),
                           .saving = m_totals.unsaved()};
    if (const auto next = m_watcher.untilNextCheck())
        news.nextCheck = inSteps(*next);
    if (news.way == StatusLine::Way::Slowed)
        news.slowedFor = slowedFor();
    const bool recent = m_problemAt.isValid()
        && m_problemAt.msecsTo(m_clock.now())
            < std::chrono::duration_cast<std::chrono::milliseconds>(ProblemIsOld).count();
    if (recent)
        news.lastProblem = tr("%2, %1").arg(
            m_problem, QLocale().toString(m_problemAt.toLocalTime().time(), u"HH:mm"_s));
    tellStretched(news);
    if (m_totals.kept() > 0)
        news.kept =
            tr("%Ln kept", nullptr, m_totals.kept()) % u" · " % Wording::size(m_totals.keptBytes());
    if (m_free >= 0 && m_tasks.size() > 0)
        news.kept += (news.kept.isEmpty() ? QString() : u" · "_s)
            + tr("%1 free", "space on the disk").arg(Wording::size(m_free));
    m_window.setNews(news);
    const bool counts = (news.nextCheck || news.slowedFor) && m_window.isActiveWindow();
    if (counts != m_step.isActive())
        m_step.isActive() ? m_step.stop() : m_step.start();
}

} // namespace Reelwatch
