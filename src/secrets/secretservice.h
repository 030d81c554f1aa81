// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "secrets/keyvault.h"

#include <QDBusObjectPath>
#include <QDBusVariant>

namespace Reelwatch {

/// The desktop's Secret Service, asked for what QtKeychain does not tell: whether it is there,
/// whether it is locked, and to unlock it.
class SecretService final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretService)

public:
    explicit SecretService(QObject *parent = nullptr);
    ~SecretService() override;

    /// Answers None, Locked or NoService.
    void examine(const QObject *context, KeyVault::Done answer);
    /// Has the service ask the user for the keychain's password.
    void unlock(const QObject *context, KeyVault::Done answer);

private slots:
    void promptCompleted(bool dismissed, const QDBusVariant &result);

private:
    void prompt(const QDBusObjectPath &path);

    KeyVault::Done m_unlocked; ///< of the prompt that is open
};

} // namespace Reelwatch
