// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/secretprompt.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusServiceWatcher>

#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {
const QString Interface = u"org.freedesktop.Secret.Prompt"_s;
}

SecretPrompt::SecretPrompt(QString service, const QDBusObjectPath &path, QObject *parent)
    : QObject(parent)
    , m_service(std::move(service))
    , m_path(path.path())
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(m_service, m_path, Interface, u"Completed"_s, this,
                // Qt wants no blanks there.
                // clang-format off
                SLOT(complete(bool,QDBusVariant)));
    // clang-format on
    auto *life =
        new QDBusServiceWatcher(m_service, bus, QDBusServiceWatcher::WatchForUnregistration, this);
    connect(life, &QDBusServiceWatcher::serviceUnregistered, this,
            [this] { close(KeyVault::Problem::Other); });
}

SecretPrompt::~SecretPrompt() = default;

void SecretPrompt::open()
{
    QDBusMessage wish = QDBusMessage::createMethodCall(m_service, m_path, Interface, u"Prompt"_s);
    wish << QString();
    auto *watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(wish), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (watcher->isError())
            close(KeyVault::Problem::Other);
    });
}

void SecretPrompt::complete(bool dismissed, const QDBusVariant &)
{
    close(dismissed ? KeyVault::Problem::Denied : KeyVault::Problem::None);
}

void SecretPrompt::close(KeyVault::Problem problem)
{
    if (std::exchange(m_isClosed, true))
        return;
    emit closed(problem);
    deleteLater();
}

} // namespace Reelwatch
