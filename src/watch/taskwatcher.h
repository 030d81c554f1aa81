// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/taskclient.h"
#include "domain/clock.h"
#include "domain/rowspans.h"
#include "domain/watchevent.h"
#include "watch/accounthealth.h"
#include "watch/alarm.h"
#include "watch/denials.h"
#include "watch/experience.h"
#include "watch/newcomers.h"
#include "watch/plan.h"
#include "watch/trials.h"

#include <QObject>
#include <QRandomGenerator>

#include <functional>

namespace Reelwatch {

class AccountStore;
class TaskStore;

/// Decides when each task is asked for, and what an answer or a failure means for its watching.
/// One single-shot timer stands for the earliest due task; nothing pending means no timer.
class TaskWatcher final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskWatcher)

public:
    /// How to ask: TaskClient::fetch, or a test's stand-in of the same shape. `known` is the body
    /// of the last answer that was read, while the same may come again.
    using Ask = std::function<void(AccountId account, const QString &id, const QByteArray &known,
                                   const QObject *context, TaskClient::TaskAnswered answered)>;

    TaskWatcher(TaskStore &tasks, AccountStore &accounts, const Clock &clock, Ask ask,
                quint32 seed = QRandomGenerator::global()->generate(), QObject *parent = nullptr);
    ~TaskWatcher() override;

    /// Asks for these as soon as their account allows, ended ones too. Never before Retry-After.
    void refresh(const QList<TaskNumber> &numbers);
    /// Begins again with an account whose key, balance or way may be good now. What another key
    /// was denied is asked for again, be it in an earlier run of the program.
    void resume(AccountId account);
    /// The same with the key of the last run: what it was denied it is denied still.
    void resumeAsBefore(AccountId account);
    /// Tries every unreachable account at once; for "Retry now".
    void retryNow();
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_paused; }
    /// How long a request of someone else's with an account's key waits for its turn among the
    /// checks; it is taken by asking.
    [[nodiscard]] std::chrono::milliseconds takeTurn(AccountId account);
    /// What the user looks at: it goes first, within fairness. More than Plan::MostPreferred at
    /// once prefer nobody.
    void setPreferred(const QList<TaskNumber> &selected, const QList<TaskNumber> &visible);
    /// Bounds of the waits between good answers: 1 s to 1 h, floor not above ceiling. They hold
    /// from each task's next answer on.
    void setIntervals(std::chrono::milliseconds floor, std::chrono::milliseconds ceiling);
    /// Whether checks go on while the window is hidden; they do by default.
    void setChecksWhileHidden(bool checks);
    void setHidden(bool hidden);

    /// Time until the next request; nothing when none is planned.
    [[nodiscard]] std::optional<std::chrono::milliseconds> untilNextCheck() const;
    [[nodiscard]] int requestsUnderWay() const { return m_plan.underWay(); }
    /// How the checks of an account go now.
    [[nodiscard]] WatchStanding standing(AccountId account) const;
    /// How often each video of an account is checked when its limits, not the cadence, rule: "each
    /// video about every 42 min at 4 checks/s". Nothing when they suffice.
    [[nodiscard]] std::optional<std::chrono::milliseconds>
    stretchedInterval(AccountId account) const;
    /// How long this user's videos usually take.
    [[nodiscard]] const UsualTimes &usualTimes() const { return m_experience.usualTimes(); }

public slots:
    /// What a request of someone else's met that is the account's matter: 401, 429 and the like
    /// hold its checks, too.
    void noteAccountError(Reelwatch::AccountId account, const Reelwatch::ApiError &error);
    /// The system says that the network is back.
    void noteNetworkBack();
    /// The system says that a page to sign in at stands before the network, or no more.
    void noteCaptivePortal(bool isThere);
    /// Sends what is due and arms the timer for what comes next.
    void sendDue();

signals:
    void pausedChanged(bool paused);
    /// The time of the next request moved.
    void planned();
    void answered(Reelwatch::TaskNumber number);
    /// A check failed: what to say of it in the status bar. Once for what fails together.
    void failed(const QString &sentence);
    /// A check ended.
    void noted(const Reelwatch::WatchEvent &event);
    /// The way to a service is lost: from now on it is good to know when the network comes back.
    void wayLost();
    void usualTimeChanged(Reelwatch::AccountId account, const QString &model);

private:
    using Time = Plan::Time;

    void begin(const RowSpans &rows);
    void beginNext();
    bool drop(const Task &task);
    void forget(const RowSpans &rows);
    void follow(int row, Task::Fields fields);
    void send(const Plan::Request &request);
    void receive(const Plan::Request &request, const QString &id,
                 const Outcome<TaskAnswer> &answer);
    void noteHealth(const Plan::Request &request, const Outcome<TaskAnswer> &answer);
    void takeAnswer(const Task &task, const TaskAnswer &answer);
    void takeError(const Task &task, const Plan::Request &request, const ApiError &error);
    void go(const Task &task, const Aftermath &aftermath);
    void pauseModel(AccountId account, const QString &model, const QString &reason);
    void stopOrGo();
    void sweepAfterSleep(Time now);
    void arm();

    TaskStore &m_tasks;
    AccountStore &m_accounts;
    const Clock &m_clock;
    Ask m_ask;
    QRandomGenerator m_random;
    Time m_phase; ///< within the second in which tasks fall due together
    Plan m_plan;
    AccountHealth m_health;
    Experience m_experience;
    Newcomers m_newcomers;
    Trials m_trials;
    Denials m_denials;
    Alarm m_alarm;
    bool m_paused = false;
    bool m_hidden = false;
    bool m_checksWhileHidden = true;
};

} // namespace Reelwatch
