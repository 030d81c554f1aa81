// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "secrets/keyvault.h"

#include <QDBusObjectPath>
#include <QPointer>

#include <chrono>

class QDBusServiceWatcher;

namespace Reelwatch {

class SecretPrompt;

/// The desktop's Secret Service, asked for what QtKeychain does not tell: whether it is there,
/// whether it is locked, and to unlock it.
class SecretService final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretService)

public:
    /// As long as D-Bus itself waits for an answer.
    static constexpr std::chrono::milliseconds AsLongAsItTakes {-1};

    explicit SecretService(QObject *parent = nullptr);
    ~SecretService() override;

    /// Answers None, Locked, NoService or TimedOut; asks the user nothing.
    void examine(const QObject *context, const KeyVault::Done &answer,
                 std::chrono::milliseconds patience = AsLongAsItTakes);
    /// Has the service ask the user for the keychain's password. A question that is open already
    /// is not asked again.
    void unlock(const QObject *context, const KeyVault::Done &answer);
    /// How often the service came, went or changed hands since it was asked first; a job that spans
    /// such a change was cut off (K07).
    [[nodiscard]] int changes() const { return m_changes; }

private:
    using Found = std::function<void(KeyVault::Problem problem, const QDBusObjectPath &path)>;

    void watch();
    /// The keychain that new keys go to; "/" when there is none yet.
    void findDefault(const QObject *context, std::chrono::milliseconds patience, Found found);
    void unlock(const QDBusObjectPath &keychain, const QObject *context, KeyVault::Done answer);
    void prompt(const QDBusObjectPath &path, const QObject *context, KeyVault::Done answer);

    QPointer<SecretPrompt> m_prompt;
    QDBusServiceWatcher *m_watcher = nullptr;
    int m_changes = 0;
};

} // namespace Reelwatch
