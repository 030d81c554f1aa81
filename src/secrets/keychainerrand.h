// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "secrets/keyvault.h"

#include <chrono>

namespace QKeychain {
class Job;
}

namespace Reelwatch {

class SecretService;

/// One thing asked of the keychain, from the wish to the answer. The service is examined first, so
/// that a locked keychain is told of and does not ask for its password unbidden (K03–K05). Deletes
/// itself.
class KeychainErrand final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeychainErrand)

public:
    /// Makes the job, anew for each try.
    using Make = std::function<QKeychain::Job *()>;
    /// Hears once, or twice when the first was TimedOut. `data`: what a read brought.
    using Answer = std::function<void(KeyVault::Problem problem, const QByteArray &data)>;

    KeychainErrand(SecretService &service, Make make, Answer answer, QObject *parent);
    ~KeychainErrand() override;

    void start(std::chrono::milliseconds patience);

private:
    void examine();
    void run(KeyVault::Problem state);
    void take(const QKeychain::Job &job);
    void explain();
    void end(KeyVault::Problem problem, const QByteArray &data = {});

    SecretService &m_service;
    Make m_make;
    Answer m_answer;
    KeyVault::Problem m_state = KeyVault::Problem::None; ///< the service's, before the job
    int m_changes = 0; ///< the service's, before the job
    bool m_isSecondTry = false;
    bool m_isLate = false;
};

} // namespace Reelwatch
