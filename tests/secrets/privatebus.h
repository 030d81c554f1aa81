// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDBusConnection>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace Reelwatch {

/// A D-Bus of the test's own on which no service starts by itself. Made before anything asks for
/// the session bus, and gone after everything.
class PrivateBus final
{
    Q_DISABLE_COPY_MOVE(PrivateBus)

public:
    PrivateBus()
    {
        const QString file = m_folder.filePath(QStringLiteral("bus.conf"));
        QFile settings(file);
        if (!settings.open(QIODevice::WriteOnly)
            || settings.write("<busconfig><type>session</type>"
                              "<listen>unix:tmpdir=/tmp</listen>"
                              "<policy context='default'><allow send_destination='*'/>"
                              "<allow receive_sender='*'/><allow own='*'/></policy>"
                              "</busconfig>")
                < 0)
            qFatal("The bus cannot be described");
        settings.close();
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--config-file=") + file, QStringLiteral("--nofork"),
                        QStringLiteral("--print-address")});
        if (!m_daemon.waitForReadyRead())
            qFatal("No dbus-daemon");
        m_address = QString::fromLatin1(m_daemon.readLine().trimmed());
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toLatin1());
    }
    ~PrivateBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    [[nodiscard]] QString address() const { return m_address; }

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
};

} // namespace Reelwatch
