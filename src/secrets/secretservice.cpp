// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/secretservice.h"

#include "secrets/secretprompt.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;
using std::chrono::milliseconds;

namespace {

const QString Service = u"org.freedesktop.secrets"_s;
const QString ServicePath = u"/org/freedesktop/secrets"_s;
const QString ServiceInterface = u"org.freedesktop.Secret.Service"_s;
const QString CollectionInterface = u"org.freedesktop.Secret.Collection"_s;
const QString Nothing = u"/"_s; ///< the path that stands for "no such thing"

KeyVault::Problem problemOf(const QDBusError &error)
{
    switch (error.type()) {
    case QDBusError::NoReply:
    case QDBusError::Timeout:
    case QDBusError::TimedOut:
        return KeyVault::Problem::TimedOut;
    default:
        return KeyVault::Problem::NoService;
    }
}

/// Calls and hands the reply to `answer`; nothing is told once `context` is gone.
template<typename Reply, typename Answer>
void call(QObject *owner, const QDBusMessage &message, milliseconds patience,
          const QObject *context, Answer answer)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        // Without a bus nothing would ever finish (K01).
        const QDBusError none(QDBusError::Disconnected, {});
        QMetaObject::invokeMethod(
            const_cast<QObject *>(context),
            [answer = std::move(answer), none] {
                answer(Reply(QDBusPendingCall::fromError(none)));
            },
            Qt::QueuedConnection);
        return;
    }
    const int timeout = static_cast<int>(patience.count());
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(message, timeout), owner);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, &QObject::deleteLater);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context,
                     [watcher, answer = std::move(answer)] { answer(Reply(*watcher)); });
}

} // namespace

SecretService::SecretService(QObject *parent)
    : QObject(parent)
{
}

SecretService::~SecretService() = default;

/// Not from the start, which would wait for the bus to say who owns the name.
void SecretService::watch()
{
    if (m_watcher)
        return;
    m_watcher = new QDBusServiceWatcher(Service, QDBusConnection::sessionBus(),
                                        QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, [this] { ++m_changes; });
}

void SecretService::findDefault(const QObject *context, milliseconds patience, Found found)
{
    watch();
    QDBusMessage question =
        QDBusMessage::createMethodCall(Service, ServicePath, ServiceInterface, u"ReadAlias"_s);
    question << u"default"_s;
    using Reply = QDBusPendingReply<QDBusObjectPath>;
    call<Reply>(this, question, patience, context, [found = std::move(found)](const Reply &reply) {
        if (reply.isError())
            found(problemOf(reply.error()), QDBusObjectPath(Nothing));
        else
            found(KeyVault::Problem::None, reply.value());
    });
}

void SecretService::examine(const QObject *context, const KeyVault::Done &answer,
                            milliseconds patience)
{
    const auto look = [this, context, answer, patience](KeyVault::Problem problem,
                                                        const QDBusObjectPath &keychain) {
        if (problem != KeyVault::Problem::None || keychain.path() == Nothing) {
            answer(problem);
            return;
        }
        QDBusMessage question = QDBusMessage::createMethodCall(
            Service, keychain.path(), u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
        question << CollectionInterface << u"Locked"_s;
        using Reply = QDBusPendingReply<QDBusVariant>;
        call<Reply>(this, question, patience, context, [answer](const Reply &reply) {
            if (reply.isError())
                answer(problemOf(reply.error()));
            else
                answer(reply.value().variant().toBool() ? KeyVault::Problem::Locked
                                                        : KeyVault::Problem::None);
        });
    };
    findDefault(context, patience, look);
}

void SecretService::unlock(const QObject *context, const KeyVault::Done &answer)
{
    if (m_prompt) {
        connect(m_prompt, &SecretPrompt::closed, context, answer);
        return;
    }
    const auto go = [this, context, answer](KeyVault::Problem problem,
                                            const QDBusObjectPath &keychain) {
        if (problem != KeyVault::Problem::None || keychain.path() == Nothing)
            answer(problem);
        else
            unlock(keychain, context, answer);
    };
    findDefault(context, AsLongAsItTakes, go);
}

void SecretService::unlock(const QDBusObjectPath &keychain, const QObject *context,
                           KeyVault::Done answer)
{
    QDBusMessage wish =
        QDBusMessage::createMethodCall(Service, ServicePath, ServiceInterface, u"Unlock"_s);
    wish << QVariant::fromValue(QList<QDBusObjectPath> {keychain});
    using Reply = QDBusPendingReply<QList<QDBusObjectPath>, QDBusObjectPath>;
    const auto ask = [this, context, answer = std::move(answer)](const Reply &reply) {
        if (reply.isError())
            answer(problemOf(reply.error()));
        else if (const QDBusObjectPath path = reply.argumentAt<1>(); path.path() == Nothing)
            answer(KeyVault::Problem::None);
        else
            prompt(path, context, answer);
    };
    call<Reply>(this, wish, AsLongAsItTakes, context, ask);
}

void SecretService::prompt(const QDBusObjectPath &path, const QObject *context,
                           KeyVault::Done answer)
{
    m_prompt = new SecretPrompt(Service, path, this);
    connect(m_prompt, &SecretPrompt::closed, context, std::move(answer));
    m_prompt->open();
}

} // namespace Reelwatch
