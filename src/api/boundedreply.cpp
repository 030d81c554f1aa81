// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/boundedreply.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>

namespace Reelwatch {

namespace {

/// Qt stops reading from the socket when this much waits: an endless body costs no memory (H09).
constexpr qint64 ReadBuffer = 65'536;

bool wentThroughProxy(const QNetworkReply &reply)
{
    const QNetworkAccessManager *manager = reply.manager();
    QNetworkProxy proxy = manager ? manager->proxy() : QNetworkProxy();
    if (proxy.type() == QNetworkProxy::DefaultProxy)
        proxy = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(reply.url())).value(0);
    return proxy.type() != QNetworkProxy::NoProxy && proxy.type() != QNetworkProxy::DefaultProxy;
}

} // namespace

BoundedReply::BoundedReply(QNetworkReply *reply, std::chrono::milliseconds deadline, qint64 limit,
                           QObject *parent)
    : QObject(parent)
    , m_reply(reply)
    , m_limit(limit)
{
    m_answer.asked = reply->request().url();
    reply->setReadBufferSize(ReadBuffer);
    connect(reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_answer.tlsErrors = errors; });
    connect(reply, &QIODevice::readyRead, this, &BoundedReply::take);
    connect(reply, &QNetworkReply::finished, this, [this] {
        take(); // up to a whole buffer may still wait unread
        end(HttpAnswer::End::Arrived);
    });
    m_telling.setSingleShot(true);
    connect(&m_telling, &QTimer::timeout, this, [this] { emit finished(m_answer); });
    // Qt's own transfer timeout starts anew with every byte (H08).
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { end(HttpAnswer::End::TimedOut); });
    m_deadline.start(deadline);
}

BoundedReply::~BoundedReply()
{
    if (!m_reply || m_ended)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
}

void BoundedReply::setStopsAtVideo(bool stops)
{
    m_stopsAtVideo = stops;
}

void BoundedReply::cancel()
{
    end(HttpAnswer::End::Cancelled);
}

void BoundedReply::take()
{
    if (m_ended)
        return;
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_answer.contentType = m_reply->rawHeader("Content-Type");
    if (m_stopsAtVideo && m_answer.isVideo())
        return end(HttpAnswer::End::Video);
    while (m_reply->bytesAvailable() > 0 && m_answer.body.size() <= m_limit)
        m_answer.body += m_reply->read(ReadBuffer);
    if (m_answer.body.size() > m_limit)
        end(HttpAnswer::End::TooLarge);
}

void BoundedReply::end(HttpAnswer::End how)
{
    if (m_ended)
        return;
    m_ended = true;
    m_deadline.stop();
    m_answer.end = how;
    if (m_reply) {
        m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        m_answer.error = m_reply->error();
        m_answer.throughProxy =
            m_answer.error == QNetworkReply::UnknownNetworkError && wentThroughProxy(*m_reply);
        m_answer.contentType = m_reply->rawHeader("Content-Type");
        m_answer.location = m_reply->rawHeader("Location");
        m_answer.retryAfter = {.retryAfter = m_reply->rawHeader("Retry-After"),
                               .retryAfterMs = m_reply->rawHeader("retry-after-ms"),
                               .date = m_reply->rawHeader("Date")};
        m_reply->disconnect(this);
        if (!m_reply->isFinished())
            m_reply->abort();
        m_reply->deleteLater();
    }
    m_telling.start();
}

} // namespace Reelwatch
