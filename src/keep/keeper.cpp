// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/keeper.h"

#include "domain/clock.h"
#include "keep/keepwords.h"
#include "store/accountstore.h"
#include "store/taskstore.h"

#include <algorithm>
#include <utility>

namespace Reelwatch {

using namespace std::chrono_literals;

namespace {

constexpr auto FrameLife = 24h; ///< how long a last frame's link may be worth a try

bool isComplete(const Task &task)
{
    return task.report.status == TaskReport::Status::Completed;
}

bool isOpen(Keeping::State state)
{
    return state == Keeping::State::None || state == Keeping::State::Queued
        || state == Keeping::State::Fetching || state == Keeping::State::Retrying;
}

bool isGivenUp(Keeping::State state)
{
    return state == Keeping::State::LinkExpired || state == Keeping::State::Refused;
}

} // namespace

Keeper::Keeper(TaskStore &tasks, const AccountStore &accounts, RequestRecord &requests,
               TaskClient &client, const Clock &clock, const QString &folder,
               const KeepRules &rules, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_tools {tasks, accounts, requests, client, m_media, clock, folder, NamePattern(), rules}
    , m_files(tasks, m_media)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Keeper::fill);
    connect(&m_files, &KeptFiles::aboutToBeLost, this, [this](TaskNumber number) { drop(number); });
    connect(&m_media, &MediaThread::measured, this, &Keeper::spaceMeasured);
    connect(&tasks, &TaskStore::inserted, this, &Keeper::takeInserted);
    connect(&tasks, &TaskStore::aboutToRemove, this, &Keeper::takeRemoved);
    connect(&tasks, &TaskStore::changed, this, &Keeper::takeChange);
    connect(&accounts, &AccountStore::stateChanged, this, &Keeper::takeAccount);
    connect(&accounts, &AccountStore::changed, this,
            [this](int row) { takeSettings(m_tools.accounts.at(row).id); });
    m_media.sweep(folder);
    takeInserted({{0, static_cast<int>(tasks.size()) - 1}});
}

Keeper::~Keeper()
{
    stop();
}

void Keeper::takeInserted(const RowSpans &rows)
{
    forEachRow(rows, [this](int row) { m_unseen.append(m_tasks.at(row).number); });
    wake();
}

/// Queues what is to be fetched and looks for what was kept: not while others still take a change
/// in.
void Keeper::considerUnseen()
{
    const QList<TaskNumber> unseen = std::exchange(m_unseen, {});
    for (const TaskNumber number : unseen) {
        const Task *task = m_tasks.find(number);
        if (task && !m_queue.find(number) && isWanted(*task))
            enqueue(number);
    }
    m_files.lookFor(unseen);
}

/// Whether it is fetched by itself: the video's own word, else its key's.
bool Keeper::isChosen(const Task &task) const
{
    if (task.keepChoice != KeepChoice::Kind::AsKey)
        return task.keepChoice == KeepChoice::Kind::Always;
    const Account *account = m_tools.accounts.find(task.account);
    return !account || account->keepsVideos;
}

/// Whether a video, or the last frame beside a kept one, is still to be fetched.
bool Keeper::isWanted(const Task &task) const
{
    const Keeping &keeping = task.keeping;
    if (keeping.state == Keeping::State::Kept)
        return !task.report.lastFrameLink.isEmpty() && keeping.lastFrameFile.isEmpty()
            && keeping.keptAt.secsTo(m_tools.clock.now()) < FrameLife / 1s;
    // What was begun once is ended, whoever chose it.
    return isComplete(task) && isOpen(keeping.state)
        && (keeping.state != Keeping::State::None || isChosen(task));
}

void Keeper::takeRemoved(const RowSpans &rows)
{
    forEachRow(rows, [this](int row) { drop(m_tasks.at(row).number, Part::Goes); });
}

void Keeper::takeChange(int row, Task::Fields fields)
{
    const Task &task = m_tasks.at(row);
    const bool newLink = fields.testFlag(Task::Field::Link);
    const KeepJob *job = m_queue.find(task.number);
    if (!job) {
        const bool again = newLink && isGivenUp(task.keeping.state);
        if (again || (isWanted(task) && task.keeping.state != Keeping::State::Kept))
            QMetaObject::invokeMethod(
                this, [this, number = task.number] { takeUp(number); }, Qt::QueuedConnection);
    } else if (fields.testFlag(Task::Field::KeepChoice)) {
        review(task.number);
    } else if (fields.testFlag(Task::Field::Owner) && !isComplete(task)) {
        drop(task.number, Part::Goes); // the id was corrected: another video
    } else if (newLink) { // of another host, too
        if (!job->isRunning())
            m_queue.setDue(task.number, 0ms);
        wake();
    }
}

/// Takes up what is to be fetched by itself from now on, and lets go of what is not any more:
/// never what runs already.
void Keeper::review(TaskNumber number)
{
    const auto act = [this, number] {
        const Task *task = m_tasks.find(number);
        const KeepJob *job = m_queue.find(number);
        if (!task || (job && job->isRunning()) || task->keeping.state == Keeping::State::Kept)
            return;
        if (job && !isChosen(*task)) {
            drop(number);
            m_tasks.setKeepState(number, Keeping::State::None);
        } else if (!job && isWanted(*task)) {
            enqueue(number);
        }
    };
    QMetaObject::invokeMethod(this, act, Qt::QueuedConnection); // others still take the change in
}

