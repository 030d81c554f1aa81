// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/taskwatcher.h"

#include "store/accountstore.h"
#include "store/taskstore.h"
#include "watch/aftermath.h"
#include "watch/watchrecord.h"

#include <algorithm>

namespace Reelwatch {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

/// After a sleep the network takes a moment, and others wake at the same time (C04).
constexpr milliseconds WakeSweep = 30s;
constexpr int WakeDelayLeast = 1000; // milliseconds
constexpr int WakeDelayMost = 5000;
constexpr int NetworkDelayMost = 2000;
/// So long one turn of the event loop sends what is due.
constexpr milliseconds SentAtOnce = 8ms;

bool isRunning(TaskReport::Status status)
{
    return status == TaskReport::Status::Queued || status == TaskReport::Status::Generating;
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
    , m_phase(QRandomGenerator(~seed).bounded(1000))
    , m_health(accounts, m_plan, clock, m_random)
    , m_newcomers(tasks, m_plan, m_experience, m_random)
    , m_trials(tasks, m_plan, m_health)
    , m_denials(tasks)
    , m_alarm(clock, this)
{
    connect(&m_alarm, &Alarm::rang, this, &TaskWatcher::sendDue);
    connect(&m_tasks, &TaskStore::inserted, this, &TaskWatcher::begin);
    connect(&m_tasks, &TaskStore::aboutToRemove, this, &TaskWatcher::forget);
    connect(&m_tasks, &TaskStore::changed, this, &TaskWatcher::follow);
    const auto adopt = [this](int row) {
        m_health.adopt(m_accounts.at(row).id);
        arm();
    };
    connect(&m_accounts, &AccountStore::inserted, this, adopt);
    connect(&m_accounts, &AccountStore::changed, this, adopt);
    connect(&m_accounts, &AccountStore::aboutToRemove, this,
            [this](int row) { m_plan.dropAccount(m_accounts.at(row).id); });
    connect(&m_accounts, &AccountStore::stateChanged, this, [this](AccountId account) {
        m_health.adopt(account);
        arm();
    });
    stopOrGo();
    begin({{0, static_cast<int>(m_tasks.size()) - 1}});
}

TaskWatcher::~TaskWatcher() = default;

void TaskWatcher::begin(const RowSpans &rows)
{
    const bool isAtIt = !m_newcomers.isEmpty();
    m_newcomers.add(rows, m_clock.instant());
    if (!isAtIt)
        beginNext();
}

void TaskWatcher::beginNext()
{
    const auto isWanted = [this](const Task &task) {
        return isPending(task) || m_denials.isOver(task);
    };
    const Newcomers::Learnt learnt = m_newcomers.placeSome(isWanted, m_clock.instant());
    if (!m_newcomers.isEmpty())
        QMetaObject::invokeMethod(this, &TaskWatcher::beginNext, Qt::QueuedConnection);
    for (const auto &[account, model] : learnt)
        emit usualTimeChanged(account, model);
    arm();
}

/// Nothing is asked for it by itself any more. True when something was to be.
bool TaskWatcher::drop(const Task &task)
{
    m_experience.forget(task.number);
    return m_plan.remove(task.account, task.number);
}

void TaskWatcher::forget(const RowSpans &rows)
{
    bool differs = false;
    forEachRow(rows, [&](int row) { differs |= drop(m_tasks.at(row)); });
    if (differs)
        arm();
}

void TaskWatcher::follow(int row, Task::Fields fields)
{
    const Task &task = m_tasks.at(row);
    if (fields.testFlag(Task::Field::Owner)) {
        drop(task);
        begin({{row, row}});
        if (task.watch.state == Watch::State::Denied && task.account != 0) {
            m_newcomers.place(task, m_clock.instant()); // its new key was never asked
            arm();
        }
    } else if (fields.testFlag(Task::Field::Status) && m_experience.learn(task)) {
        emit usualTimeChanged(task.account, task.report.model);
    }
}

void TaskWatcher::refresh(const QList<TaskNumber> &numbers)
{
    for (const TaskNumber number : numbers) {
        const Task *task = m_tasks.find(number);
        if (task && task->account != 0)
            m_plan.wish(task->account, number, m_clock.steady());
    }
    sendDue();
}

void TaskWatcher::resume(AccountId account)
{
    m_health.resume(account);
    for (const TaskNumber number : m_denials.lift(account))
        m_newcomers.place(*m_tasks.find(number), m_clock.instant());
    sendDue();
}

void TaskWatcher::resumeAsBefore(AccountId account)
{
    m_health.resume(account);
    sendDue();
}

void TaskWatcher::retryNow()
{
    m_health.probeAt(m_clock.steady());
    sendDue();
}

void TaskWatcher::noteNetworkBack()
{
    m_health.probeAt(m_clock.steady() + Time(m_random.bounded(NetworkDelayMost)));
    sendDue();
}

void TaskWatcher::noteCaptivePortal(bool isThere)
{
    const bool isGone = m_health.isBehindPortal() && !isThere;
    m_health.setBehindPortal(isThere);
    if (isGone)
        noteNetworkBack();
}

void TaskWatcher::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    emit pausedChanged(paused);
    stopOrGo();
}

void TaskWatcher::setHidden(bool hidden)
{
    m_hidden = hidden;
    stopOrGo();
}

void TaskWatcher::setChecksWhileHidden(bool checks)
{
    m_checksWhileHidden = checks;
    stopOrGo();
}

void TaskWatcher::stopOrGo()
{
    m_health.setStopped(m_paused || (m_hidden && !m_checksWhileHidden));
    sendDue();
}

void TaskWatcher::setPreferred(const QList<TaskNumber> &selected, const QList<TaskNumber> &visible)
{
    m_plan.setPreferred(selected, visible, m_clock.steady());
    sendDue();
}

void TaskWatcher::setIntervals(milliseconds floor, milliseconds ceiling)
{
    m_experience.setBounds({.floor = floor, .ceiling = ceiling});
}

void TaskWatcher::sendDue()
{
    const Time now = m_clock.steady();
    if (m_alarm.hasOverslept())
        sweepAfterSleep(now);
    m_trials.begin(now);
    while (m_clock.steady() - now < SentAtOnce) {
        auto request = m_plan.take(now);
        if (!request)
            break;
        if (m_trials.take(request->number))
            request->why = WatchEvent::Why::Tried;
        if (m_tasks.find(request->number))
            send(*request);
        else
            m_plan.finish(*request, now);
    }
    arm();
}

milliseconds TaskWatcher::takeTurn(AccountId account)
{
    const Time now = m_clock.steady();
    return m_plan.lane(account).takeTurn(now) - now;
}

/// All fell due while nothing could be asked: once for each, over the time that the rate allows.
void TaskWatcher::sweepAfterSleep(Time now)
{
    const Time begin = now + Time(m_random.bounded(WakeDelayLeast, WakeDelayMost));
    m_health.probeAt(begin);
    for (const AccountId account : m_plan.accounts())
        m_plan.lane(account).sweep(Lane::Whom::All, begin, WakeSweep, now, m_random);
}

void TaskWatcher::send(const Plan::Request &request)
{
    const Task *task = m_tasks.find(request.number);
    const Instant at = m_clock.instant();
    m_experience.beginAgain(*task, at);
    const QString id = task->id;
    // One of unknown meaning from before the start is read anew: this version may understand it.
    const bool isUnderstood = isRunning(task->report.status) || m_experience.hasRead(*task);
    const QByteArray known = isUnderstood ? task->answer : QByteArray();
    Watch watch = task->watch;
    watch.state = Watch::State::Checking;
    watch.lastAsked = at.now;
    watch.nextCheck = {};
    m_tasks.setWatch(request.number, watch);
    m_health.noteSent(request.account);
    m_ask(request.account, id, known, this,
          [this, request, id](const Outcome<TaskAnswer> &answer) { receive(request, id, answer); });
}

void TaskWatcher::receive(const Plan::Request &request, const QString &id,
                          const Outcome<TaskAnswer> &answer)
{
    m_plan.finish(request, m_clock.steady());
    noteHealth(request, answer);
    const Task *task = m_tasks.find(request.number);
    if (task && task->account == request.account && task->id == id) {
        answer ? takeAnswer(*task, *answer) : takeError(*task, request, answer.error());
        emit answered(request.number);
    } else if (task && isPending(*task) && task->account != 0) {
        // Corrected to another id while it was asked for (H63).
        m_newcomers.place(*task, m_clock.instant());
    }
    emit noted(WatchRecord::eventOf(request, id, answer, m_tasks.find(request.number), m_clock));
    sendDue();
}

/// What an answer says of its account and the way holds even if its task is gone.
void TaskWatcher::noteHealth(const Plan::Request &request, const Outcome<TaskAnswer> &answer)
{
    if (answer) {
        m_health.noteAnswer(request);
        return;
    }
    const bool wasLost = m_health.isAnyWayLost();
    const bool isNews = m_health.noteError(request, answer.error());
    if (!wasLost && m_health.isAnyWayLost())
        emit wayLost();
    if (isNews)
        emit failed(answer.error().message);
}

void TaskWatcher::takeAnswer(const Task &task, const TaskAnswer &answer)
{
    const TaskNumber number = task.number;
    if (!answer.unchanged)
        m_tasks.apply(number, answer.report, answer.body);
    const Task *now = m_tasks.find(number);
    if (!now)
        return;
    m_experience.noteAnswer(*now);
    go(*now,
       afterAnswer(*now, m_experience.circumstancesOf(*now, m_clock.instant()), answer.pollAfter,
                   m_random));
}

void TaskWatcher::takeError(const Task &task, const Plan::Request &request, const ApiError &error)
{
    // A video that was never answered has no model: it says nothing of the others.
    if (error.kind == ApiError::Kind::ModelDenied && !task.report.model.isEmpty())
        pauseModel(task.account, task.report.model, error.message);
    go(task,
       afterError(task, error, m_experience.circumstancesOf(task, m_clock.instant()),
                  request.origin->budget(), m_random));
}

void TaskWatcher::go(const Task &task, const Aftermath &aftermath)
{
    const Time now = m_clock.steady();
    Watch watch = aftermath.watch;
    watch.nextCheck = {};
    if (aftermath.wait) {
        Appointment appointment {
            .due = Cadence::shared(now + *aftermath.wait, *aftermath.wait, m_phase),
            .interval = aftermath.interval,
            .isRetry = aftermath.isRetry,
            .nearlyUp = aftermath.nearlyUp};
        if (aftermath.pollAfter)
            appointment.earliest = now + *aftermath.pollAfter;
        m_plan.plan(task.account, task.number, appointment, now);
        // What the service and the rate make of it is what will happen.
        const Lane &lane = m_plan.lane(task.account);
        const Time wait = std::max(std::max(appointment.due, lane.earliest(task.number)) - now,
                                   stretchedInterval(task.account).value_or(0ms));
        if (!lane.isHeld())
            watch.nextCheck = m_clock.now().addMSecs(wait.count());
    } else {
        drop(task);
    }
    m_tasks.setWatch(task.number, watch);
}

void TaskWatcher::noteAccountError(AccountId account, const ApiError &error)
{
    const bool wasLost = m_health.isAnyWayLost();
    m_health.noteElsewhere(account, error);
    if (!wasLost && m_health.isAnyWayLost())
        emit wayLost();
    arm();
}

void TaskWatcher::pauseModel(AccountId account, const QString &model, const QString &reason)
{
    for (const TaskNumber number : m_plan.lane(account).numbers()) {
        const Task *task = m_tasks.find(number);
        if (!task || task->report.model != model || m_plan.isUnderWay(number))
            continue;
        drop(*task);
        m_denials.deny(number, reason);
    }
}

std::optional<milliseconds> TaskWatcher::untilNextCheck() const
{
    std::optional<Time> earliest;
    for (const AccountId account : m_plan.accounts()) {
        if (const auto next = m_plan.nextTime(account))
            earliest = std::min(earliest.value_or(*next), *next);
    }
    const Time now = m_clock.steady();
    return earliest ? std::optional(std::max(*earliest, now) - now) : std::nullopt;
}

std::optional<milliseconds> TaskWatcher::stretchedInterval(AccountId account) const
{
    return m_plan.stretchedInterval(account);
}

WatchStanding TaskWatcher::standing(AccountId account) const
{
    return WatchRecord::standingOf(account, m_plan, m_clock);
}

void TaskWatcher::arm()
{
    std::optional<Time> next = m_health.settle(m_clock.steady());
    if (const auto due = m_plan.wakeTime())
        next = std::min(next.value_or(*due), *due);
    m_alarm.set(next, m_plan.underWay() > 0);
    emit planned();
}

} // namespace Reelwatch
