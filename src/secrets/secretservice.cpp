// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/secretservice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QString Service = u"org.freedesktop.secrets"_s;
const QString ServicePath = u"/org/freedesktop/secrets"_s;
const QString ServiceInterface = u"org.freedesktop.Secret.Service"_s;
const QString CollectionPath = u"/org/freedesktop/secrets/aliases/default"_s;
const QString CollectionInterface = u"org.freedesktop.Secret.Collection"_s;
const QString PromptInterface = u"org.freedesktop.Secret.Prompt"_s;
const QString NoPrompt = u"/"_s;

/// Calls and hands the reply to `answer`; nothing is told once `context` is gone.
template<typename Reply, typename Answer>
void call(QObject *owner, const QDBusMessage &message, const QObject *context, Answer answer)
{
    auto *watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), owner);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context,
                     [watcher, answer = std::move(answer)] {
                         const Reply reply = *watcher;
                         watcher->deleteLater();
                         answer(reply);
                     });
}

} // namespace

SecretService::SecretService(QObject *parent)
    : QObject(parent)
{
}

SecretService::~SecretService() = default;

void SecretService::examine(const QObject *context, KeyVault::Done answer)
{
    QDBusMessage question = QDBusMessage::createMethodCall(
        Service, CollectionPath, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question << CollectionInterface << u"Locked"_s;
    using Reply = QDBusPendingReply<QDBusVariant>;
    call<Reply>(this, question, context, [answer = std::move(answer)](const Reply &reply) {
        if (!reply.isValid())
            answer(KeyVault::Problem::NoService);
        else
            answer(reply.value().variant().toBool() ? KeyVault::Problem::Locked
                                                    : KeyVault::Problem::None);
    });
}

void SecretService::unlock(const QObject *context, KeyVault::Done answer)
{
    QDBusMessage wish =
        QDBusMessage::createMethodCall(Service, ServicePath, ServiceInterface, u"Unlock"_s);
    wish << QVariant::fromValue(QList<QDBusObjectPath> {QDBusObjectPath(CollectionPath)});
    using Reply = QDBusPendingReply<QList<QDBusObjectPath>, QDBusObjectPath>;
    call<Reply>(this, wish, context, [this, answer = std::move(answer)](const Reply &reply) {
        if (!reply.isValid()) {
            answer(KeyVault::Problem::NoService);
            return;
        }
        const QDBusObjectPath path = reply.argumentAt<1>();
        if (path.path() == NoPrompt) {
            answer(KeyVault::Problem::None);
            return;
        }
        m_unlocked = answer;
        prompt(path);
    });
}

void SecretService::prompt(const QDBusObjectPath &path)
{
    QDBusConnection::sessionBus().connect(Service, path.path(), PromptInterface, u"Completed"_s,
                                          this, SLOT(promptCompleted(bool, QDBusVariant)));
    QDBusMessage wish =
        QDBusMessage::createMethodCall(Service, path.path(), PromptInterface, u"Prompt"_s);
    wish << QString();
    QDBusConnection::sessionBus().asyncCall(wish);
}

void SecretService::promptCompleted(bool dismissed, const QDBusVariant &)
{
    if (const KeyVault::Done answer = std::exchange(m_unlocked, nullptr))
        answer(dismissed ? KeyVault::Problem::Denied : KeyVault::Problem::None);
}

} // namespace Reelwatch
