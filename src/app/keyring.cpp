// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/keyring.h"

#include "api/taskclient.h"
#include "domain/keytext.h"
#include "domain/plaintext.h"
#include "store/accountstore.h"
#include "watch/taskwatcher.h"

#include <QPointer>
#include <QUuid>

#include <optional>

namespace Reelwatch {

namespace {

using Problem = KeyVault::Problem;

AccountState::Kind stateOf(Problem problem)
{
    return problem == Problem::Locked ? AccountState::Kind::KeychainLocked
                                      : AccountState::Kind::KeyMissing;
}

QString reasonOfEnvironment()
{
    QString why;
    if (KeyRing::environmentKey(&why).isEmpty() && !why.isEmpty())
        return KeyRing::tr("The key in TOKEN360_API_KEY cannot be used. %1").arg(why);
    return KeyRing::tr("TOKEN360_API_KEY is not set. Start Reelwatch with it, or enter a key.");
}

/// Why there is no key to ask with, and what to do.
QString reasonOf(const Account &account, Problem problem)
{
    if (problem == Problem::None)
        return KeyRing::tr("The stored key cannot be sent. Enter it again.");
    if (problem == Problem::NotFound && account.keeps == Account::Keeps::Session)
        return KeyRing::tr("It was kept for one session only. Enter it again.");
    if (problem == Problem::NotFound && account.keeps == Account::Keeps::Environment)
        return reasonOfEnvironment();
    return describe(problem);
}

/// A key belongs to its origin, and lies where its account says (U22).
bool partsFromKey(const Account &before, const Account &after)
{
    return !isSameOrigin(before.base, after.base) || before.keeps != after.keeps;
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
    const auto setRoom = [this](int row) {
        const Account &account = m_accounts.at(row);
        m_client.setAtOnce(account.id, account.limits.atOnce);
    };
    connect(&m_accounts, &AccountStore::inserted, this, setRoom);
    connect(&m_accounts, &AccountStore::changed, this, setRoom);
    connect(&m_accounts, &AccountStore::stateChanged, this, [this](AccountId account) {
        const AccountState::Kind kind = m_accounts.state(account).kind;
        if (kind == AccountState::Kind::Slowed || isBlocked(kind))
            m_client.recall(account); // H51, H56
    });
}

KeyRing::~KeyRing() = default;

QByteArray KeyRing::environmentKey(QString *why)
{
    const QString value = qEnvironmentVariable("TOKEN360_API_KEY");
    return value.isEmpty() ? QByteArray() : cleanKey(value, why).value_or(QByteArray());
}

KeyVault &KeyRing::vaultOf(const Account &account)
{
    return account.keeps == Account::Keeps::Keychain ? m_keychain
                                                     : static_cast<KeyVault &>(m_session);
}

void KeyRing::awaitAll()
{
    for (const Account &account : m_accounts.all())
        m_accounts.setState(account.id, {.kind = AccountState::Kind::KeyAwaited});
}

void KeyRing::readAll()
{
    for (const Account &account : m_accounts.all()) {
        if (m_accounts.state(account.id).kind == AccountState::Kind::KeyAwaited)
            read(account, Which::AsBefore);
    }
}

void KeyRing::tryAgain(AccountId id)
{
    if (const Account *account = m_accounts.find(id))
        read(*account, Which::MayBeNew);
}

void KeyRing::readMissing()
{
    for (const Account &account : m_accounts.all()) {
        const AccountState::Kind kind = m_accounts.state(account.id).kind;
        if (kind == AccountState::Kind::KeychainLocked || kind == AccountState::Kind::KeyMissing)
            read(account, Which::AsBefore);
    }
}

void KeyRing::read(const Account &account, Which which)
{
    const AccountId id = account.id;
    if (account.keeps == Account::Keeps::Environment) {
        // A turn of the event loop for each, as the keychain answers, too.
        const auto takeIts = [this, id] {
            const Account *now = m_accounts.find(id);
            if (!now || now->keeps != Account::Keeps::Environment)
                return;
            const QByteArray key = environmentKey();
            // Nobody tells when the user sets another one there.
            take(id, key.isEmpty() ? Problem::NotFound : Problem::None, key, Which::MayBeNew);
        };
        QMetaObject::invokeMethod(this, takeIts, Qt::QueuedConnection);
        return;
    }
    const QString entry = account.keyEntry;
    const auto taken = [this, id, entry, which](Problem problem, const QByteArray &key) {
        const Account *now = m_accounts.find(id);
        if (now && now->keyEntry == entry)
            take(id, problem, key, which);
    };
    vaultOf(account).read(entry, this, taken);
}

void KeyRing::take(AccountId id, Problem problem, const QByteArray &key, Which which)
{
    const Account *account = m_accounts.find(id);
    if (!account)
        return;
    if (problem != Problem::None || !m_client.setKey(id, account->base, key))
        m_accounts.setState(id, {.kind = stateOf(problem), .message = reasonOf(*account, problem)});
    else if (which == Which::MayBeNew)
        m_watcher.resume(id);
    else
        m_watcher.resumeAsBefore(id);
}

void KeyRing::save(const Account &account, const QByteArray &key, const QObject *context,
                   const Saved &saved)
{
    if (account.id != 0 && !m_accounts.find(account.id))
        return;
    if (key.isEmpty()) {
        saved(Problem::None, adopt(account, key));
        return;
    }
    Account kept = account;
    // Each key has an entry of its own, so that a failed change leaves the old one whole; the name
    // is there for who looks into the keychain (K26).
    kept.keyEntry = plain(account.name) % u' ' % QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto settle = [this, kept, key, saved,
                         wish = QPointer<const QObject>(context)](Problem problem) {
        const bool isWanted = wish && (kept.id == 0 || m_accounts.find(kept.id));
        if (problem != Problem::None && wish)
            saved(problem, kept.id);
        else if (problem == Problem::None && isWanted)
            saved(problem, adopt(kept, key));
        else if (problem == Problem::None)
            vaultOf(kept).remove(kept.keyEntry, this, [](Problem) {});
    };
    vaultOf(kept).write(kept.keyEntry, key, this, settle);
}

AccountId KeyRing::adopt(const Account &account, const QByteArray &key)
{
    const Account *known = m_accounts.find(account.id);
    const std::optional<Account> before = known ? std::optional(*known) : std::nullopt;
    const bool parts = before && partsFromKey(*before, account);
    const AccountId id = m_accounts.save(account);
    if (parts || !key.isEmpty())
        m_client.dropKey(id);
    if (parts || !key.isEmpty())
        take(id, key.isEmpty() ? Problem::NotFound : Problem::None, key, Which::MayBeNew);
    else if (before && before->base != account.base)
        tryAgain(id);
    if (before && (parts || before->keyEntry != account.keyEntry))
        vaultOf(*before).remove(before->keyEntry, this, [](Problem) {});
    return id;
}

void KeyRing::remove(AccountId id, const QObject *context, const KeyVault::Done &done)
{
    const Account *account = m_accounts.find(id);
    if (!account)
        return;
    // At once: nothing is sent with it any more, whatever the keychain says (K21).
    m_client.dropKey(id);
    if (account->keeps == Account::Keeps::Environment) {
        m_accounts.remove(id);
        done(Problem::None);
        return;
    }
    const auto settle = [this, id, done, wish = QPointer<const QObject>(context)](Problem problem) {
        if (problem == Problem::None) {
            m_client.dropKey(id);
            m_accounts.remove(id);
        } else {
            tryAgain(id);
        }
        if (wish)
            done(problem);
    };
    vaultOf(*account).remove(account->keyEntry, this, settle);
}

void KeyRing::lastFour(AccountId id, const QObject *context,
                       const std::function<void(const QString &)> &answer)
{
    const Account *account = m_accounts.find(id);
    if (!account || account->keeps == Account::Keeps::Environment)
        return;
    vaultOf(*account).read(account->keyEntry, context, [answer](Problem, const QByteArray &key) {
        constexpr qsizetype Shown = 4;
        // Of a short key four characters would be too much of it.
        const bool longEnough = key.size() >= 4 * Shown;
        answer(longEnough ? QString::fromLatin1(key.right(Shown)) : QString());
    });
}

void KeyRing::examine(const QObject *context, const KeyVault::Done &answer)
{
    m_keychain.examine(context, answer);
}

void KeyRing::unlock(const QObject *context, const KeyVault::Done &done)
{
    m_keychain.unlock(this, [this, done, wish = QPointer<const QObject>(context)](Problem problem) {
        if (problem == Problem::None)
            readMissing();
        if (wish)
            done(problem);
    });
}

} // namespace Reelwatch
