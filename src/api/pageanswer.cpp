// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/pageanswer.h"

#include "api/endpoints.h"
#include "api/httpanswer.h"
#include "api/httperror.h"
#include "api/jsonvalues.h"
#include "api/statuswords.h"
#include "domain/plaintext.h"
#include "domain/taskid.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace Reelwatch::PageAnswer {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(PageAnswer)
};

constexpr qsizetype LongestWord = 80;
constexpr qsizetype LongestPrompt = 300;

QString noList()
{
    return Text::tr("This service has no list of videos to search. Add what you know of: ids, "
                    "links or answers.");
}

/// What a service without a list says about its address.
bool isNotServed(const ApiError &error)
{
    constexpr int NoSuchMethod = 405;
    constexpr int Gone = 410;
    constexpr int NotImplemented = 501;
    return error.kind == ApiError::Kind::NotFound || error.http == NoSuchMethod
        || error.http == Gone || error.http == NotImplemented;
}

FoundVideo videoOf(const QJsonObject &item, const QDateTime &now)
{
    const QString word = item.value("status"_L1).toString();
    return {.id = item.value("id"_L1).toString(),
            .status = statusOf(word),
            .word = plain(word, LongestWord),
            .model = plain(item.value("model"_L1).toString(), LongestWord),
            .prompt = plain(item.value("prompt"_L1).toString(), LongestPrompt),
            .created = JsonValues::moment(item.value("created_at"_L1), now)};
}

/// Where it goes on; a service that does not say whether it does has more when the page is full.
QString cursorOf(const QJsonObject &page, const QJsonArray &items)
{
    const QJsonValue more = page.value("has_more"_L1);
    const bool goesOn = more.isBool() ? more.toBool() : items.size() >= Endpoints::PageSize;
    if (!goesOn || items.isEmpty())
        return {};
    QString last = page.value("last_id"_L1).toString();
    return last.isEmpty() ? items.last().toObject().value("id"_L1).toString() : last;
}

} // namespace

Outcome<VideoPage> parse(const QByteArray &bytes, const QDateTime &now)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const QJsonValue data = object.value("data"_L1);
    if (!data.isArray())
        return ApiError {.kind = ApiError::Kind::BadAnswer,
                         .http = 200,
                         .message = Text::tr("The service's answer is not a list of videos.")};
    const QJsonArray items = data.toArray();
    VideoPage page {.next = cursorOf(object, items)};
    for (const auto &item : items) {
        FoundVideo video = videoOf(item.toObject(), now);
        if (isAllowedTaskId(video.id.toString()))
            page.videos.append(std::move(video));
        else
            ++page.unusable;
    }
    return page;
}

Outcome<VideoPage> read(const HttpAnswer &answer, bool isFirst)
{
    if (!answer.isSuccess()) {
        ApiError error = HttpError::of(answer);
        if (isFirst && isNotServed(error))
            error.message = noList();
        return error;
    }
    Outcome<VideoPage> page = parse(answer.body);
    if (page)
        return page;
    ApiError error = page.error();
    if (isFirst)
        error.message = noList();
    return HttpError::ofBody(answer, error);
}

} // namespace Reelwatch::PageAnswer
