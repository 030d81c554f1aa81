// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/replyreader.h"

#include "api/refusingproxy.h"
#include "api/retryafter.h"
#include "domain/plaintext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimeZone>

namespace Reelwatch::ReplyReader {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Transfer)
};

QString reasonOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return Words::tr("The host %1 was not found.");
    case QNetworkReply::ConnectionRefusedError:
        return Words::tr("The host %1 refused the connection.");
    case QNetworkReply::SslHandshakeFailedError:
        return Words::tr("No secure connection to %1 could be made. Check this computer's clock.");
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return Words::tr("The proxy gave no way to %1.");
    default:
        return Words::tr("The connection to %1 was lost.");
    }
}

} // namespace

void prepare(QNetworkRequest &request)
{
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(0);
    request.setRawHeader("Accept", "*/*");
    request.setRawHeader("Accept-Encoding", "identity");
    request.setHeader(QNetworkRequest::UserAgentHeader, u"Reelwatch"_s);
}

int status(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

std::optional<qint64> contentLength(const QNetworkReply &reply)
{
    bool isNumber = false;
    const qint64 length = reply.rawHeader("Content-Length").trimmed().toLongLong(&isNumber);
    if (!isNumber || length < 0 || reply.hasRawHeader("Transfer-Encoding"))
        return {};
    return length;
}

bool isEncoded(const QNetworkReply &reply)
{
    const QByteArray coding = reply.rawHeader("Content-Encoding").trimmed().toLower();
    return !coding.isEmpty() && coding != "identity";
}

QDateTime httpTime(const QByteArray &text)
{
    const QString date = QString::fromLatin1(text).trimmed();
    const QDateTime time = QLocale::c().toDateTime(date, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    return {time.date(), time.time(), QTimeZone::utc()};
}

QDateTime hostTime(const QNetworkReply &reply)
{
    return httpTime(reply.rawHeader("Date"));
}

std::optional<std::chrono::milliseconds> retryAfter(const QNetworkReply &reply)
{
    if (status(reply) != 429)
        return {};
    return RetryAfter::read({.retryAfter = reply.rawHeader("Retry-After"),
                             .retryAfterMs = reply.rawHeader("retry-after-ms"),
                             .date = reply.rawHeader("Date")},
                            QDateTime::currentDateTimeUtc());
}

bool isDead(int status)
{
    return status >= 400 && status < 500 && status != 408 && status != 425 && status != 429;
}

QString problem(const QNetworkReply &reply, const QString &host)
{
    const int code = status(reply);
    if (isDead(code))
        return Words::tr("%1 does not serve this link (%2).").arg(host, QString::number(code));
    if (code != 0 && code != 200)
        return Words::tr("%1 could not serve the video just now (%2). It is fetched again by "
                         "itself.")
            .arg(host, QString::number(code));
    const QString proxy = plain(refusingProxy(reply), 100);
    const QString reason = proxy.isEmpty()
        ? reasonOf(reply.error()).arg(host)
        : Words::tr("The proxy %1 gave no way to %2.").arg(proxy, host);
    return reason + Words::tr(" The video is fetched again by itself.");
}

} // namespace Reelwatch::ReplyReader
