// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QSslConfiguration>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <sys/socket.h>

namespace Reelwatch {

/// One request as it came over the wire.
struct WireRequest
{
    QByteArray bytes; ///< request line, headers and the empty line, as sent

    [[nodiscard]] QByteArray line() const { return bytes.left(bytes.indexOf("\r\n")); }
    [[nodiscard]] QByteArray method() const { return line().split(' ').value(0); }
    /// The request target with its query, still encoded.
    [[nodiscard]] QByteArray target() const { return line().split(' ').value(1); }
    [[nodiscard]] QByteArray path() const { return target().split('?').value(0); }
    /// The value of a header, whatever its case; null when it was not sent.
    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        const QByteArray wanted = name.toLower() + ':';
        for (const QByteArray &row : bytes.split('\n')) {
            if (row.toLower().startsWith(wanted))
                return row.mid(wanted.size()).trimmed();
        }
        return {};
    }
    [[nodiscard]] bool hasHeader(const QByteArray &name) const { return !header(name).isNull(); }
};

/// What goes over the wire in return, byte for byte, and what becomes of the connection.
struct WireAnswer
{
    enum class Then {
        Close, ///< orderly, once all is sent
        Reset, ///< at once, as a crashed server does
        Hang, ///< the connection stays open and says no more
        HalfClose, ///< the service says no more, but goes on to listen
        KeepAlive ///< the next request of the connection is read
    };

    QByteArray bytes;
    Then then = Then::Close;
    std::chrono::milliseconds every {0}; ///< more than 0: one byte of `drip` each time
    QByteArray drip; ///< sent slowly after `bytes`
    QByteArray endless; ///< sent after `bytes` again and again for as long as anybody listens

    /// A whole and well-formed answer.
    [[nodiscard]] static WireAnswer of(int status, const QByteArray &body,
                                       const QByteArray &type = "application/json",
                                       const QByteArrayList &headers = {})
    {
        QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n";
        head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        if (!type.isEmpty())
            head += "Content-Type: " + type + "\r\n";
        for (const QByteArray &header : headers)
            head += header + "\r\n";
        return {.bytes = head + "Connection: close\r\n\r\n" + body};
    }
    [[nodiscard]] static WireAnswer redirect(int status, const QByteArray &location)
    {
        return of(status, {}, {}, {"Location: " + location});
    }
    [[nodiscard]] static WireAnswer raw(const QByteArray &bytes, Then then = Then::Close)
    {
        return {.bytes = bytes, .then = then};
    }
};

/// A real HTTP server on 127.0.0.1, on a port of its own, that answers exactly the bytes a test
/// wrote and remembers every request. Paths nobody wrote an answer for get a plain 404.
class LoopbackServer final : public QObject
{
    Q_DISABLE_COPY_MOVE(LoopbackServer)

public:
    using Handler = std::function<WireAnswer(const WireRequest &)>;

    explicit LoopbackServer(QObject *parent = nullptr)
        : LoopbackServer(std::make_unique<QTcpServer>(), parent)
    {
    }
    /// The same over TLS, as whoever that configuration says.
    explicit LoopbackServer(const QSslConfiguration &identity, QObject *parent = nullptr)
        : LoopbackServer(overTls(identity), parent)
    {
        m_scheme = "https://localhost:";
    }
    ~LoopbackServer() override = default;

    /// What `path` (still encoded, without its query) answers; an empty path is every path that
    /// has no answer of its own.
    void on(const QByteArray &path, const WireAnswer &answer)
    {
        on(path, [answer](const WireRequest &) { return answer; });
    }
    void on(const QByteArray &path, Handler handler)
    {
        m_handlers.insert(path, std::move(handler));
    }

    /// Told of each request before it is answered.
    void observe(std::function<void(const WireRequest &)> observer)
    {
        m_observer = std::move(observer);
    }

    /// Stops listening; the connections that are open stay so.
    void close() { m_server->close(); }

    /// The connections that are open stay so and are never answered again, as if the way to them
    /// were gone; new ones are served.
    void silence()
    {
        for (QTcpSocket *socket : m_server->findChildren<QTcpSocket *>())
            disconnect(socket, &QIODevice::readyRead, this, nullptr);
    }

