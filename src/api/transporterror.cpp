// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/transporterror.h"

#include "api/httpanswer.h"
#include "domain/plaintext.h"

#include <QCoreApplication>

#include <algorithm>

namespace Reelwatch::TransportError {

namespace {

using Kind = ApiError::Kind;
using Reply = QNetworkReply;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(TransportError)
};

Kind kindOf(Reply::NetworkError error)
{
    switch (error) {
    case Reply::TimeoutError:
    case Reply::OperationCanceledError:
        return Kind::TimedOut;
    case Reply::SslHandshakeFailedError:
        return Kind::Insecure;
    case Reply::ProxyConnectionRefusedError:
    case Reply::ProxyConnectionClosedError:
    case Reply::ProxyNotFoundError:
    case Reply::ProxyTimeoutError:
    case Reply::ProxyAuthenticationRequiredError:
    case Reply::UnknownProxyError:
        return Kind::Proxy;
    case Reply::NoError:
    case Reply::ProtocolFailure:
    case Reply::ProtocolUnknownError:
    case Reply::ProtocolInvalidOperationError:
    case Reply::UnknownContentError:
        return Kind::BadAnswer;
    default:
        return Kind::Offline;
    }
}

bool doubtsTheClock(const QList<QSslError> &errors)
{
    return std::ranges::any_of(errors, [](const QSslError &error) {
        return error.error() == QSslError::CertificateExpired
            || error.error() == QSslError::CertificateNotYetValid;
    });
}

QString tlsSentence(const HttpAnswer &answer)
{
    const QString host = plain(answer.asked.host(QUrl::FullyEncoded), 60);
    if (answer.tlsErrors.isEmpty())
        return Text::tr("No secure connection to %1 came about.").arg(host);
    const QString reason = plain(answer.tlsErrors.first().errorString(), 80);
    if (doubtsTheClock(answer.tlsErrors))
        return Text::tr("The connection to %1 is not secure: %2. Check the clock of this computer.")
            .arg(host, reason);
    return Text::tr("The connection to %1 is not secure: %2.").arg(host, reason);
}

QString offlineSentence(const HttpAnswer &answer)
{
    const QString host = plain(answer.asked.host(QUrl::FullyEncoded), 100);
    switch (answer.error) {
    case Reply::HostNotFoundError:
        return Text::tr("The address of %1 was not found.").arg(host);
    case Reply::ConnectionRefusedError:
        return Text::tr("%1 refused the connection.").arg(host);
    case Reply::RemoteHostClosedError:
        return Text::tr("The connection to %1 broke off before the whole answer came.").arg(host);
    default:
        return Text::tr("%1 cannot be reached.").arg(host);
    }
}

QString sentenceFor(Kind kind, const HttpAnswer &answer)
{
    switch (kind) {
    case Kind::TimedOut:
        return Text::tr("%1 did not answer in time.")
            .arg(plain(answer.asked.host(QUrl::FullyEncoded), 100));
    case Kind::Insecure:
        return tlsSentence(answer);
    case Kind::Proxy:
        return proxySentence(answer);
    case Kind::BadAnswer:
        return Text::tr("The service's answer could not be read.");
    default:
        return offlineSentence(answer);
    }
}

} // namespace

QString signInSentence()
{
    return Text::tr("A web page came in place of an answer. "
                    "The network may need a sign-in, or the base URL may be wrong.");
}

QString proxySentence(const HttpAnswer &answer)
{
    const QString proxy = plain(answer.proxy, 100);
    if (proxy.isEmpty())
        return Text::tr("The proxy of this network did not let the request through. "
                        "Check the system's proxy settings.");
    if (answer.error == Reply::ProxyAuthenticationRequiredError)
        return Text::tr("The proxy %1 asks for another name and password. "
                        "Check the system's proxy settings.")
            .arg(proxy);
    // Which of both it is, Qt does not say.
    return Text::tr("The proxy %1 is not there or did not let the request through. "
                    "Check the system's proxy settings.")
        .arg(proxy);
}

ApiError of(const HttpAnswer &answer)
{
    switch (answer.end) {
    case HttpAnswer::End::Cancelled:
        return {.kind = Kind::Cancelled, .message = Text::tr("The request was given up.")};
    case HttpAnswer::End::TimedOut:
        return {.kind = Kind::TimedOut, .message = sentenceFor(Kind::TimedOut, answer)};
    case HttpAnswer::End::TooLarge:
        return {.kind = Kind::BadAnswer,
                .http = answer.status,
                .message = Text::tr("The service's answer is too large to be about one video.")};
    case HttpAnswer::End::Video:
        return {.kind = Kind::BadAnswer,
                .http = answer.status,
                .message = Text::tr("The service sent a video in place of an answer.")};
    case HttpAnswer::End::Arrived:
        break;
    }
    const Kind kind = answer.proxy.isEmpty() ? kindOf(answer.error) : Kind::Proxy;
    return {.kind = kind, .http = answer.status, .message = sentenceFor(kind, answer)};
}

} // namespace Reelwatch::TransportError
