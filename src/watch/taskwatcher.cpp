// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/taskwatcher.h"

#include "store/accountstore.h"
#include "store/taskstore.h"
#include "watch/aftermath.h"
#include "watch/consequence.h"

#include <algorithm>

namespace Reelwatch {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr int ForbiddenTasks = 3;
/// One lost packet is no outage.
constexpr int UnreachedInARow = 2;
/// Over how long a first sweep is spread, per task and at most (L11).
constexpr milliseconds SweepPerTask = 100ms;
constexpr milliseconds LongestSweep = 30s;
/// After 429 without a usable Retry-After.
constexpr milliseconds UnsaidSlowing = 10s;

QString originOf(const Account *account)
{
    return account ? account->base.adjusted(QUrl::RemovePath).toString() : QString();
}

bool isRunning(TaskReport::Status status)
{
    return status == TaskReport::Status::Queued || status == TaskReport::Status::Generating;
}

/// A moment of the first sweep of so many tasks.
milliseconds momentOf(qsizetype tasks, QRandomGenerator &random)
{
    const auto sweep = std::min<milliseconds>(SweepPerTask * tasks, LongestSweep);
    return milliseconds(random.bounded(static_cast<int>(sweep.count()) + 1));
}

} // namespace

TaskWatcher::TaskWatcher(TaskStore &tasks, AccountStore &accounts, const Clock &clock, Ask ask,
                         quint32 seed, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_ask(std::move(ask))
    , m_random(seed)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TaskWatcher::sendDue);
    connect(&m_tasks, &TaskStore::inserted, this, &TaskWatcher::begin);
    connect(&m_tasks, &TaskStore::aboutToRemove, this, &TaskWatcher::forget);
    connect(&m_tasks, &TaskStore::changed, this, &TaskWatcher::follow);
    begin(0, static_cast<int>(m_tasks.size()) - 1);
}

TaskWatcher::~TaskWatcher() = default;

Lane &TaskWatcher::laneOf(AccountId account)
{
    Lane &lane = m_lanes[account];
    lane.origin = originOf(m_accounts.find(account));
    return lane;
}

void TaskWatcher::begin(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const Task &task = m_tasks.at(row);
        if (!isPending(task) || task.account == 0)
            continue;
        const bool fresh = !task.watch.lastAsked.isValid();
        const milliseconds wait = fresh ? 0ms : momentOf(last - first, m_random);
        laneOf(task.account).plan(task.number, m_clock.steady() + wait);
    }
    arm();
}

void TaskWatcher::forget(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const Task &task = m_tasks.at(row);
        m_lanes[task.account].forget(task.number);
        m_withoutLink.remove(task.number);
    }
    arm();
}

void TaskWatcher::follow(int row, Task::Fields fields)
{
    if (!fields.testFlag(Task::Field::Owner))
        return;
    const Task &task = m_tasks.at(row);
    for (auto &[account, lane] : m_lanes)
        lane.forget(task.number);
    begin(row, row);
}

void TaskWatcher::refresh(const QList<TaskNumber> &numbers)
{
    for (const TaskNumber number : numbers) {
        const Task *task = m_tasks.find(number);
        if (task && task->account != 0)
            laneOf(task->account).wish(number, m_clock.steady());
    }
    sendDue();
}

void TaskWatcher::resume(AccountId account)
{
    Lane &lane = laneOf(account);
    lane.forbidden.clear();
    lane.unreached = 0;
    m_accounts.setState(account, {});
    replan(account, 0);
    sendDue();
}

void TaskWatcher::retryNow()
{
    for (const Account &account : m_accounts.all()) {
        if (m_accounts.state(account.id).kind == AccountState::Kind::Unreachable)
            replan(account.id, 0);
    }
    sendDue();
}

/// Plans every pending task of an account anew, the first at once, the others spread.
void TaskWatcher::replan(AccountId account, TaskNumber except)
{
    Lane &lane = laneOf(account);
    const qsizetype count = lane.planned.size();
    milliseconds wait = 0ms;
    for (qsizetype row = 0; row < m_tasks.size(); ++row) {
        const Task &task = m_tasks.at(row);
        if (task.account != account || task.number == except || !isPending(task))
            continue;
        lane.plan(task.number, m_clock.steady() + wait);
        wait = momentOf(count, m_random);
    }
}

