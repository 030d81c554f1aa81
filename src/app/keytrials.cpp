// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/keytrials.h"

#include "api/keyverdict.h"
#include "store/requestrecord.h"

#include <QTimer>

namespace Reelwatch {

namespace {

void note(OpenRequest &request, const KeyTrial &trial)
{
    if (trial.error)
        request.noteError(*trial.error);
    else
        request.noteAnswer();
}

} // namespace

KeyTrials::KeyTrials(RequestRecord &requests, TaskClient &client, TakeTurn takeTurn,
                     QObject *parent)
    : QObject(parent)
    , m_requests(requests)
    , m_client(client)
    , m_takeTurn(std::move(takeTurn))
{
}

KeyTrials::~KeyTrials() = default;

TaskClient::KeyTried KeyTrials::noted(AccountId account, const TaskClient::KeyTried &tried)
{
    const auto request = m_requests.begin(
        {.account = account, .what = WatchEvent::What::Trial, .why = WatchEvent::Why::Wished});
    return [request, tried](const KeyTrial &trial) {
        note(*request, trial);
        tried(trial);
    };
}

void KeyTrials::tryKey(const QUrl &base, const QByteArray &key, const QObject *context,
                       const TaskClient::KeyTried &tried)
{
    const bool isAsked = !KeyVerdict::beforeAsking(base, key);
    m_client.tryKey(base, key, context, isAsked ? noted(0, tried) : tried);
}

void KeyTrials::tryKeyOf(AccountId account, const QObject *context,
                         const TaskClient::KeyTried &tried)
{
    if (!m_client.hasKey(account))
        return m_client.tryKeyOf(account, context, tried);
    m_takeTurn(account); // a service without a list is asked twice
    const auto tell = [this, account, tried](const KeyTrial &trial) {
        if (trial.error && trial.error->kind == ApiError::Kind::RateLimited)
            emit askFailed(account, *trial.error);
        tried(trial);
    };
    QTimer::singleShot(m_takeTurn(account), Qt::PreciseTimer, context,
                       [this, account, context, tell] {
                           m_client.tryKeyOf(account, context, noted(account, tell));
                       });
}

} // namespace Reelwatch
