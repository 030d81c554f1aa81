// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/taskclient.h"
#include "keep/keeprules.h"

#include <QObject>

#include <functional>

namespace Reelwatch {

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
    /// The request for the bytes themselves; delayed() and nothing when the account cannot be
    /// asked.
    [[nodiscard]] std::optional<QNetworkRequest> contentRequest();
    /// Answers that are still under way are not heard any more.
    void forget() { ++m_round; }

signals:
    void taskAsked();
    void linkAsked(const QByteArray &link, bool servedHere); ///< both empty: there is none
    void delayed(const Reelwatch::LinkAsker::Delay &delay);
    void askFailed(Reelwatch::AccountId account, const Reelwatch::ApiError &error);

private:
    [[nodiscard]] const Task *task() const;
    [[nodiscard]] const Account *account() const;
    [[nodiscard]] std::optional<Delay> obstacle() const;
    [[nodiscard]] bool isHeard(quint64 round, const ApiError *error);
    void inTurn(const std::function<void(quint64 round)> &ask);
    void takeTask(const Outcome<TaskAnswer> &answer);
    void takeLink(const FreshLink &fresh);
    void fail(const ApiError &error);

    const KeepTools &m_tools;
    const TaskNumber m_number;
    quint64 m_round = 0; ///< tells late answers
};

} // namespace Reelwatch