void TaskWatcher::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    emit pausedChanged(paused);
    sendDue();
}

int TaskWatcher::requestsUnderWay() const
{
    qsizetype count = 0;
    for (const auto &[account, lane] : m_lanes)
        count += lane.underWay.size();
    return static_cast<int>(count);
}

bool TaskWatcher::hasRoom(const Lane &lane) const
{
    qsizetype underWay = 0;
    for (const auto &[account, other] : m_lanes)
        underWay += other.origin == lane.origin ? other.underWay.size() : 0;
    return underWay < RequestsPerOrigin;
}

bool TaskWatcher::isHeld(AccountId account) const
{
    return m_paused || !m_accounts.find(account) || isBlocked(m_accounts.state(account).kind);
}

void TaskWatcher::sendDue()
{
    for (auto &[account, lane] : m_lanes)
        sendDueOf(account, lane);
    arm();
}

void TaskWatcher::sendDueOf(AccountId account, Lane &lane)
{
    while (hasRoom(lane)) {
        const std::optional<TaskNumber> number = lane.take(m_clock.steady(), isHeld(account));
        if (!number)
            return;
        if (const Task *task = m_tasks.find(*number))
            send(account, lane, *task);
    }
}

void TaskWatcher::send(AccountId account, Lane &lane, const Task &task)
{
    const TaskNumber number = task.number;
    const QString id = task.id;
    lane.underWay.insert(number);
    Watch watch = task.watch;
    watch.state = Watch::State::Checking;
    watch.lastAsked = m_clock.now();
    watch.nextCheck = {};
    m_tasks.setWatch(number, watch);
    // An answer of unknown meaning is read anew: a later version may understand its word.
    const QByteArray known = isRunning(task.report.status) ? task.answer : QByteArray();
    m_ask(account, id, known, this, [this, number, account, id](const Outcome<TaskAnswer> &answer) {
        m_lanes[account].underWay.remove(number);
        // Removed, or corrected to another id, while it was asked for (H63).
        const Task *now = m_tasks.find(number);
        if (now && now->account == account && now->id == id)
            receive(number, account, answer);
        else if (now)
            begin(static_cast<int>(m_tasks.rowOf(number)), static_cast<int>(m_tasks.rowOf(number)));
        sendDue();
    });
}

void TaskWatcher::receive(TaskNumber number, AccountId account, const Outcome<TaskAnswer> &answer)
{
    const Task task = *m_tasks.find(number);
    if (answer)
        takeAnswer(task, *answer);
    else
        takeError(task, answer.error());
    if (answer || consequenceOf(answer.error().kind).reached) {
        m_lanes[account].unreached = 0;
        if (m_accounts.state(account).kind == AccountState::Kind::Unreachable) {
            m_accounts.setState(account, {});
            replan(account, number);
        }
    }
    emit answered(number);
}

void TaskWatcher::takeAnswer(const Task &task, const TaskAnswer &answer)
{
    release(task.account);
    m_lanes[task.account].forbidden.remove(task.number);
    if (!answer.unchanged)
        m_tasks.apply(task.number, answer.report, answer.body);
    const Task *now = m_tasks.find(task.number);
    if (!now)
        return;
    const bool lacksLink = isFinal(now->report.status) && hasMoreToSay(*now);
    const int withoutLink = lacksLink ? ++m_withoutLink[task.number] : 0;
    if (!lacksLink)
        m_withoutLink.remove(task.number);
    go(*now, afterAnswer(*now, withoutLink, m_clock.now(), m_random));
}

