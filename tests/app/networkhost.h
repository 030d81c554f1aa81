// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>
#include <QThread>
#include <QVariantMap>

/// What NetworkManager says of itself, as far as Qt asks for it.
class NetworkManagerObject final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.NetworkManager")
    Q_PROPERTY(uint State READ state)
    Q_PROPERTY(uint Connectivity READ connectivity)

public:
    [[nodiscard]] uint state() const { return 70; } // connected to the world
    [[nodiscard]] uint connectivity() const { return 4; } // fully
};

/// A NetworkManager on a thread of its own, on the session's bus.
class NetworkHost final : public QObject
{
    Q_OBJECT

public:
    NetworkHost()
    {
        m_isThere = m_bus.registerObject(path(), &m_manager, QDBusConnection::ExportAllProperties)
            && m_bus.registerService(interface());
        m_manager.moveToThread(&m_thread); // with what D-Bus made of it
        m_thread.start();
    }
    ~NetworkHost() override
    {
        m_thread.quit();
        m_thread.wait();
    }

    /// This process takes the session's bus for the system's, where it asks for that only later.
    static void standInForTheSystem()
    {
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", qgetenv("DBUS_SESSION_BUS_ADDRESS"));
    }
    [[nodiscard]] bool isThere() const { return m_isThere; }
    void tellDisconnected() { tell(QStringLiteral("State"), 20); }
    void tellConnected() { tell(QStringLiteral("State"), 70); }
    /// A page to sign in at stands before the network, or no more.
    void tellPortal(bool isThere) { tell(QStringLiteral("Connectivity"), isThere ? 2 : 4); }

private:
    static QString path() { return QStringLiteral("/org/freedesktop/NetworkManager"); }
    static QString interface() { return QStringLiteral("org.freedesktop.NetworkManager"); }

    void tell(const QString &property, uint value)
    {
        QDBusMessage signal =
            QDBusMessage::createSignal(path(), QStringLiteral("org.freedesktop.DBus.Properties"),
                                       QStringLiteral("PropertiesChanged"));
        signal << interface() << QVariantMap {{property, value}} << QStringList();
        m_bus.send(signal);
    }

    QThread m_thread;
    NetworkManagerObject m_manager;
    QDBusConnection m_bus =
        QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("network"));
    bool m_isThere = false;
};
