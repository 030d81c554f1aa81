// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "secrets/memoryvault.h"

#include <QObject>

#include <functional>

namespace Reelwatch {

class AccountStore;
class TaskClient;
class TaskWatcher;

/// Carries keys from the keychain to the client and from the form to the keychain, and says in the
/// account's state what stands in the way. A key is never held here.
class KeyRing final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyRing)

public:
    using Saved = std::function<void(KeyVault::Problem problem, AccountId account)>;

    KeyRing(AccountStore &accounts, KeyVault &keychain, TaskClient &client, TaskWatcher &watcher,
            QObject *parent = nullptr);
    ~KeyRing() override;

    /// Every account's tasks wait for its key, which readAll() fetches.
    void awaitAll();
    void readAll();
    /// Fetches one account's key anew and begins again with its videos.
    void tryAgain(AccountId id);
    /// Saves an account (id 0: a new one) and its key; an empty key leaves the one it has. Nothing
    /// is changed when the keychain refuses, nor once `context` is gone. A changed origin or place
    /// needs its key anew (U22). After TimedOut, `saved` may still hear of the success (K06).
    void save(const Account &account, const QByteArray &key, const QObject *context,
              const Saved &saved);
    /// Deletes an account and its key; the account stays when the keychain does not let go of it.
    void remove(AccountId id, const QObject *context, const KeyVault::Done &done);
    /// The last four characters of a key, to tell it by; empty when it cannot be read.
    void lastFour(AccountId id, const QObject *context,
                  const std::function<void(const QString &)> &answer);
    /// Whether the keychain can take keys now; asks the user nothing.
    void examine(const QObject *context, const KeyVault::Done &answer);
    /// Has the keychain ask for its password, then fetches the keys that were not at hand.
    void unlock(const QObject *context, const KeyVault::Done &done);
    /// The key that the environment offers for this session; empty when there is none, or none
    /// that could be sent: `why` then gets a whole sentence.
    [[nodiscard]] static QByteArray environmentKey(QString *why = nullptr);

private:
    /// What a key may be that was read.
    enum class Which { AsBefore, MayBeNew };

    void read(const Account &account, Which which);
    void take(AccountId id, KeyVault::Problem problem, const QByteArray &key, Which which);
    void readMissing();
    AccountId adopt(const Account &account, const QByteArray &key);
    [[nodiscard]] KeyVault &vaultOf(const Account &account);

    AccountStore &m_accounts;
    KeyVault &m_keychain;
    MemoryVault m_session;
    TaskClient &m_client;
    TaskWatcher &m_watcher;
};

} // namespace Reelwatch