void TaskWatcher::takeError(const Task &task, const ApiError &error)
{
    go(task, afterError(task, error, m_clock.now(), m_random));
    if (const auto kind = consequenceOf(error.kind).account)
        hold(task.account, *kind, error);
    if (error.kind == ApiError::Kind::ModelDenied)
        pauseModel(task.account, task.report.model, error.message);
    if (error.kind == ApiError::Kind::Forbidden) {
        QSet<TaskNumber> &forbidden = m_lanes[task.account].forbidden;
        forbidden.insert(task.number);
        if (forbidden.size() >= ForbiddenTasks)
            hold(task.account, AccountState::Kind::Rejected, error);
    }
    if (error.kind != ApiError::Kind::Cancelled && error.kind != ApiError::Kind::KeyMissing)
        emit failed(error.message);
}

void TaskWatcher::go(const Task &task, const Aftermath &aftermath)
{
    Watch watch = aftermath.watch;
    watch.nextCheck = {};
    if (aftermath.wait) {
        watch.nextCheck = m_clock.now().addMSecs(aftermath.wait->count());
        laneOf(task.account).plan(task.number, m_clock.steady() + *aftermath.wait);
    }
    m_tasks.setWatch(task.number, watch);
}

void TaskWatcher::noteAccountError(AccountId account, const ApiError &error)
{
    if (const auto kind = consequenceOf(error.kind).account)
        hold(account, *kind, error);
    arm();
}

/// An account's matter: told once, however many of its tasks met it.
void TaskWatcher::hold(AccountId account, AccountState::Kind kind, const ApiError &error)
{
    const AccountState before = m_accounts.state(account);
    Lane &lane = laneOf(account);
    if (kind == AccountState::Kind::Unreachable
        && (++lane.unreached < UnreachedInARow || isBlocked(before.kind)))
        return;
    AccountState state {
        .kind = kind, .message = error.message, .since = m_clock.now(), .inARow = 1};
    if (before.kind == kind) {
        state.since = before.since;
        state.inARow = before.inARow + 1;
    }
    if (kind == AccountState::Kind::Slowed) {
        const milliseconds until = m_clock.steady() + error.retryAfter.value_or(UnsaidSlowing);
        lane.notBefore = std::max(lane.notBefore, until);
        state.until = m_clock.now().addMSecs((lane.notBefore - m_clock.steady()).count());
    }
    m_accounts.setState(account, state);
}

/// A good answer: the account is well again, unless the service asked for a pause that lasts.
void TaskWatcher::release(AccountId account)
{
    const AccountState::Kind kind = m_accounts.state(account).kind;
    const bool stillSlowed =
        kind == AccountState::Kind::Slowed && m_clock.steady() < m_lanes[account].notBefore;
    if (kind == AccountState::Kind::Ok || kind == AccountState::Kind::Unreachable || stillSlowed)
        return;
    m_accounts.setState(account, {});
    if (isBlocked(kind))
        replan(account, 0);
}

void TaskWatcher::pauseModel(AccountId account, const QString &model, const QString &reason)
{
    for (qsizetype row = 0; row < m_tasks.size(); ++row) {
        const Task &task = m_tasks.at(row);
        if (task.account != account || task.report.model != model || !isPending(task))
            continue;
        m_lanes[account].forget(task.number);
        Watch watch = task.watch;
        watch.state = Watch::State::Paused;
        watch.reason = reason;
        watch.nextCheck = {};
        m_tasks.setWatch(task.number, watch);
    }
}

std::optional<milliseconds> TaskWatcher::untilNextCheck() const
{
    std::optional<milliseconds> earliest;
    for (const auto &[account, lane] : m_lanes) {
        if (const auto next = lane.next(isHeld(account)))
            earliest = std::min(earliest.value_or(*next), *next);
    }
    if (!earliest)
        return std::nullopt;
    return std::max(*earliest - m_clock.steady(), 0ms);
}

void TaskWatcher::arm()
{
    std::optional<milliseconds> earliest;
    for (const auto &[account, lane] : m_lanes) {
        // A lane without room is woken by its next answer.
        if (const auto next = lane.next(isHeld(account)); next && hasRoom(lane))
            earliest = std::min(earliest.value_or(*next), *next);
    }
    if (earliest)
        m_timer.start(std::max(*earliest - m_clock.steady(), 0ms));
    else
        m_timer.stop();
    emit planned();
}

} // namespace Reelwatch
