// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "secrets/keyvault.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace Reelwatch {

class AccountModel;
class AccountStore;
class KeyForm;
class KeyRing;
class KeyTrials;
class KeysDialog;
class MainWindow;
struct KeyTrial;

/// Opens the key dialogs and carries what they wish to the key ring and the client.
class KeyDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyDesk)

public:
    KeyDesk(AccountStore &accounts, AccountModel &model, KeyRing &ring, KeyTrials &trials,
            MainWindow &window, QObject *parent = nullptr);
    ~KeyDesk() override;

    void openKeys();
    /// The form for a new key; `key` and `base` as found in pasted text, both may be empty.
    /// It stands over the window `over`, or else over the keys or the main window.
    void addKey(const QByteArray &key = {}, const QUrl &base = {}, QWidget *over = nullptr);
    void editKey(AccountId id);
    /// Has the keychain ask for its password; says when that came to nothing.
    void unlockKeychain();
    /// Says that the environment holds a key, once, and takes it as a session's account on wish.
    void offerEnvironmentKey();
    /// Forgets the account of an environment that is no more, unless videos belong to it.
    void dropUnusedEnvironmentKey();
    /// Says so where there is no keychain at all.
    void warnWithoutKeychain();

signals:
    void keyAdded(Reelwatch::AccountId account);

private:
    void openForm(const Account &account, const QByteArray &key, QWidget *over = nullptr);
    void connectForm(AccountId account);
    void save(const Account &account, const QByteArray &key);
    void settle(KeyVault::Problem problem, bool isNew, AccountId id);
    void unlockAndSave();
    void tryKey(AccountId account, const QUrl &base, const QByteArray &key);
    void tryKeyOf(AccountId account);
    void takeTrial(AccountId account, const KeyTrial &trial);
    void remove(AccountId account);
    void showLastFours();
    void tellOfKeychain();
    void useEnvironmentKey();
    [[nodiscard]] QStringList namesBeside(AccountId account) const;

    AccountStore &m_accounts;
    AccountModel &m_model;
    KeyRing &m_ring;
    KeyTrials &m_trials;
    MainWindow &m_window;
    QPointer<KeysDialog> m_keys;
    QPointer<KeyForm> m_form;
    QPointer<QObject> m_attempt; ///< the last wish to save; without it a late success is undone
};

} // namespace Reelwatch
