// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/linkanswer.h"

#include "api/httpanswer.h"
#include "api/httperror.h"
#include "api/jsonvalues.h"
#include "api/linkexpiry.h"
#include "api/videolinks.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace Reelwatch::LinkAnswer {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(LinkAnswer)
};

constexpr double LongestLife = 366 * 24 * 3600.0;

/// As sent when it names its scheme; a relative one means this service.
QByteArray targetOf(const HttpAnswer &answer)
{
    const QUrl location = QUrl::fromEncoded(answer.location, QUrl::TolerantMode);
    if (!location.isRelative())
        return answer.location;
    return answer.asked.resolved(location).toEncoded();
}

FreshLink withExpiry(const QByteArray &link, const QDateTime &otherwise = {})
{
    const QDateTime told = LinkExpiry::read(link);
    return {.link = link, .expires = told.isValid() ? told : otherwise};
}

QDateTime expiryOf(const QJsonObject &object, const QDateTime &now)
{
    const double life = JsonValues::number(object.value("expires_in"_L1)).value_or(0);
    return life > 0 && life < LongestLife ? now.addSecs(static_cast<qint64>(life)) : QDateTime();
}

Outcome<FreshLink> fromBody(const HttpAnswer &answer, const QString &askedId, const QDateTime &now)
{
    const ApiError unreadable {.kind = ApiError::Kind::BadAnswer,
                               .http = answer.status,
                               .message = Text::tr("The service gave no link to the video.")};
    const QJsonObject object = QJsonDocument::fromJson(answer.body).object();
    const QJsonValue about = object.value("video_id"_L1);
    const QByteArray link = VideoLinks::of(object).first;
    if (link.isEmpty() || (about.isString() && about.toString() != askedId))
        return HttpError::ofBody(answer, unreadable);
    return withExpiry(link, expiryOf(object, now));
}

} // namespace

Outcome<FreshLink> read(const HttpAnswer &answer, const QString &askedId, const QDateTime &now)
{
    if (answer.end == HttpAnswer::End::Video)
        return FreshLink {.servedHere = true};
    if (answer.isSuccess())
        return fromBody(answer, askedId, now);
    ApiError error = HttpError::of(answer, now);
    if (error.kind == ApiError::Kind::Redirected && !answer.location.isEmpty())
        return withExpiry(targetOf(answer));
    // No status code is documented for it, only these words.
    if (error.kind == ApiError::Kind::Stopped
        && error.message.contains("not ready"_L1, Qt::CaseInsensitive))
        error.kind = ApiError::Kind::Transient;
    return error;
}

} // namespace Reelwatch::LinkAnswer
