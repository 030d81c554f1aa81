// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/keyring.h"

#include "api/taskclient.h"
#include "store/accountstore.h"
#include "watch/taskwatcher.h"

#include <QUuid>

namespace Reelwatch {

namespace {

AccountState::Kind stateOf(KeyVault::Problem problem)
{
    return problem == KeyVault::Problem::Locked ? AccountState::Kind::KeychainLocked
                                                : AccountState::Kind::KeyMissing;
}

} // namespace

KeyRing::KeyRing(AccountStore &accounts, KeyVault &keychain, TaskClient &client,
                 TaskWatcher &watcher, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_keychain(keychain)
    , m_client(client)
    , m_watcher(watcher)
{
    connect(&m_keychain, &KeyVault::arrivedLate, this, &KeyRing::takeLate);
}

KeyRing::~KeyRing() = default;

QByteArray KeyRing::environmentKey()
{
    return qgetenv("TOKEN360_API_KEY").trimmed();
}

KeyVault &KeyRing::vaultOf(const Account &account)
{
    return account.keeps == Account::Keeps::Keychain ? m_keychain
                                                     : static_cast<KeyVault &>(m_session);
}

void KeyRing::readAll()
{
    for (const Account &account : m_accounts.all()) {
        m_accounts.setState(account.id, {.kind = AccountState::Kind::KeyAwaited});
        read(account);
    }
}

void KeyRing::read(const Account &account)
{
    const AccountId id = account.id;
    if (account.keeps == Account::Keeps::Environment) {
        const QByteArray key = environmentKey();
        take(id, key.isEmpty() ? KeyVault::Problem::NotFound : KeyVault::Problem::None, key);
        return;
    }
    vaultOf(account).read(
        account.keyEntry, this,
        [this, id](KeyVault::Problem problem, const QByteArray &key) { take(id, problem, key); });
}

void KeyRing::take(AccountId id, KeyVault::Problem problem, const QByteArray &key)
{
    const Account *account = m_accounts.find(id);
    if (!account)
        return;
    const bool usable =
        problem == KeyVault::Problem::None && m_client.setKey(id, account->base, key);
    if (usable)
        m_watcher.resume(id);
    else
        m_accounts.setState(id, {.kind = stateOf(problem), .message = describe(problem)});
}

void KeyRing::takeLate(const QString &entry, const QByteArray &key)
{
    for (const Account &account : m_accounts.all()) {
        if (account.keyEntry == entry) {
            take(account.id, KeyVault::Problem::None, key);
            return;
        }
    }
}

void KeyRing::save(const Account &account, const QByteArray &key, const Saved &saved)
{
    if (key.isEmpty()) {
        adopt(account, key, saved);
        return;
    }
    Account kept = account;
    // Each key has an entry of its own, so that a failed change leaves the old one whole.
    kept.keyEntry = QUuid::createUuid().toString(QUuid::WithoutBraces);
    vaultOf(kept).write(kept.keyEntry, key, this,
                        [this, kept, key, saved](KeyVault::Problem problem) {
                            if (problem == KeyVault::Problem::None)
                                adopt(kept, key, saved);
                            else
                                saved(problem, kept.id);
                        });
}

void KeyRing::adopt(const Account &account, const QByteArray &key, const Saved &saved)
{
    const Account *known = m_accounts.find(account.id);
    const Account before = known ? *known : Account {};
    const AccountId id = m_accounts.save(account);
    if (!key.isEmpty()) {
        m_client.dropKey(id);
        take(id, KeyVault::Problem::None, key);
        if (before.id != 0 && before.keyEntry != account.keyEntry)
            vaultOf(before).remove(before.keyEntry, this, [](KeyVault::Problem) {});
    } else if (before.id != 0 && !isSameOrigin(before.base, account.base)) {
        m_client.dropKey(id);
        take(id, KeyVault::Problem::NotFound, {});
    } else if (before.id != 0 && before.base != account.base) {
        read(account);
    }
    saved(KeyVault::Problem::None, id);
}

void KeyRing::remove(AccountId id, const QObject *context, const KeyVault::Done &done)
{
    const Account *account = m_accounts.find(id);
    if (!account)
        return;
    // At once: nothing is sent with it any more, whatever the keychain says (K21).
    m_client.dropKey(id);
    const bool elsewhere = account->keeps == Account::Keeps::Environment;
    if (elsewhere) {
        m_accounts.remove(id);
        done(KeyVault::Problem::None);
        return;
    }
    vaultOf(*account).remove(account->keyEntry, context,
                             [this, id, done](KeyVault::Problem problem) {
                                 if (problem == KeyVault::Problem::None)
                                     m_accounts.remove(id);
                                 else if (const Account *kept = m_accounts.find(id))
                                     read(*kept);
                                 done(problem);
                             });
}

void KeyRing::lastFour(AccountId id, const QObject *context,
                       const std::function<void(const QString &)> &answer)
{
    const Account *account = m_accounts.find(id);
    if (!account || account->keeps == Account::Keeps::Environment)
        return;
    vaultOf(*account).read(
        account->keyEntry, context, [answer](KeyVault::Problem, const QByteArray &key) {
            constexpr qsizetype Shown = 4;
            // Of a short key four characters would be too much of it.
            const bool longEnough = key.size() >= 4 * Shown;
            answer(longEnough ? QString::fromLatin1(key.right(Shown)) : QString());
        });
}

void KeyRing::unlock()
{
    m_keychain.unlock(this, [this](KeyVault::Problem problem) {
        if (problem == KeyVault::Problem::None)
            readAll();
    });
}

} // namespace Reelwatch
