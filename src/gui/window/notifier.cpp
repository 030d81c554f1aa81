// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/notifier.h"

#include "domain/plaintext.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QString Service = u"org.freedesktop.Notifications"_s;
const QString Path = u"/org/freedesktop/Notifications"_s;
const QString DefaultAction = u"default"_s;
// What is cut ends in a sign of it, one character more.
constexpr qsizetype TitleLength = 119;
constexpr qsizetype BodyLength = 399;

} // namespace

Notifier::Notifier(QObject *parent)
    : QObject(parent)
{
    QDBusConnection::sessionBus().connect(Service, Path, Service, u"ActionInvoked"_s, this,
                                          SLOT(actionInvoked(uint, QString)));
}

Notifier::~Notifier() = default;

void Notifier::notify(const QString &title, const QString &body)
{
    QDBusMessage call = QDBusMessage::createMethodCall(Service, Path, Service, u"Notify"_s);
    // A body may be read as markup; escaped, it says what it says.
    call << u"Reelwatch"_s << m_shown << u"io.github.reelwatch.Reelwatch"_s
         << plain(title, TitleLength) << plain(body, BodyLength).toHtmlEscaped()
         << QStringList {DefaultAction, tr("Show")}
         << QVariantMap {{u"desktop-entry"_s, u"io.github.reelwatch.Reelwatch"_s}} << -1;
    auto *watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        m_shown = reply.isValid() ? reply.value() : 0;
    });
}

void Notifier::actionInvoked(uint id, const QString &action)
{
    if (id == m_shown && action == DefaultAction)
        emit activated();
}

} // namespace Reelwatch