void Keeper::takeSettings(AccountId account)
{
    const Account *known = m_tools.accounts.find(account);
    const bool keeps = known && known->keepsVideos;
    const bool kept = m_keepsVideos.value(account, true);
    m_keepsVideos.insert(account, keeps);
    for (qsizetype row = 0; keeps != kept && row < m_tasks.size(); ++row) {
        if (m_tasks.at(row).account == account && isComplete(m_tasks.at(row)))
            review(m_tasks.at(row).number);
    }
    takeAccount(account);
}

void Keeper::takeAccount(AccountId account)
{
    if (m_tools.accounts.state(account).kind != AccountState::Kind::Ok)
        return;
    m_queue.setKeyWorks(account, m_tasks);
    wake();
}

void Keeper::enqueue(TaskNumber number)
{
    drop(number);
    auto *job = new KeepJob(m_tools, number, this);
    connect(job, &KeepJob::kept, this, [this](TaskNumber keptNumber) {
        m_full = m_folderFails = false;
        m_media.measure(m_tools.folder);
        m_files.lookFor({keptNumber});
        emit kept(keptNumber);
    });
    connect(job, &KeepJob::foundTooLong, this, &Keeper::foundTooLong);
    connect(job, &KeepJob::askFailed, this, &Keeper::askFailed);
    connect(job, &KeepJob::finished, this, [this, number] { drop(number); });
    connect(
        job, &KeepJob::rested, this,
        [this, job](std::chrono::milliseconds wait, const QString &why) { rest(*job, wait, why); });
    m_queue.insert(job);
    if (m_tasks.find(number)->keeping.state != Keeping::State::Kept)
        m_tasks.setKeepState(number, Keeping::State::Queued);
    wake();
}

void Keeper::setFolder(const QString &folder)
{
    if (std::exchange(m_tools.folder, folder) != folder) {
        m_media.sweep(folder);
        m_folderFails = false;
        retryAll();
    }
    m_media.measure(folder);
}

void Keeper::drop(TaskNumber number, Part part)
{
    KeepJob *job = m_queue.take(number);
    if (!job)
        return;
    part == Part::Goes ? job->discard() : job->stop();
    job->disconnect(this);
    job->deleteLater();
    wake();
}

void Keeper::rest(KeepJob &job, std::chrono::milliseconds wait, const QString &why)
{
    const auto now = m_tools.clock.steady();
    m_media.disconnect(&job);
    m_queue.setDue(job.number(), now + wait);
    if (job.need() == KeepJob::Need::Space) {
        m_heldUntil = now + m_tools.rules.spaceWait;
        if (!std::exchange(m_full, true))
            emit spaceRanOut(why);
    }
    if (job.need() == KeepJob::Need::Folder && !std::exchange(m_folderFails, true))
        emit folderFailed(why);
    wake();
}

void Keeper::begin(KeepJob &job)
{
    connect(&m_media, &MediaThread::progressed, &job, &KeepJob::takeProgress);
    connect(&m_media, &MediaThread::ended, &job, &KeepJob::takeEnd);
    job.run();
}

void Keeper::wake()
{
    if (!m_stopped)
        m_timer.start(0ms);
}

void Keeper::fill()
{
    considerUnseen();
    const auto now = m_tools.clock.steady();
    while (m_heldUntil <= now && m_queue.underWay() < m_tools.rules.atOnce) {
        KeepJob *job = m_queue.start(m_tasks, now, m_tools.rules.perHost);
        if (!job)
            break;
        begin(*job);
    }
    armTimer();
}

/// Wakes when the first resting job is due; while there is no room, the end of a job does.
void Keeper::armTimer()
{
    if (m_stopped || m_timer.isActive() || m_queue.underWay() >= m_tools.rules.atOnce)
        return;
    const auto now = m_tools.clock.steady();
    if (m_heldUntil > now && m_queue.isWaiting())
        m_timer.start(m_heldUntil - now);
    else if (const auto due = m_queue.nextDue())
        m_timer.start(std::max(*due - now, 0ms));
}

void Keeper::takeUp(TaskNumber number)
{
    const Task *task = m_tasks.find(number);
    const KeepJob *job = m_queue.find(number);
    if (!task || !isComplete(*task) || task->keeping.state == Keeping::State::Kept
        || (job && job->isRunning()))
        return;
    m_heldUntil = 0ms;
    enqueue(number);
}

void Keeper::retry(TaskNumber number)
{
    takeUp(number);
    if (KeepJob *job = m_queue.find(number))
        job->setAnyLength();
}

void Keeper::renew(TaskNumber number)
{
    retry(number);
    if (KeepJob *job = m_queue.find(number); job && !job->isRunning())
        job->setRenew();
}

void Keeper::retryAll()
{
    m_heldUntil = 0ms;
    m_queue.setAllDue();
    wake();
}

void Keeper::setAskingPaused(bool paused)
{
    if (std::exchange(m_tools.askingPaused, paused) && !paused)
        retryAll();
}

void Keeper::stop()
{
    m_stopped = true;
    m_timer.stop();
    m_files.stop();
    m_media.stop();
}

} // namespace Reelwatch
