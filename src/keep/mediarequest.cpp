// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/mediarequest.h"

#include "domain/account.h"
#include "domain/plaintext.h"
#include "keep/linkpolicy.h"
#include "keep/rangeanswer.h"
#include "keep/replyreader.h"

#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <utility>

namespace Reelwatch {

using namespace std::chrono_literals;

namespace {

constexpr qint64 ReadBuffer = 1024LL * 1024; // bytes
constexpr qint64 Overrun = 4 * ReadBuffer; // more than ever waits when the buffer has its bound
constexpr qint64 Little = 16 * ReadBuffer; // an answer so short may wait whole
constexpr int OverrunsMended = 3; // of one file
constexpr auto FloodWatch = 150ms;

} // namespace

MediaRequest::MediaRequest(QNetworkAccessManager &network, const TransferOrder &order,
                           QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_order(order)
{
    m_floodWatch.setInterval(FloodWatch);
    connect(&m_floodWatch, &QTimer::timeout, this, &MediaRequest::watchForFlood);
}

MediaRequest::~MediaRequest()
{
    drop();
}

void MediaRequest::ask(qint64 offset, const PartNote &note)
{
    m_offset = offset;
    m_note = note;
    m_hops = 0;
    if (!m_order.keyed)
        follow(m_order.link);
    else if (isAllowedBase(m_order.accountBase)
             && isSameOrigin(m_order.keyed->url(), m_order.accountBase))
        get(*m_order.keyed);
    else
        emit refused(TransferEnd::Kind::Forbidden, tr("The key is sent to its own host only."));
}

/// Judges a link, its host's addresses too, and asks for it.
void MediaRequest::follow(const QByteArray &link)
{
    const auto verdict = LinkPolicy::judge(link, m_order.accountBase);
    if (!verdict.allowed) {
        emit refused(TransferEnd::Kind::Forbidden, verdict.reason);
        return;
    }
    m_url = verdict.url;
    emit asked();
    if (QHostAddress(m_url.host()).isNull())
        m_lookup = QHostInfo::lookupHost(m_url.host(), this, &MediaRequest::takeAddresses);
    else
        get(QNetworkRequest(m_url));
}

void MediaRequest::takeAddresses(const QHostInfo &info)
{
    if (info.lookupId() != std::exchange(m_lookup, -1))
        return; // dropped meanwhile
    // A name that cannot be resolved here may be known to the proxy; the request will tell.
    const auto verdict = LinkPolicy::judge(m_url, info.addresses(), m_order.accountBase);
    if (verdict.allowed)
        get(QNetworkRequest(m_url));
    else
        emit refused(TransferEnd::Kind::Forbidden, verdict.reason);
}

void MediaRequest::get(QNetworkRequest request)
{
    ReplyReader::prepare(request);
    if (m_offset > 0)
        RangeAnswer::ask(request, m_offset, m_note);
    m_url = request.url();
    m_reply = m_network.get(request);
    m_reply->setReadBufferSize(ReadBuffer);
    m_flood.emplace(m_url);
    m_floodWatch.start();
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        if (m_flood)
            m_flood->noteSent();
    });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, [this] {
        m_flood.reset();
        m_floodWatch.stop();
        if (isRedirect())
            redirect(); // whatever its body: what nobody reads never ends
        else
            emit headCame();
    });
    connect(m_reply, &QNetworkReply::readyRead, this, &MediaRequest::takeBytes);
    connect(m_reply, &QNetworkReply::finished, this, &MediaRequest::finished);
    emit asked();
}

void MediaRequest::takeBytes()
{
    const bool isOver = overruns();
    const QNetworkReply *reply = m_reply;
    emit bytesCame();
    if (!isOver || m_reply != reply)
        return;
    ++m_overruns;
    drop();
    emit overran();
}

/// Qt's own thread learns the buffer's bound after it has the request. Where the answer is faster,
/// it reads on while there is anything to read, and counts nothing of that: so much more than the
/// bound may wait from then on. A request with a key is not asked a second time for it.
bool MediaRequest::overruns() const
{
    return m_reply->bytesAvailable() > Overrun && m_overruns < OverrunsMended && !m_order.keyed
        && ReplyReader::contentLength(*m_reply).value_or(Little + 1) > Little;
}

bool MediaRequest::isRedirect() const
{
    const int status = ReplyReader::status(*m_reply);
    return status >= 300 && status < 400 && m_reply->hasRawHeader("Location");
}

/// One hop by hand, judged like the link itself; a request with a key is never redirected.
void MediaRequest::redirect()
{
    const QByteArray next = LinkPolicy::resolved(m_reply->rawHeader("Location"), m_url);
    drop();
    if (m_order.keyed)
        emit refused(TransferEnd::Kind::Dead,
                     tr("%1 sent the request elsewhere; the key is not sent there.").arg(host()));
    else if (++m_hops > m_order.limits.hops)
        emit refused(TransferEnd::Kind::Forbidden,
                     tr("%1 passed the request on too many times.").arg(host()));
    else
        follow(next);
}

/// Headers without end (H10).
void MediaRequest::watchForFlood()
{
    if (!m_flood || !m_flood->look())
        return;
    drop();
    emit refused(TransferEnd::Kind::Lost,
                 tr("%1 answers without end. The video is fetched again by itself.").arg(host()));
}

void MediaRequest::drop()
{
    m_lookup = -1;
    m_floodWatch.stop();
    if (m_flood)
        m_flood->cut(&m_network);
    m_flood.reset();
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->deleteLater(); // ends the connection; abort() must not be called in its signals
    m_reply = nullptr;
}

QString MediaRequest::host() const
{
    return plain(m_url.host(QUrl::FullyEncoded), 100);
}

} // namespace Reelwatch
