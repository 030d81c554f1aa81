// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/notifier.h"

#include "domain/plaintext.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QString Service = u"org.freedesktop.Notifications"_s;
const QString Path = u"/org/freedesktop/Notifications"_s;
const QString DefaultAction = u"default"_s;
// What is cut ends in a sign of it, one character more.
constexpr qsizetype TitleLength = 119;
constexpr qsizetype BodyLength = 399;

QDBusMessage callOf(const QString &method)
{
    return QDBusMessage::createMethodCall(Service, Path, Service, method);
}

} // namespace

Notifier::Notifier(QObject *parent)
    : QObject(parent)
{
}

Notifier::~Notifier() = default;

template<typename Reply, typename Then>
void Notifier::ask(const QDBusMessage &call, Then then)
{
    auto *watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, then] {
        watcher->deleteLater();
        then(QDBusPendingReply<Reply>(*watcher));
    });
}

/// Not from the start, which would wait for the bus to say who owns the name.
void Notifier::listen()
{
    if (!std::exchange(m_listens, true))
        QDBusConnection::sessionBus().connect(Service, Path, Service, u"ActionInvoked"_s, this,
                                              // Qt wants no blanks there.
                                              // clang-format off
                                              SLOT(actionInvoked(uint,QString)));
    // clang-format on
}

/// A desktop that reads a body as markup says so; escaped, it says what it says.
void Notifier::notify(const QString &title, const QString &body)
{
    listen();
    ask<QStringList>(callOf(u"GetCapabilities"_s),
                     [this, title, body](const QDBusPendingReply<QStringList> &reply) {
                         const QString text = plain(body, BodyLength);
                         const bool readsMarkup =
                             !reply.isValid() || reply.value().contains(u"body-markup"_s);
                         show(plain(title, TitleLength), readsMarkup ? text.toHtmlEscaped() : text);
                     });
}

void Notifier::show(const QString &title, const QString &body)
{
    QDBusMessage call = callOf(u"Notify"_s);
    call << u"Reelwatch"_s << m_shown << u"io.github.reelwatch.Reelwatch"_s << title << body
         << QStringList {DefaultAction, tr("Show")}
         << QVariantMap {{u"desktop-entry"_s, u"io.github.reelwatch.Reelwatch"_s}} << -1;
    ask<uint>(call, [this](const QDBusPendingReply<uint> &reply) {
        m_shown = reply.isValid() ? reply.value() : 0;
    });
}

void Notifier::withdraw()
{
    if (m_shown == 0)
        return;
    QDBusMessage call = callOf(u"CloseNotification"_s);
    call << std::exchange(m_shown, 0);
    QDBusConnection::sessionBus().asyncCall(call);
}

void Notifier::actionInvoked(uint id, const QString &action)
{
    if (id == m_shown && action == DefaultAction)
        emit activated();
}

} // namespace Reelwatch
