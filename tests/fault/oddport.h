// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <functional>
#include <sys/socket.h>

namespace Reelwatch {

/// A port that speaks neither HTTP nor whole TLS: it does one thing once the first bytes have come,
/// and tells of every byte.
class OddPort final : public QObject
{
    Q_DISABLE_COPY_MOVE(OddPort)

public:
    enum class Does {
        Nothing, ///< a handshake that stalls
        Resets, ///< RST instead of an answer
        Drips, ///< a record of a handshake, a byte at a time
        RefusesTheVersion, ///< the alert of a server that knows TLS 1.0 only
        SpeaksPlainly ///< HTTP where TLS is expected
    };

    explicit OddPort(Does does)
        : m_does(does)
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                connect(socket, &QIODevice::readyRead, this, [this, socket] { hear(socket); });
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("No port on 127.0.0.1 to listen on");
    }
    ~OddPort() override = default;

    void observe(std::function<void(const QByteArray &)> observer)
    {
        m_observer = std::move(observer);
    }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

private:
    void hear(QTcpSocket *socket)
    {
        const QByteArray bytes = socket->readAll();
        if (m_observer)
            m_observer(bytes);
        if (socket->property("answered").toBool())
            return;
        socket->setProperty("answered", true);
        if (m_does == Does::Resets) {
            const linger atOnce {.l_onoff = 1, .l_linger = 0};
            ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER,
                         &atOnce, sizeof(atOnce));
            socket->abort();
        } else if (m_does == Does::Drips) {
            drip(socket);
        } else if (m_does == Does::RefusesTheVersion) {
            socket->write(QByteArray("\x15\x03\x01\x00\x02\x02\x46", 7));
            socket->disconnectFromHost();
        } else if (m_does == Does::SpeaksPlainly) {
            socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            socket->disconnectFromHost();
        }
    }

    static void drip(QTcpSocket *socket)
    {
        constexpr int Every = 20; // ms
        socket->write(QByteArray("\x16\x03\x03\x40\x00", 5));
        auto *timer = new QTimer(socket);
        connect(timer, &QTimer::timeout, socket, [socket] { socket->write("\x02", 1); });
        timer->start(Every);
    }

    Does m_does;
    std::function<void(const QByteArray &)> m_observer;
    QTcpServer m_server;
};

} // namespace Reelwatch
