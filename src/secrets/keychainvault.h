// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "secrets/keychainerrand.h"
#include "secrets/keyvault.h"
#include "secrets/secretservice.h"

#include <chrono>

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
    explicit KeychainVault(QString service, std::chrono::milliseconds patience = Patience,
                           QObject *parent = nullptr);
    ~KeychainVault() override;

    void examine(const QObject *context, Done answer) override;
    void read(const QString &entry, const QObject *context, Read answer) override;
    void write(const QString &entry, const QByteArray &key, const QObject *context,
               Done answer) override;
    void remove(const QString &entry, const QObject *context, Done answer) override;
    void unlock(const QObject *context, Done answer) override;

private:
    void send(KeychainErrand::Make make, const QObject *context, Read answer);

    QString m_service;
    std::chrono::milliseconds m_patience;
    SecretService m_secretService;
};

} // namespace Reelwatch
