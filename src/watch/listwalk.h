// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/taskclient.h"
#include "watch/alarm.h"

#include <QPointer>
#include <QSet>

namespace Reelwatch {

class AccountStore;
class RequestRecord;

/// Goes through the list of videos that a service holds for one key, page after page: one request
/// at a time, each in its turn among the key's checks, and never before a service that has had
/// enough wants to be asked again. Ends by itself, whatever the service answers.
class ListWalk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListWalk)

public:
    using AskPage = std::function<void(AccountId account, const QString &after,
                                       const QObject *context, TaskClient::PageAnswered answered)>;

    enum class State {
        Idle, ///< never begun
        Walking, ///< a page is under way or about to be
        Slowed, ///< goes on by itself at goesOnAt()
        Finished, ///< the list's end
        Cut, ///< more than anyone can look through, or a list that does not go on: problem() says
        Stopped, ///< by the user
        Failed ///< problem() says why
    };
    Q_ENUM(State)

    static constexpr int MostVideos = 100'000;
    static constexpr int MostPages = 5'000;
    static constexpr int MostWaits = 5; ///< for a service that has had enough, in a row

    ListWalk(const AccountStore &accounts, RequestRecord &requests, const Clock &clock, AskPage ask,
             TakeTurn takeTurn, QObject *parent = nullptr);
    ~ListWalk() override;

    /// From the first page; what was under way is forgotten.
    void begin(AccountId account);
    void stop();
    /// Behind the last page that came, after stop() or a failure.
    void goOn();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isUnderWay() const;
    [[nodiscard]] QString problem() const { return m_problem; } ///< a sentence, or empty
    [[nodiscard]] QDateTime goesOnAt() const { return m_goesOnAt; } ///< UTC, with Slowed
    [[nodiscard]] int seen() const { return static_cast<int>(m_seen.size()); }
    [[nodiscard]] int unusable() const { return m_unusable; }

signals:
    /// At most a few hundred at a time, none twice.
    void found(const QList<Reelwatch::FoundVideo> &videos);
    void stateChanged();
    /// What the account's other requests should know as well.
    void askFailed(Reelwatch::AccountId account, const Reelwatch::ApiError &error);

private:
    void endRound();
    void setState(State state, const QString &problem = {});
    void arm();
    void holdUntil(Alarm::Time time);
    void ask();
    void take(const Outcome<VideoPage> &answer);
    void fail(const ApiError &error);
    void handOver(const QList<FoundVideo> &fresh, qsizetype from, const QString &next);
    void followCursor(const QString &next, bool broughtAny);

    const AccountStore &m_accounts;
    RequestRecord &m_requests;
    const Clock &m_clock;
    AskPage m_ask;
    TakeTurn m_takeTurn;
    Alarm m_alarm;
    State m_state = State::Idle;
    AccountId m_account = 0;
    QString m_problem;
    QString m_cursor; ///< the next page is behind it; empty for the first
    std::optional<Alarm::Time> m_turn; ///< of the next page
    Alarm::Time m_heldUntil {0}; ///< the service wants to be left alone before
    QDateTime m_goesOnAt; ///< the same as people read it
    QSet<QString> m_seen; ///< ids
    QSet<QString> m_cursors; ///< that were asked with
    QPointer<QObject> m_round; ///< whose answers still count
    int m_unusable = 0;
    int m_pages = 0;
    int m_waits = 0;
};

} // namespace Reelwatch
