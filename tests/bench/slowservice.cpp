// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/slowservice.h"

#include "bench/nginx.h"
#include "bench/processors.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace Reelwatch::Bench {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

QByteArray answerTo(const QByteArray &request)
{
    const qsizetype id = request.indexOf("/vid_") + 5;
    const int video = request.sliced(id, request.indexOf(' ', id) - id).toInt();
    const QByteArray body = Nginx::body(video);
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

SlowService::SlowService(std::chrono::milliseconds wait)
    : m_wait(wait)
{
    moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        this,
        [this] {
            stayOffTheClientsProcessor();
            m_server = new QTcpServer(this);
            connect(m_server, &QTcpServer::newConnection, this, &SlowService::accept);
            if (!m_server->listen(QHostAddress::LocalHost))
                qFatal("No port on 127.0.0.1 to listen on");
            m_url = QUrl(u"http://127.0.0.1:%1"_s.arg(m_server->serverPort()));
        },
        Qt::BlockingQueuedConnection);
}

SlowService::~SlowService()
{
    QMetaObject::invokeMethod(
        this, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void SlowService::fallSilent()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            for (QTcpSocket *socket : m_server->findChildren<QTcpSocket *>())
                disconnect(socket, &QIODevice::readyRead, this, nullptr);
        },
        Qt::BlockingQueuedConnection);
}

void SlowService::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QIODevice::readyRead, this, [this, socket] {
            const QByteArray request = socket->readAll();
            QTimer::singleShot(m_wait, Qt::PreciseTimer, socket,
                               [socket, request] { socket->write(answerTo(request)); });
        });
    }
}

} // namespace Reelwatch::Bench