    [[nodiscard]] quint16 port() const { return m_port; }
    /// "http://127.0.0.1:PORT", or "https://localhost:PORT", and the path, which is already
    /// encoded.
    [[nodiscard]] QUrl url(const QByteArray &path = {}) const
    {
        return QUrl::fromEncoded(QByteArray(m_scheme + QByteArray::number(m_port) + path));
    }
    [[nodiscard]] const QList<WireRequest> &requests() const { return m_requests; }
    /// Everything that was ever received, requests that were cut short too.
    [[nodiscard]] const QByteArray &received() const { return m_received; }
    /// So that a test that asks for days does not grow by what it remembers.
    void forget()
    {
        m_requests.clear();
        m_received.clear();
    }
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] int openConnections() const { return m_open; }
    [[nodiscard]] qint64 bytesSent() const { return m_sent; }

private:
    LoopbackServer(std::unique_ptr<QTcpServer> server, QObject *parent)
        : QObject(parent)
        , m_server(std::move(server))
    {
        connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this,
                &LoopbackServer::accept);
        if (!m_server->listen(QHostAddress::LocalHost))
            qFatal("No port on 127.0.0.1 to listen on");
        m_port = m_server->serverPort();
    }

    static std::unique_ptr<QTcpServer> overTls(const QSslConfiguration &identity)
    {
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(identity);
        return server;
    }

    void accept()
    {
        while (QTcpSocket *socket = m_server->nextPendingConnection()) {
            ++m_connections;
            ++m_open;
            connect(socket, &QTcpSocket::bytesWritten, this, [this](qint64 n) { m_sent += n; });
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                --m_open;
                m_partial.remove(socket);
                socket->deleteLater();
            });
        }
    }

    void read(QTcpSocket *socket)
    {
        const QByteArray bytes = socket->readAll();
        m_received += bytes;
        m_partial[socket] += bytes;
        const qsizetype end = m_partial.value(socket).indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const WireRequest request {m_partial.take(socket).left(end + 4)};
        m_requests.append(request);
        if (m_observer)
            m_observer(request);
        Handler handler = m_handlers.value(request.path());
        if (!handler)
            handler = m_handlers.value({});
        say(socket, handler ? handler(request) : WireAnswer::of(404, "{}"));
    }

    void say(QTcpSocket *socket, const WireAnswer &answer)
    {
        socket->write(answer.bytes);
        if (!answer.drip.isEmpty() && answer.every.count() > 0)
            startDripping(socket, answer);
        else if (!answer.endless.isEmpty())
            startFlooding(socket, answer.endless);
        else
            end(socket, answer.then);
    }

    static void startDripping(QTcpSocket *socket, const WireAnswer &answer)
    {
        auto *timer = new QTimer(socket);
        connect(timer, &QTimer::timeout, socket, [socket, timer, answer, at = 0]() mutable {
            socket->write(answer.drip.mid(at++, 1));
            if (at < answer.drip.size())
                return;
            timer->stop();
            end(socket, answer.then);
        });
        timer->start(answer.every);
    }

    static void startFlooding(QTcpSocket *socket, const QByteArray &block)
    {
        const auto pour = [socket, block] {
            const auto *tls = qobject_cast<const QSslSocket *>(socket);
            while (socket->state() == QTcpSocket::ConnectedState
                   && socket->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0)
                       < 256 * 1024)
                socket->write(block);
        };
        if (auto *tls = qobject_cast<QSslSocket *>(socket))
            connect(tls, &QSslSocket::encryptedBytesWritten, tls, pour);
        connect(socket, &QTcpSocket::bytesWritten, socket, pour);
        pour();
    }

    static void end(QTcpSocket *socket, WireAnswer::Then then)
    {
        if (then == WireAnswer::Then::Close)
            socket->disconnectFromHost();
        else if (then == WireAnswer::Then::Reset)
            reset(socket);
        else if (then == WireAnswer::Then::HalfClose)
            halfClose(socket);
    }

    static void reset(QTcpSocket *socket)
    {
        socket->flush();
        const linger atOnce {.l_onoff = 1, .l_linger = 0}; // RST in place of FIN
        ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce,
                     sizeof(atOnce));
        socket->abort();
    }

    static void halfClose(QTcpSocket *socket)
    {
        socket->flush();
        ::shutdown(static_cast<int>(socket->socketDescriptor()), SHUT_WR);
    }

    QByteArray m_scheme = "http://127.0.0.1:";
    std::function<void(const WireRequest &)> m_observer;
    QHash<QByteArray, Handler> m_handlers;
    QHash<QTcpSocket *, QByteArray> m_partial;
    QList<WireRequest> m_requests;
    QByteArray m_received;
    int m_connections = 0;
    int m_open = 0;
    qint64 m_sent = 0;
    quint16 m_port = 0;
    std::unique_ptr<QTcpServer>
        m_server; // the last: its sockets speak to the members above as they go
};

} // namespace Reelwatch

Q_DECLARE_METATYPE(Reelwatch::WireAnswer)
