// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/taskclient.h"
#include "domain/clock.h"
#include "watch/lane.h"

#include <QObject>
#include <QRandomGenerator>
#include <QTimer>

#include <functional>
#include <map>

namespace Reelwatch {

class AccountStore;
struct Aftermath;
class TaskStore;

/// Decides when each task is asked for, and what an answer or a failure means for its watching.
/// One single-shot timer stands for the earliest due task; nothing pending means no timer.
class TaskWatcher final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskWatcher)

public:
    /// How to ask: TaskClient::fetch, or a test's stand-in of the same shape.
    /// `known` is the body of the last answer that was read, while it may come again unchanged.
    using Ask = std::function<void(AccountId account, const QString &id, const QByteArray &known,
                                   const QObject *context, TaskClient::TaskAnswered answered)>;

    static constexpr int RequestsPerOrigin = 4;

    TaskWatcher(TaskStore &tasks, AccountStore &accounts, const Clock &clock, Ask ask,
                quint32 seed = QRandomGenerator::global()->generate(), QObject *parent = nullptr);
    ~TaskWatcher() override;

    /// Asks for these as soon as their account allows, ended ones too. Never before Retry-After.
    void refresh(const QList<TaskNumber> &numbers);
    /// Begins again with an account whose key, balance or way may be good now.
    void resume(AccountId account);
    /// Tries every unreachable account at once; for "Retry now".
    void retryNow();
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_paused; }
    /// Time until the next request; nothing when none is planned.
    [[nodiscard]] std::optional<std::chrono::milliseconds> untilNextCheck() const;
    [[nodiscard]] int requestsUnderWay() const;

public slots:
    /// What a request of someone else's met that is the account's matter: 401, 429 and the like
    /// hold its checks, too.
    void noteAccountError(Reelwatch::AccountId account, const Reelwatch::ApiError &error);
    /// Sends what is due and arms the timer for what comes next.
    void sendDue();

signals:
    void pausedChanged(bool paused);
    /// The time of the next request moved.
    void planned();
    void answered(Reelwatch::TaskNumber number);
    /// A check failed: what to say of it in the status bar.
    void failed(const QString &sentence);

private:
    void begin(int first, int last);
    void forget(int first, int last);
    void follow(int row, Task::Fields fields);
    void sendDueOf(AccountId account, Lane &lane);
    void send(AccountId account, Lane &lane, const Task &task);
    void receive(TaskNumber number, AccountId account, const Outcome<TaskAnswer> &answer);
    void takeAnswer(const Task &task, const TaskAnswer &answer);
    void takeError(const Task &task, const ApiError &error);
    void go(const Task &task, const Aftermath &aftermath);
    void hold(AccountId account, AccountState::Kind kind, const ApiError &error);
    void release(AccountId account);
    void replan(AccountId account, TaskNumber except);
    void pauseModel(AccountId account, const QString &model, const QString &reason);
    [[nodiscard]] bool hasRoom(const Lane &lane) const;
    [[nodiscard]] bool isHeld(AccountId account) const;
    [[nodiscard]] Lane &laneOf(AccountId account);
    void arm();

    TaskStore &m_tasks;
    AccountStore &m_accounts;
    const Clock &m_clock;
    Ask m_ask;
    QRandomGenerator m_random;
    QTimer m_timer;
    std::map<AccountId, Lane> m_lanes;
    QHash<TaskNumber, int> m_withoutLink; ///< answers "completed" without a link, in a row
    bool m_paused = false;
};

} // namespace Reelwatch
