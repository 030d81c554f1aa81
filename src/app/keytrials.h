// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/taskclient.h"

#include <QObject>

namespace Reelwatch {

class RequestRecord;

/// Tries keys on the user's wish: one that an account has in its turn among the account's other
/// requests, a new one at once, for it has a rate of its own.
class KeyTrials final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyTrials)

public:
    KeyTrials(RequestRecord &requests, TaskClient &client, TakeTurn takeTurn,
              QObject *parent = nullptr);
    ~KeyTrials() override;

    void tryKey(const QUrl &base, const QByteArray &key, const QObject *context,
                const TaskClient::KeyTried &tried);
    void tryKeyOf(AccountId account, const QObject *context, const TaskClient::KeyTried &tried);

signals:
    /// What the account's other requests should know as well.
    void askFailed(Reelwatch::AccountId account, const Reelwatch::ApiError &error);

private:
    [[nodiscard]] TaskClient::KeyTried noted(AccountId account, const TaskClient::KeyTried &tried);

    RequestRecord &m_requests;
    TaskClient &m_client;
    TakeTurn m_takeTurn;
};

} // namespace Reelwatch
