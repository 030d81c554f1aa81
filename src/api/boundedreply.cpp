// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/boundedreply.h"

#include "api/refusingproxy.h"

#include <QTimerEvent>

#include <algorithm>
#include <utility>

namespace Reelwatch {

using namespace std::chrono_literals;

namespace {

/// Qt stops reading from the socket when this much waits: an endless body costs no memory (H09).
constexpr qint64 ReadBuffer = 65'536;

/// How often it is looked for a flood while an answer is on its way.
constexpr auto FloodWatch = 150ms;

/// A timer may be so late on a busy machine. Beyond that the program was stopped, and so was its
/// deadline.
constexpr auto Unnoticed = 100ms;

} // namespace

BoundedReply::BoundedReply(QNetworkReply *reply, std::chrono::milliseconds deadline, qint64 limit,
                           QObject *parent)
    : QObject(parent)
    , m_reply(reply)
    , m_deadline(deadline)
    , m_limit(limit)
    , m_flood(reply->request().url())
{
    m_answer.asked = reply->request().url();
    reply->setReadBufferSize(ReadBuffer);
    connect(reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_answer.tlsErrors = errors; });
    connect(reply, &QNetworkReply::requestSent, this, [this] { m_flood.noteSent(); });
    connect(reply, &QIODevice::readyRead, this, &BoundedReply::look);
    connect(reply, &QNetworkReply::finished, this, [this] {
        take(); // up to a whole buffer may still wait unread
        end(HttpAnswer::End::Arrived);
    });
    // Qt's own transfer timeout starts anew with every byte (H08).
    m_clock.start();
    waitOn();
}

BoundedReply::~BoundedReply()
{
    if (!m_reply)
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
    if (m_ended)
        return;
    close(HttpAnswer::End::Cancelled);
    QMetaObject::invokeMethod(this, &BoundedReply::tell, Qt::QueuedConnection);
}

void BoundedReply::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId()) {
        QObject::timerEvent(event);
        return;
    }
    const std::chrono::milliseconds now(m_clock.elapsed());
    if (now - m_due > Unnoticed)
        m_deadline += now - m_due; // what came while nobody ran has not been read yet (L15)
    if (now < m_deadline) {
        watchForFlood();
        waitOn();
        return;
    }
    if (m_reply)
        m_flood.cut(m_reply->manager());
    end(HttpAnswer::End::TimedOut);
}

/// Until the next look for a flood or the deadline, whichever is sooner.
void BoundedReply::waitOn()
{
    if (m_ended)
        return;
    const std::chrono::milliseconds now(m_clock.elapsed());
    const auto wait = std::clamp(m_deadline - now, 1ms, 0ms + FloodWatch);
    m_due = now + wait;
    m_timer.start(static_cast<int>(wait.count()), this);
}

/// Only while neither headers nor anything of the body has come since the last look.
void BoundedReply::watchForFlood()
{
    const bool hasHead = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
    const qint64 come = hasHead ? 1 + m_answer.body.size() + m_reply->bytesAvailable() : 0;
    if (std::exchange(m_hadCome, come) == come && m_flood.look())
        end(HttpAnswer::End::TooLarge);
}

/// A body that is short by its own word is left until it is whole: each read tells Qt's own thread.
void BoundedReply::look()
{
    if (m_ended)
        return;
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    const bool isShort = length.isValid() && length.toLongLong() <= ReadBuffer / 4;
    if (m_stopsAtVideo || !isShort)
        take();
}

void BoundedReply::take()
{
    if (m_ended)
        return;
    if (m_stopsAtVideo) {
        noteHead();
        if (m_answer.isVideo())
            return end(HttpAnswer::End::Video);
    }
    // Each read asks for what is there: Qt reserves the whole of what is asked for.
    while (m_reply->bytesAvailable() > 0 && m_answer.body.size() <= m_limit)
        m_answer.body += m_reply->read(std::min(m_reply->bytesAvailable(), ReadBuffer));
    if (m_answer.body.size() > m_limit)
        end(HttpAnswer::End::TooLarge);
}

void BoundedReply::noteHead()
{
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_answer.takeHeaders(m_reply->rawHeaderPairs());
}

void BoundedReply::end(HttpAnswer::End how)
{
    if (m_ended)
        return;
    close(how);
    tell();
}

/// Both go in one deletion: each that is to come later wakes the event loop.
void BoundedReply::tell()
{
    if (m_reply)
        setParent(m_reply);
    QObject *last = m_reply ? m_reply.data() : static_cast<QObject *>(this);
    last->deleteLater();
    const HttpAnswer answer = std::move(m_answer); // who hears it may take long, or end all this
    emit finished(answer);
}

/// Notes what came, and lets go of the connection.
void BoundedReply::close(HttpAnswer::End how)
{
    m_ended = true;
    m_timer.stop();
    m_answer.end = how;
    if (!m_reply)
        return;
    noteHead();
    m_answer.error = m_reply->error();
    m_answer.proxy = refusingProxy(*m_reply);
    if (!m_reply->isFinished())
        m_reply->abort(); // says so at once, and is not heard any more
}

} // namespace Reelwatch
