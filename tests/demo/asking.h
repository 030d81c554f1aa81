// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace Asking {

/// One whole answer as a client sees it.
struct Answer
{
    int status = 0;
    QByteArray body;
    std::unique_ptr<QNetworkReply> reply;

    [[nodiscard]] QByteArray header(const QByteArray &name) const { return reply->rawHeader(name); }
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QJsonObject error() const
    {
        return json().value(QStringLiteral("error")).toObject();
    }
    [[nodiscard]] QString text(const char *field) const
    {
        return json().value(QLatin1String(field)).toString();
    }
};

using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// Asks and waits for the end; status 0 when there was no answer.
inline Answer ask(QNetworkAccessManager &network, const QByteArray &url,
                  const Headers &headers = {}, const QByteArray &method = "GET")
{
    QNetworkRequest request(QUrl::fromEncoded(url, QUrl::StrictMode));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    Answer answer;
    answer.reply.reset(network.sendCustomRequest(request, method));
    QSignalSpy finished(answer.reply.get(), &QNetworkReply::finished);
    if (!answer.reply->isFinished())
        finished.wait();
    answer.status = answer.reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = answer.reply->readAll();
    return answer;
}

} // namespace Asking
