// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/keyverdict.h"

#include "api/httpanswer.h"
#include "api/httperror.h"
#include "domain/keytext.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace Reelwatch::KeyVerdict {

namespace {

using Kind = ApiError::Kind;
using Verdict = KeyTrial::Verdict;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(KeyVerdict)
};

Verdict verdictOf(const ApiError &error)
{
    switch (error.kind) {
    case Kind::KeyRejected:
        return Verdict::Rejected;
    case Kind::OutOfBalance:
        return Verdict::OutOfBalance;
    case Kind::KeyFrozen:
        return Verdict::Frozen;
    case Kind::Cancelled:
    case Kind::Offline:
    case Kind::TimedOut:
    case Kind::Insecure:
    case Kind::Proxy:
    case Kind::SignIn:
        return Verdict::NotReached;
    default:
        return Verdict::Unsure;
    }
}

QString sentenceFor(Verdict verdict, const ApiError &error)
{
    switch (verdict) {
    case Verdict::Rejected:
        return Text::tr("The service rejected this key. Check that it was copied whole and has not "
                        "been revoked.");
    case Verdict::OutOfBalance:
        return Text::tr("The service knows this key, but its balance is used up.");
    case Verdict::Frozen:
        return Text::tr("The service knows this key, but has frozen it.");
    case Verdict::NotReached:
        return Text::tr("The key could not be tried. %1").arg(error.message);
    default:
        break;
    }
    if (error.kind == Kind::Forbidden || error.kind == Kind::ModelDenied)
        return Text::tr("The service did not allow the trial (HTTP 403). The key may lack a "
                        "permission and still serve to watch videos.");
    return Text::tr("The trial does not show whether the key is good. %1").arg(error.message);
}

KeyTrial trialOf(const ApiError &error)
{
    const Verdict verdict = verdictOf(error);
    return {.verdict = verdict,
            .http = error.http,
            .error = error,
            .sentence = sentenceFor(verdict, error)};
}

bool isJsonObject(const HttpAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).isObject();
}

ApiError noAnswer(const HttpAnswer &answer)
{
    return HttpError::ofBody(answer,
                             {.kind = Kind::BadAnswer,
                              .http = answer.status,
                              .message = Text::tr("Something answered that is not this service.")});
}

} // namespace

std::optional<KeyTrial> fromList(const HttpAnswer &answer)
{
    if (answer.isSuccess() && isJsonObject(answer))
        return KeyTrial {.verdict = Verdict::Accepted,
                         .http = answer.status,
                         .sentence = Text::tr("The service accepted this key.")};
    if (answer.isSuccess())
        return trialOf(noAnswer(answer));
    const ApiError error = HttpError::of(answer);
    const bool notServed =
        error.kind == Kind::NotFound || error.kind == Kind::Stopped || error.http == 501;
    return notServed ? std::nullopt : std::optional(trialOf(error));
}

KeyTrial fromUnknownId(const HttpAnswer &answer)
{
    if (answer.isSuccess())
        return trialOf(noAnswer(answer));
    const ApiError error = HttpError::of(answer);
    if (error.kind != Kind::NotFound)
        return trialOf(error);
    return {.verdict = Verdict::ProbablyAccepted,
            .http = answer.status,
            .sentence =
                Text::tr("The key was probably accepted: the service did not reject it, but "
                         "has nothing to show it with.")};
}

std::optional<KeyTrial> beforeAsking(const QUrl &base, const QByteArray &key)
{
    QString why;
    if (cleanKey(QString::fromLatin1(key), &why) != key)
        return KeyTrial {.verdict = Verdict::Rejected,
                         .sentence =
                             why.isEmpty() ? Text::tr("The key holds a blank at an end.") : why};
    if (!isAllowedBase(base))
        return KeyTrial {.verdict = Verdict::NotReached,
                         .sentence = Text::tr("A key only goes to an https:// address, or to "
                                              "http:// on this computer. Check the base URL.")};
    return {};
}

} // namespace Reelwatch::KeyVerdict
