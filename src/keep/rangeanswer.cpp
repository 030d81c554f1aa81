// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/rangeanswer.h"

#include "keep/partnote.h"
#include "keep/replyreader.h"

#include <QDateTime>
#include <QNetworkReply>

namespace Reelwatch::RangeAnswer {

namespace {

constexpr qsizetype LongestValidator = 1024;

/// True when the answer says nothing against its being the same file.
bool isSame(const QNetworkReply &reply, const PartNote &note)
{
    const QByteArray now = validator(reply);
    return now.isEmpty() || now == note.validator;
}

bool isRest(const QNetworkReply &reply, qint64 offset, const PartNote &note)
{
    const ContentRange range = contentRange(reply.rawHeader("Content-Range"));
    const bool agrees = note.size < 0 || range.total == note.size;
    const bool isLast = range.total >= 0 && range.last == range.total - 1;
    return range.first == offset && isLast && agrees && isSame(reply, note);
}

bool isEnd(const QNetworkReply &reply, qint64 offset, const PartNote &note)
{
    const ContentRange range = contentRange(reply.rawHeader("Content-Range"));
    return range.total == offset && !validator(reply).isEmpty() && isSame(reply, note);
}

qint64 numberIn(const QByteArray &text)
{
    bool isNumber = false;
    const qint64 number = text.trimmed().toLongLong(&isNumber);
    return isNumber && number >= 0 ? number : -1;
}

} // namespace

QByteArray validator(const QNetworkReply &reply)
{
    const QByteArray tag = reply.rawHeader("ETag").trimmed();
    if (tag.size() > LongestValidator)
        return {};
    if (!tag.isEmpty())
        return tag.size() > 2 && tag.startsWith('"') && tag.endsWith('"') ? tag : QByteArray();
    const QByteArray changed = reply.rawHeader("Last-Modified").trimmed();
    const QDateTime at = ReplyReader::httpTime(changed);
    const QDateTime now = ReplyReader::hostTime(reply);
    return at.isValid() && now.isValid() && at < now ? changed : QByteArray();
}

void ask(QNetworkRequest &request, qint64 offset, const PartNote &note)
{
    request.setRawHeader("Range", "bytes=" + QByteArray::number(offset) + "-");
    request.setRawHeader("If-Range", note.validator);
}

Verdict judge(const QNetworkReply &reply, qint64 offset, const PartNote &note)
{
    const int status = ReplyReader::status(reply);
    if (status == 200)
        return Verdict::Whole;
    if (offset == 0 || (status != 206 && status != 416))
        return Verdict::None;
    if (status == 206)
        return isRest(reply, offset, note) ? Verdict::Rest : Verdict::Mismatch;
    return isEnd(reply, offset, note) ? Verdict::Nothing : Verdict::Mismatch;
}

ContentRange contentRange(const QByteArray &header)
{
    const QByteArray text = header.trimmed();
    const qsizetype slash = text.indexOf('/');
    if (!text.toLower().startsWith("bytes ") || slash < 0)
        return {};
    const QByteArray span = text.mid(6, slash - 6).trimmed();
    const qsizetype dash = span.indexOf('-');
    return {.first = dash > 0 ? numberIn(span.left(dash)) : -1,
            .last = dash > 0 ? numberIn(span.mid(dash + 1)) : -1,
            .total = numberIn(text.mid(slash + 1))};
}

} // namespace Reelwatch::RangeAnswer
