// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QObject>
#include <QStringList>
#include <QThread>

/// What desktops with a tray put on the session's bus, as far as programs ask for it.
class TrayWatcher final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ hasHost)

public:
    [[nodiscard]] bool hasHost() const { return true; }

public slots:
    Q_SCRIPTABLE void RegisterStatusNotifierItem(const QString &service)
    {
        emit registered(service);
    }

signals:
    void registered(const QString &service);
};

/// A tray on a thread of its own: programs ask for it and wait for the answer.
class TrayHost final : public QObject
{
    Q_OBJECT

public:
    TrayHost()
    {
        const QString name = QStringLiteral("org.kde.StatusNotifierWatcher");
        connect(&m_watcher, &TrayWatcher::registered, this,
                [this](const QString &service) { m_items.append(service); });
        m_isThere = m_bus.registerObject(QStringLiteral("/StatusNotifierWatcher"), &m_watcher,
                                         QDBusConnection::ExportScriptableContents
                                             | QDBusConnection::ExportAllProperties)
            && m_bus.registerService(name);
        m_watcher.moveToThread(&m_thread); // with what D-Bus made of it
        m_thread.start();
    }
    ~TrayHost() override
    {
        m_thread.quit();
        m_thread.wait();
    }

    [[nodiscard]] bool isThere() const { return m_isThere; }
    void die() { m_bus.unregisterService(QStringLiteral("org.kde.StatusNotifierWatcher")); }
    [[nodiscard]] bool comeBack()
    {
        return m_bus.registerService(QStringLiteral("org.kde.StatusNotifierWatcher"));
    }
    /// Those who asked to be shown, the newest last.
    [[nodiscard]] const QStringList &items() const { return m_items; }
    /// What a click on the newest icon does.
    void activate() const
    {
        QDBusMessage click = QDBusMessage::createMethodCall(
            m_items.constLast(), QStringLiteral("/StatusNotifierItem"),
            QStringLiteral("org.kde.StatusNotifierItem"), QStringLiteral("Activate"));
        click << 0 << 0;
        m_bus.asyncCall(click);
    }

private:
    QThread m_thread;
    TrayWatcher m_watcher;
    QDBusConnection m_bus =
        QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("tray"));
    QStringList m_items;
    bool m_isThere = false;
};
