// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/videoanswer.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;
using Qt::Literals::StringLiterals::operator""_L1;

namespace {

using Moment = std::chrono::milliseconds;

QByteArray bytes(const QJsonValue &value)
{
    const QByteArray array = QJsonDocument(QJsonArray {value}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

VideoAnswer::Fields heading(const SceneTask &task, const SceneTime &time, Moment moment)
{
    return {{"id", task.id},
            {"object", u"video"_s},
            {"status", task.stepAt(moment).word},
            {"model", task.model},
            {"prompt", task.prompt},
            {"created_at", time.at(task.steps.constFirst().at).toSecsSinceEpoch()}};
}

Moment updatedAt(const SceneTask &task, Moment moment)
{
    const SceneStep &step = task.stepAt(moment);
    const bool counts = task.progress == SceneTask::Progress::Told && step.word == "in_progress"_L1;
    return counts ? moment : step.at;
}

void appendProgress(VideoAnswer::Fields &fields, const SceneTask &task, Moment moment)
{
    const int percent = task.percentAt(moment);
    if (task.progress == SceneTask::Progress::Told || percent == 100)
        fields.append({"progress", percent});
    else if (task.progress == SceneTask::Progress::StuckAtZero)
        fields.append({"progress", 0});
}

void appendResult(VideoAnswer::Fields &fields, const SceneTask &task,
                  const VideoAnswer::Links &links)
{
    fields.append({"duration", task.seconds});
    fields.append({"resolution", task.parameters.value("resolution"_L1)});
    fields.append({"framespersecond", 24});
    fields.append({"fileformat", u"mp4"_s});
    const QString url = QString::fromLatin1(links.video);
    fields.append({"url", url});
    fields.append({"video_url", url});
    if (!links.lastFrame.isEmpty()) {
        const QString frame = QString::fromLatin1(links.lastFrame);
        fields.append({"content", QJsonObject {{u"last_frame_url"_s, frame}}});
    }
    const int tokens = task.seconds * 25'350;
    fields.append(
        {"usage", QJsonObject {{u"completion_tokens"_s, tokens}, {u"total_tokens"_s, tokens}}});
}

} // namespace

QByteArray VideoAnswer::json(const Fields &fields)
{
    QByteArray out;
    for (const auto &[name, value] : fields)
        out += (out.isEmpty() ? "{\"" : ",\"") + name + "\":" + bytes(value);
    return out + '}';
}

QByteArray VideoAnswer::video(const SceneTask &task, const SceneTime &time, Moment moment,
                              const Links &links)
{
    Fields fields = heading(task, time, moment);
    fields.append({"updated_at", time.at(updatedAt(task, moment)).toSecsSinceEpoch()});
    appendProgress(fields, task, moment);
    fields.append({"parameters", task.parameters});
    const QString word = task.stepAt(moment).word;
    if (word == "completed"_L1)
        appendResult(fields, task, links);
    if (word == "failed"_L1)
        fields.append(
            {"error",
             QJsonObject {{u"code"_s, task.errorCode}, {u"message"_s, task.errorMessage}}});
    return json(fields);
}

QByteArray VideoAnswer::list(const QList<const SceneTask *> &page, bool hasMore,
                             const SceneTime &time, Moment moment)
{
    QByteArray data;
    for (const SceneTask *task : page)
        data += (data.isEmpty() ? "" : ",") + json(heading(*task, time, moment));
    const auto idOf = [](const SceneTask *task) {
        return bytes(task->id);
    };
    return R"({"object":"list","data":[)" + data + R"(],"has_more":)"
        + QByteArray(hasMore ? "true" : "false") + R"(,"first_id":)"
        + (page.isEmpty() ? QByteArray("null") : idOf(page.constFirst())) + R"(,"last_id":)"
        + (page.isEmpty() ? QByteArray("null") : idOf(page.constLast())) + '}';
}

QByteArray VideoAnswer::notReady(const SceneTask &task, Moment moment)
{
    const QString message =
        u"Video is not ready yet. Current status: "_s + task.stepAt(moment).word;
    return json({{"error",
                  QJsonObject {{u"message"_s, message}, {u"type"_s, u"invalid_request_error"_s}}}});
}

QByteArray VideoAnswer::error(int status, const QString &type, const QString &message,
                              const QString &param)
{
    return json({{"error",
                  QJsonObject {{u"message"_s, message},
                               {u"type"_s, type},
                               {u"param"_s, param.isEmpty() ? QJsonValue() : QJsonValue(param)},
                               {u"code"_s, QString::number(status)}}}});
}

} // namespace Reelwatch
