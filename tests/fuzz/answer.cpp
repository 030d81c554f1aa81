// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/httpanswer.h"
#include "api/httperror.h"
#include "api/pageanswer.h"
#include "api/statusanswer.h"
#include "api/taskjson.h"
#include "domain/taskid.h"
#include "domain/utctime.h"
#include "fuzz/fuzz.h"

#include <algorithm>

namespace Reelwatch::Fuzz {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

using Status = TaskReport::Status;

const QDateTime &now()
{
    static const QDateTime moment = utcTime({2026, 6, 1}, {12, 0});
    return moment;
}

bool isPlausible(const QDateTime &moment)
{
    return !moment.isValid()
        || (moment.date().year() >= 2015 && moment <= now().addDays(1)
            && moment.timeSpec() == Qt::UTC);
}

void demandSafe(const ApiError &error)
{
    demand(error.message.size() <= 200, "an error's message is bounded");
    demand(!error.message.isEmpty(), "an error says why");
    const bool isPlain = std::ranges::none_of(error.message, [](QChar c) {
        return c.unicode() < 0x20 || c.unicode() == 0x7F || c.unicode() == 0x202E;
    });
    demand(isPlain, "an error's message is plain (T10, T11)");
    demand(!error.retryAfter
               || (*error.retryAfter >= RetryAfter::Shortest
                   && *error.retryAfter <= RetryAfter::Longest),
           "a wait is within its bounds");
}

void demandSound(const TaskReport &report)
{
    demand(!report.word.toString().trimmed().isEmpty(), "an answer has a status word");
    demand(report.status != Status::Unknown, "an answer has a status");
    demand(report.progress == -1 || (report.progress >= 1 && report.progress <= 99),
           "progress is unknown or 1 to 99");
    demand(report.duration == -1 || (report.duration > 0 && report.duration <= 86'400),
           "a duration is unknown or up to a day");
    demand(isPlausible(report.created) && isPlausible(report.updated), "times are plausible");
    demand(report.failure.kind == Failure::Class::None || report.status == Status::Failed,
           "only what failed has a class of failure");
    demand(report.status != Status::Completed
               || (report.failure.code.isEmpty() && report.failure.message.isEmpty()),
           "what is completed has no failure");
    demand(report.otherLink.isEmpty() || !(report.otherLink == report.link.toByteArray()),
           "a second link is another one");
    demand(report.link.view().size() <= 65'536, "a link is bounded (J22)");
    const auto isDigit = [](QChar c) {
        return c == u'-' || (c >= u'0' && c <= u'9');
    };
    demand(std::ranges::all_of(report.seed.toString(), isDigit), "a seed is a whole number");
}

void readStatus(const HttpAnswer &http)
{
    const auto parsed = TaskJson::parse(http.body, u"vid_1"_s, now());
    if (parsed) {
        demandSound(*parsed);
    } else {
        demandSafe(parsed.error());
        demand(parsed.error().kind == ApiError::Kind::BadAnswer, "a bad answer is called so");
    }
    const auto read = StatusAnswer::read(http, u"vid_1"_s);
    demand(!read || http.status == 200, "only 200 is an answer (P7)");
    demand(!read || bool(parsed), "what is no answer is none (P7)");
    if (!read)
        demandSafe(read.error());
}

void readPage(const HttpAnswer &http)
{
    const auto page = PageAnswer::read(http, true);
    if (!page) {
        demandSafe(page.error());
        return;
    }
    for (const FoundVideo &video : page->videos)
        demand(isAllowedTaskId(video.id.toString()), "a listed id is allowed (U21)");
}

} // namespace

void answer(const QByteArray &input)
{
    HttpAnswer http {.status = 200};
    http.body = field(input, 0);
    if (const QByteArray status = field(input, 1); !status.isEmpty())
        http.status = status.toInt();
    http.contentType = field(input, 2);
    http.location = field(input, 3);
    http.asked = QUrl(u"https://api.example/v1/videos/vid_1"_s);
    http.retryAfter.retryAfter = field(input, 4);
    http.pollAfter = field(input, 5);
    readStatus(http);
    readPage(http);
}

} // namespace Reelwatch::Fuzz
