// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/taskclient.h"
#include "domain/watchevent.h"
#include "keep/keeprules.h"

#include <QObject>

#include <functional>
#include <memory>

namespace Reelwatch {

class OpenRequest;

/// Asks the service for a way to one task's video, when its account may be asked at all, and sorts
/// what came instead of an answer. Never asks twice by itself.
class LinkAsker final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LinkAsker)

public:
    /// Why there is no answer yet.
    struct Delay
    {
        QString why; ///< a whole sentence
        std::chrono::milliseconds wait {0}; ///< the least; 0: as after any failure
        bool untilKeyWorks = false;
    };

    LinkAsker(const KeepTools &tools, TaskNumber number, QObject *parent = nullptr);
    ~LinkAsker() override;

    /// Puts a fresh answer into the store; taskAsked(), at once when there is nobody to ask.
    void askTask();
    /// linkAsked(), at once when there is nobody to ask.
    void askLink();
    /// contentFound() with the request for the bytes themselves, once it may be sent.
    void askContent();
    /// The service answered such a request with 429.
    void noteSlowed(const QString &sentence, std::optional<std::chrono::milliseconds> retryAfter);
    /// What askContent() led to has ended. It counts as under way as long as the caller holds it.
    [[nodiscard]] std::shared_ptr<OpenRequest> endContent(const TransferEnd &end);
    /// What has just been asked will be asked again after `wait`.
    void noteRest(std::chrono::milliseconds wait);
    /// Answers that are still under way are not heard any more.
    void forget();

signals:
    void taskAsked();
    void linkAsked(const QByteArray &link, bool servedHere); ///< both empty: there is none
    void contentFound(const QNetworkRequest &request);
    void delayed(const Reelwatch::LinkAsker::Delay &delay);
    void askFailed(Reelwatch::AccountId account, const Reelwatch::ApiError &error);

private:
    [[nodiscard]] const Task *task() const;
    [[nodiscard]] const Account *account() const;
    [[nodiscard]] std::optional<Delay> obstacle() const;
    [[nodiscard]] bool isHeard(quint64 round, const ApiError *error);
    void inTurn(const std::function<void(quint64 round)> &ask);
    [[nodiscard]] std::shared_ptr<OpenRequest> begin(WatchEvent::What what);
    [[nodiscard]] std::chrono::milliseconds untilTurn();
    void takeTask(const Outcome<TaskAnswer> &answer);
    void takeLink(const FreshLink &fresh);
    void fail(const ApiError &error);
    void putOff(std::chrono::milliseconds wait);

    const KeepTools &m_tools;
    const TaskNumber m_number;
    quint64 m_round = 0; ///< tells late answers
    std::weak_ptr<OpenRequest> m_latest; ///< of the requests, while it is under way
    std::shared_ptr<OpenRequest> m_content; ///< the transfer's, which tells nobody else
    /// When it may ask, and with which key.
    struct Turn
    {
        AccountId account = 0;
        std::chrono::milliseconds at {0}; ///< of Clock::steady()
    };
    std::optional<Turn> m_turn;
};

} // namespace Reelwatch
