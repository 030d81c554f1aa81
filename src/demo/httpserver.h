// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <utility>

class QHttpServerRequest;
class QHttpServerResponder;

namespace Reelwatch {

/// What arrived: a method in capitals, the path still percent-encoded, the query as sent.
struct DemoRequest
{
    QByteArray method;
    QByteArray path;
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case

    [[nodiscard]] bool hasHeader(const QByteArray &name) const { return headers.contains(name); }
};

/// What is sent back.
struct DemoAnswer
{
    int status = 200;
    QByteArray type; ///< Content-Type; empty: none
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;
};

/// An HTTP server on loopback whose every request goes to one handler. The only place that knows
/// how Qt's own server differs from version to version. Runs on the caller's thread.
class HttpServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpServer)

public:
    using Handler = std::function<DemoAnswer(const DemoRequest &)>;

    explicit HttpServer(Handler handler, QObject *parent = nullptr);
    ~HttpServer() override;

    /// False when the port is taken; 0 picks a free one.
    [[nodiscard]] bool listen(quint16 port = 0);
    /// http://127.0.0.1:PORT once it listens, else empty.
    [[nodiscard]] QUrl base() const;

private:
    void answer(const QHttpServerRequest &request, QHttpServerResponder &responder) const;

    Handler m_handler;
    quint16 m_port = 0;
};

} // namespace Reelwatch
