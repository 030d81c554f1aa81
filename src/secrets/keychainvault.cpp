// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/keychainvault.h"

#include <QPointer>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <memory>

namespace Reelwatch {

KeychainVault::KeychainVault(QString service, QObject *parent)
    : KeyVault(parent)
    , m_service(std::move(service))
{
}

KeychainVault::~KeychainVault() = default;

void KeychainVault::run(QKeychain::Job *job, const QObject *context, Done answer,
                        std::function<void()> late)
{
    job->setAutoDelete(true);
    const auto answered = std::make_shared<bool>(false);
    const QPointer<const QObject> listener = context;
    const auto tell = [answered, listener, answer = std::move(answer)](Problem problem) {
        if (!*answered && listener)
            answer(problem);
        *answered = true;
    };
    QTimer::singleShot(Patience, job, [tell] { tell(Problem::TimedOut); });
    connect(job, &QKeychain::Job::finished, this,
            [this, tell, answered, late = std::move(late)](QKeychain::Job *done) {
                if (done->error() == QKeychain::NoError && *answered && late)
                    late();
                else if (done->error() == QKeychain::NoError)
                    tell(Problem::None);
                else
                    explain(done->error(), this, tell);
            });
    job->start();
}

/// A locked keyring reads as "not found", no keychain as "other": the service itself knows
/// (K01–K04).
void KeychainVault::explain(int error, const QObject *context, const Done &answer)
{
    m_secretService.examine(context, [error, answer](Problem state) {
        if (state != Problem::None)
            answer(state);
        else if (error == QKeychain::EntryNotFound)
            answer(Problem::NotFound);
        else if (error == QKeychain::AccessDenied || error == QKeychain::AccessDeniedByUser)
            answer(Problem::Denied);
        else
            answer(Problem::Other);
    });
}

void KeychainVault::read(const QString &entry, const QObject *context, Read answer)
{
    auto *job = new QKeychain::ReadPasswordJob(m_service, this);
    job->setKey(entry);
    const QPointer<QKeychain::ReadPasswordJob> reading = job;
    run(
        job, context,
        [reading, answer = std::move(answer)](Problem problem) {
            answer(problem,
                   problem == Problem::None && reading ? reading->binaryData() : QByteArray());
        },
        [this, reading, entry] { emit arrivedLate(entry, reading->binaryData()); });
}

void KeychainVault::write(const QString &entry, const QByteArray &key, const QObject *context,
                          Done answer)
{
    auto *job = new QKeychain::WritePasswordJob(m_service, this);
    job->setKey(entry);
    job->setBinaryData(key);
    run(job, context, std::move(answer));
}

void KeychainVault::remove(const QString &entry, const QObject *context, Done answer)
{
    auto *job = new QKeychain::DeletePasswordJob(m_service, this);
    job->setKey(entry);
    run(job, context, [answer = std::move(answer)](Problem problem) {
        // What is not there is as gone as it can be.
        answer(problem == Problem::NotFound ? Problem::None : problem);
    });
}

void KeychainVault::unlock(const QObject *context, Done answer)
{
    m_secretService.unlock(context, std::move(answer));
}

} // namespace Reelwatch
