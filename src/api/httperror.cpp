// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/httperror.h"

#include "api/errorenvelope.h"
#include "api/httpanswer.h"
#include "api/transporterror.h"
#include "domain/plaintext.h"
#include "domain/redact.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>

namespace Reelwatch::HttpError {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

using Kind = ApiError::Kind;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(HttpError)
};

constexpr qsizetype LongestMessage = 199; // and the ellipsis

bool isUnknownTask(const ErrorEnvelope &said)
{
    constexpr auto Word = "task_not_exist"_L1;
    return said.says(Word) || said.message.contains(Word, Qt::CaseInsensitive);
}

Kind kindOfForbidden(const ErrorEnvelope &said)
{
    if (said.says("api_key_frozen"_L1))
        return Kind::KeyFrozen;
    return said.says("model_access_denied"_L1) ? Kind::ModelDenied : Kind::Forbidden;
}

Kind kindOf(int status, const ErrorEnvelope &said)
{
    switch (status) {
    case 400:
        return isUnknownTask(said) ? Kind::NotFound : Kind::Stopped;
    case 401:
        return Kind::KeyRejected;
    case 402:
        return Kind::OutOfBalance;
    case 403:
        return kindOfForbidden(said);
    case 404:
        return Kind::NotFound;
    case 405:
    case 410:
    case 422:
        return Kind::Stopped;
    case 407:
        return Kind::Proxy;
    case 408:
    case 409:
    case 425:
        return Kind::Transient;
    case 429:
        return Kind::RateLimited;
    case 511:
        return Kind::SignIn;
    default:
        break;
    }
    if (status >= 500)
        return Kind::Server;
    return status >= 300 && status < 400 && status != 304 ? Kind::Redirected : Kind::Unexpected;
}

QString sentenceFor(Kind kind, int status)
{
    switch (kind) {
    case Kind::NotFound:
        return Text::tr("The service does not know this id.");
    case Kind::Stopped:
        return Text::tr("The service refused the request (HTTP %1).").arg(status);
    case Kind::KeyRejected:
        return Text::tr("The service rejected the key.");
    case Kind::OutOfBalance:
        return Text::tr("The balance of this key is used up.");
    case Kind::KeyFrozen:
        return Text::tr("The service has frozen this key.");
    case Kind::ModelDenied:
        return Text::tr("This key may not use the model of this video.");
    case Kind::Forbidden:
        return Text::tr("The service does not let this key see the video.");
    case Kind::Transient:
        return Text::tr("The service asks to try again later (HTTP %1).").arg(status);
    case Kind::RateLimited:
        return Text::tr("The service asks to slow down.");
    case Kind::Server:
        return Text::tr("The service has a problem at the moment (HTTP %1).").arg(status);
    default:
        return Text::tr("The service gave an unexpected answer (HTTP %1).").arg(status);
    }
}

/// Only the title of a page: the rest is for browsers.
QString titleOf(const QByteArray &page)
{
    static const QRegularExpression title(u"<title[^>]*>([^<]*)<"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return title.match(QString::fromUtf8(page.left(8192))).captured(1).trimmed();
}

ErrorEnvelope wordsOf(const HttpAnswer &answer)
{
    if (answer.isWebPage())
        return {.message = titleOf(answer.body)};
    const QJsonDocument json = QJsonDocument::fromJson(answer.body);
    if (json.isObject())
        return ErrorEnvelope::of(json.object());
    const bool isText = answer.contentType.toLower().startsWith("text/plain");
    return {.message = isText ? QString::fromUtf8(answer.body.left(4096)) : QString()};
}

/// Cleaned before the cut and before secrets are looked for: a control character must not split
/// one.
QString shown(const QString &text)
{
    return plain(redacted(plain(text, 4096)).trimmed(), LongestMessage);
}

QString redirectSentence(const HttpAnswer &answer)
{
    const QUrl target = answer.asked.resolved(QUrl::fromEncoded(answer.location));
    if (!target.host().isEmpty())
        return Text::tr("The service sends on to %1. The key is not taken there; "
                        "check the base URL of the key.")
            .arg(plain(target.host(QUrl::FullyEncoded), 100));
    return Text::tr("The service sends on to a place that is not followed.");
}

ApiError ofStatus(const HttpAnswer &answer)
{
    const ErrorEnvelope said = wordsOf(answer);
    ApiError error {.kind = kindOf(answer.status, said), .http = answer.status};
    error.type = shown(said.type.isEmpty() ? said.code : said.type);
    if (error.kind == Kind::Redirected)
        error.message = redirectSentence(answer);
    else if (error.kind == Kind::SignIn)
        error.message = TransportError::signInSentence();
    else if (error.kind == Kind::Proxy)
        error.message = TransportError::proxySentence(answer);
    else
        error.message = shown(said.message);
    if (error.message.isEmpty())
        error.message = sentenceFor(error.kind, answer.status);
    return error;
}

} // namespace

ApiError of(const HttpAnswer &answer, const QDateTime &now)
{
    const bool brokeOff =
        answer.status == 0 || (answer.status == 200 && answer.error != QNetworkReply::NoError);
    if (answer.end != HttpAnswer::End::Arrived || brokeOff)
        return TransportError::of(answer);
    if (answer.status == 200 && answer.isPacked())
        return ofBody(answer, TransportError::of(answer));
    ApiError error = ofStatus(answer);
    error.retryAfter = RetryAfter::read(answer.retryAfter, now);
    return error;
}

ApiError ofBody(const HttpAnswer &answer, const ApiError &fallback)
{
    if (!answer.isWebPage())
        return fallback;
    return {
        .kind = Kind::SignIn, .http = answer.status, .message = TransportError::signInSentence()};
}

} // namespace Reelwatch::HttpError
