// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QTest>
#include <QUrl>

/// The simulated service as a process of its own, as a user would start it.
class DemoProcess final
{
public:
    DemoProcess(QByteArray key, double speed, quint16 port)
        : m_key(std::move(key))
        , m_speed(speed)
        , m_port(port)
    {
    }
    ~DemoProcess() { stop(); }
    Q_DISABLE_COPY_MOVE(DemoProcess)

    /// The scene begins. False when the service did not introduce itself.
    [[nodiscard]] bool start()
    {
        m_process.start(QStringLiteral(DEMO_SERVICE),
                        {QStringLiteral("--port"), QString::number(m_port), QStringLiteral("--key"),
                         QString::fromLatin1(m_key), QStringLiteral("--speed"),
                         QString::number(m_speed)});
        QByteArray said;
        const bool told = QTest::qWaitFor(
            [&] {
                said += m_process.readAllStandardOutput();
                return said.contains("\nready\n");
            },
            20'000);
        return told;
    }
    void stop()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    /// Known before the service runs.
    [[nodiscard]] QUrl base() const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
    }

private:
    QByteArray m_key;
    double m_speed;
    quint16 m_port;
    QProcess m_process;
};
