// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/tallyservice.h"

#include "bench/nginx.h"

#include <QDateTime>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <utility>

namespace Reelwatch::Bench {

using Qt::Literals::StringLiterals::operator""_s;

TallyService::TallyService(std::chrono::milliseconds wait)
    : m_wait(wait)
    , m_created(QByteArray::number(QDateTime::currentSecsSinceEpoch()))
{
    moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_server = new QTcpServer(this);
            connect(m_server, &QTcpServer::newConnection, this, &TallyService::accept);
            if (!m_server->listen(QHostAddress::LocalHost))
                qFatal("No port on 127.0.0.1 to listen on");
            m_url = QUrl(u"http://127.0.0.1:%1"_s.arg(m_server->serverPort()));
        },
        Qt::BlockingQueuedConnection);
}

TallyService::~TallyService()
{
    QMetaObject::invokeMethod(
        this, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

std::vector<TallyService::Request> TallyService::takeRequests()
{
    const QMutexLocker locker(&m_lock);
    return std::exchange(m_requests, {});
}

TallyService::Time TallyService::lastAnswered() const
{
    const QMutexLocker locker(&m_lock);
    return m_lastAnswered;
}

void TallyService::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QIODevice::readyRead, this, [this, socket] { take(socket); });
    }
}

/// Clients with one request at a time on a connection send it in one piece.
void TallyService::take(QTcpSocket *socket)
{
    const QByteArray request = socket->readAll();
    const qsizetype id = request.indexOf("/vid_") + 5;
    const int video = request.sliced(id, request.indexOf(' ', id) - id).toInt();
    ++m_inFlight;
    {
        const QMutexLocker locker(&m_lock);
        m_requests.push_back({std::chrono::steady_clock::now(), video, m_inFlight});
    }
    QTimer::singleShot(m_wait, Qt::PreciseTimer, this,
                       [this, video, socket = QPointer<QTcpSocket>(socket)] {
                           --m_inFlight;
                           if (socket)
                               answer(*socket, video);
                       });
}

void TallyService::answer(QTcpSocket &socket, int video)
{
    const QByteArray text = answerAbout(video);
    {
        const QMutexLocker locker(&m_lock);
        m_lastAnswered = std::chrono::steady_clock::now();
    }
    socket.write(text);
    socket.flush();
}

QByteArray TallyService::answerAbout(int video)
{
    const QByteArray progress = "\"progress\":" + QByteArray::number(++m_answers % 98 + 1);
    QByteArray body = Nginx::body(video);
    body.replace("\"progress\":40", progress);
    body.replace("1776352017", m_created);
    body.replace("1776352105", m_created);
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace Reelwatch::Bench
