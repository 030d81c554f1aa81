// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/taskjson.h"

#include "api/errorenvelope.h"
#include "api/failureclass.h"
#include "api/jsonvalues.h"
#include "api/linkexpiry.h"
#include "api/statuswords.h"
#include "api/videolinks.h"
#include "domain/plaintext.h"
#include "domain/redact.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace Reelwatch::TaskJson {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(TaskJson)
};

constexpr double LongestVideo = 24 * 3600;
constexpr qsizetype LongestMessage = 199; // and the ellipsis

ApiError badAnswer(const QString &message)
{
    return {.kind = ApiError::Kind::BadAnswer,
            .http = 200,
            .message = plain(redacted(plain(message, 4096)), LongestMessage)};
}

/// Why the object is no answer about this id; empty when it is one.
QString problemOf(const QJsonObject &object, const QString &askedId)
{
    const QString id = object.value("id"_L1).toString();
    if (id.isEmpty()) {
        const QString said = ErrorEnvelope::of(object).message;
        return said.isEmpty()
            ? Text::tr("The service's answer names no video.")
            : Text::tr("The service's answer names no video. It says: %1").arg(said);
    }
    if (id != askedId)
        return Text::tr("The service answered about another video: %1.").arg(plain(id, 80));
    if (object.value("status"_L1).toString().trimmed().isEmpty())
        return Text::tr("The service's answer holds no status.");
    return {};
}

int progressOf(const QJsonValue &value)
{
    const QString text = value.toString().trimmed();
    const std::optional<double> percent =
        JsonValues::number(text.endsWith(u'%') ? QJsonValue(text.chopped(1)) : value);
    return percent && *percent >= 1 && *percent < 100 ? static_cast<int>(*percent) : -1;
}

double durationOf(const QJsonValue &value)
{
    const double seconds = JsonValues::number(value).value_or(-1);
    return seconds > 0 && seconds <= LongestVideo ? seconds : -1;
}

QString seedOf(const QJsonObject &object, const QByteArray &bytes)
{
    QString seed = JsonValues::digits(object.value("seed"_L1), "seed", bytes);
    if (!seed.isEmpty())
        return seed;
    return JsonValues::digits(JsonValues::at(object, "parameters.seed"_L1), "seed", bytes);
}

Failure failureOf(const QJsonObject &object, TaskReport::Status status)
{
    using Status = TaskReport::Status;
    if (status != Status::Failed && status != Status::Cancelled && status != Status::Expired)
        return {};
    const ErrorEnvelope said = ErrorEnvelope::of(object);
    return {.kind = status == Status::Failed ? failureClassOf(said) : Failure::Class::None,
            .code = said.code.isEmpty() ? said.type : said.code,
            .message = said.message};
}

QString remarkOn(const QJsonObject &object, TaskReport::Status status)
{
    QStringList remarks;
    if (object.value("object"_L1).toString() != "video"_L1)
        remarks.append(Text::tr("The answer does not call itself a video."));
    const ErrorEnvelope said = ErrorEnvelope::ofError(object.value("error"_L1));
    if (status == TaskReport::Status::Completed && !said.isEmpty()) {
        const QString words = said.message.isEmpty() ? said.code + said.type : said.message;
        remarks.append(Text::tr("The video is completed, yet the service also sent an error: %1")
                           .arg(plain(redacted(words))));
    }
    return remarks.join(u' ');
}

TaskReport reportOf(const QJsonObject &object, const QByteArray &bytes, const QDateTime &now)
{
    using JsonValues::firstText;
    const QString word = object.value("status"_L1).toString();
    const TaskReport::Status status = statusOf(word);
    const VideoLinks links = VideoLinks::of(object);
    return {
        .status = status,
        .progress = progressOf(object.value("progress"_L1)),
        .word = word,
        .model = object.value("model"_L1).toString(),
        .prompt = object.value("prompt"_L1).toString(),
        .created = JsonValues::moment(object.value("created_at"_L1), now),
        .updated = JsonValues::moment(object.value("updated_at"_L1), now),
        .duration = durationOf(object.value("duration"_L1)),
        .resolution = firstText(object, {"resolution"_L1, "parameters.resolution"_L1}),
        .ratio = firstText(
            object,
            {"ratio"_L1, "aspect_ratio"_L1, "parameters.aspect_ratio"_L1, "parameters.ratio"_L1}),
        .seed = seedOf(object, bytes),
        .link = links.first,
        .otherLink = links.other,
        .lastFrameLink = linkOf(JsonValues::at(object, "content.last_frame_url"_L1)),
        .linkExpires = LinkExpiry::read(links.first),
        .failure = failureOf(object, status),
        .remark = remarkOn(object, status),
    };
}

} // namespace

Outcome<TaskReport> parse(const QByteArray &bytes, const QString &askedId, const QDateTime &now)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error != QJsonParseError::NoError)
        return badAnswer(Text::tr("The service's answer could not be read."));
    if (!document.isObject())
        return badAnswer(Text::tr("The service's answer is not about a video."));
    const QString reason = problemOf(document.object(), askedId);
    if (!reason.isEmpty())
        return badAnswer(reason);
    return reportOf(document.object(), bytes, now);
}

} // namespace Reelwatch::TaskJson
