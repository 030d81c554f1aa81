// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/statusanswer.h"

#include "api/httpanswer.h"
#include "api/httperror.h"
#include "api/taskjson.h"
#include "domain/plaintext.h"
#include "domain/redact.h"

#include <QLoggingCategory>

namespace Reelwatch::StatusAnswer {

namespace {

Q_LOGGING_CATEGORY(apiLog, "reelwatch.api", QtWarningMsg)

constexpr qsizetype LongestLog = 4096;

void logUnreadable(const QByteArray &body, const ApiError &error)
{
    const QString text = redacted(plain(QString::fromUtf8(body.left(LongestLog)), LongestLog));
    qCDebug(apiLog).noquote() << error.message << text;
}

} // namespace

Outcome<TaskAnswer> read(const HttpAnswer &answer, const QString &askedId, const QByteArray &known)
{
    if (!answer.isSuccess())
        return HttpError::of(answer);
    const auto pollAfter = RetryAfter::readPollAfter(answer.pollAfter);
    if (!known.isEmpty() && answer.body == known)
        return TaskAnswer {.unchanged = true, .pollAfter = pollAfter};
    const Outcome<TaskReport> report = TaskJson::parse(answer.body, askedId);
    // It is held for as long as the task: without the room for more that it was read with.
    if (report)
        return TaskAnswer {.report = *report,
                           .body = QByteArray(answer.body.constData(), answer.body.size()),
                           .pollAfter = pollAfter};
    logUnreadable(answer.body, report.error());
    return HttpError::ofBody(answer, report.error());
}

} // namespace Reelwatch::StatusAnswer
