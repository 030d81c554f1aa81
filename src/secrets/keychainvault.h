// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "secrets/keyvault.h"
#include "secrets/secretservice.h"

#include <chrono>

namespace QKeychain {
class Job;
}

namespace Reelwatch {

/// Keeps keys in the system's keychain through QtKeychain. Nothing is ever written in plain text.
class KeychainVault final : public KeyVault
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeychainVault)

public:
    /// How long a user waits for the keychain before they are told (K06).
    static constexpr std::chrono::milliseconds Patience {3000};

    /// `service`: the name that the entries stand under.
    explicit KeychainVault(QString service, QObject *parent = nullptr);
    ~KeychainVault() override;

    void read(const QString &entry, const QObject *context, Read answer) override;
    void write(const QString &entry, const QByteArray &key, const QObject *context,
               Done answer) override;
    void remove(const QString &entry, const QObject *context, Done answer) override;
    void unlock(const QObject *context, Done answer) override;

private:
    /// Starts a job; its answer, or TimedOut before it, comes exactly once. `late` hears of a job
    /// that ended well after that.
    void run(QKeychain::Job *job, const QObject *context, Done answer,
             std::function<void()> late = {});
    void explain(int error, const QObject *context, const Done &answer);

    QString m_service;
    SecretService m_secretService;
};

} // namespace Reelwatch
