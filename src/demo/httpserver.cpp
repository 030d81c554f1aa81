// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/httpserver.h"

#include <QHttpServer>
#include <QMetaEnum>
#include <QTcpServer>

#include <memory>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

DemoRequest understood(const QHttpServerRequest &request)
{
    DemoRequest result;
    const auto methods = QMetaEnum::fromType<QHttpServerRequest::Method>();
    result.method = QByteArray(methods.valueToKey(int(request.method()))).toUpper();
    result.path = request.url().path(QUrl::FullyEncoded).toLatin1();
    result.query = request.query();
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    const auto headers = request.headers().toListOfPairs();
#else
    const auto headers = request.headers();
#endif
    for (const auto &[name, value] : headers)
        result.headers.insert(name.toLower(), value);
    return result;
}

void send(const DemoAnswer &answer, QHttpServerResponder &responder)
{
    const auto status = QHttpServerResponder::StatusCode(answer.status);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QHttpHeaders headers;
    for (const auto &[name, value] : answer.headers)
        headers.append(name, value);
    if (!answer.type.isEmpty())
        headers.append(QHttpHeaders::WellKnownHeader::ContentType, answer.type);
    responder.write(answer.body, headers, status);
#else
    responder.writeStatusLine(status);
    for (const auto &[name, value] : answer.headers)
        responder.writeHeader(name, value);
    if (!answer.type.isEmpty())
        responder.writeHeader("Content-Type", answer.type);
    responder.writeHeader("Content-Length", QByteArray::number(answer.body.size()));
    responder.writeBody(answer.body);
#endif
}

} // namespace

HttpServer::HttpServer(Handler handler, QObject *parent)
    : QObject(parent)
    , m_handler(std::move(handler))
{
}

HttpServer::~HttpServer() = default;

bool HttpServer::listen(quint16 port)
{
    auto socket = std::make_unique<QTcpServer>();
    if (!socket->listen(QHostAddress::LocalHost, port))
        return false;
    m_port = socket->serverPort();
    auto *server = new QHttpServer(this);
    // Routes take an encoded "/" for a real one, and ids may hold such; so nothing is routed here.
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    server->setMissingHandler(
        this, [this](const QHttpServerRequest &request, QHttpServerResponder &responder) {
            answer(request, responder);
        });
#else
    server->setMissingHandler(
        [this](const QHttpServerRequest &request, QHttpServerResponder &&responder) {
            answer(request, responder);
        });
#endif
    server->bind(socket.release());
    return true;
}

QUrl HttpServer::base() const
{
    return m_port == 0 ? QUrl() : QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

void HttpServer::answer(const QHttpServerRequest &request, QHttpServerResponder &responder) const
{
    send(m_handler(understood(request)), responder);
}

} // namespace Reelwatch
