// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/keychainvault.h"

#include <QPointer>
#include <qt6keychain/keychain.h>

namespace Reelwatch {

KeychainVault::KeychainVault(QString service, std::chrono::milliseconds patience, QObject *parent)
    : KeyVault(parent)
    , m_service(std::move(service))
    , m_patience(patience)
{
}

KeychainVault::~KeychainVault() = default;

void KeychainVault::send(KeychainErrand::Make make, const QObject *context, Read answer)
{
    const auto tell = [listener = QPointer<const QObject>(context),
                       answer = std::move(answer)](Problem problem, const QByteArray &data) {
        if (listener)
            answer(problem, data);
    };
    (new KeychainErrand(m_secretService, std::move(make), tell, this))->start(m_patience);
}

void KeychainVault::examine(const QObject *context, Done answer)
{
    m_secretService.examine(context, answer, m_patience);
}

void KeychainVault::read(const QString &entry, const QObject *context, Read answer)
{
    const auto make = [service = m_service, entry] {
        auto *job = new QKeychain::ReadPasswordJob(service);
        job->setKey(entry);
        return job;
    };
    send(make, context, std::move(answer));
}

void KeychainVault::write(const QString &entry, const QByteArray &key, const QObject *context,
                          Done answer)
{
    const auto make = [service = m_service, entry, key] {
        auto *job = new QKeychain::WritePasswordJob(service);
        job->setKey(entry);
        job->setBinaryData(key);
        return job;
    };
    send(make, context,
         [answer = std::move(answer)](Problem problem, const QByteArray &) { answer(problem); });
}

void KeychainVault::remove(const QString &entry, const QObject *context, Done answer)
{
    const auto make = [service = m_service, entry] {
        auto *job = new QKeychain::DeletePasswordJob(service);
        job->setKey(entry);
        return job;
    };
    send(make, context, [answer = std::move(answer)](Problem problem, const QByteArray &) {
        // What is not there is as gone as it can be.
        answer(problem == Problem::NotFound ? Problem::None : problem);
    });
}

void KeychainVault::unlock(const QObject *context, Done answer)
{
    m_secretService.unlock(context, answer);
}

} // namespace Reelwatch
