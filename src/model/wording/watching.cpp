// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/plaintext.h"
#include "model/wording.h"
#include "model/wording/words.h"

#include <QLocale>

namespace Reelwatch::Wording {

namespace {

/// What kept us from an answer, in a few words.
QString obstacleOf(ApiError::Kind kind)
{
    switch (kind) {
    case ApiError::Kind::KeyMissing:
        return Words::tr("no key");
    case ApiError::Kind::Cancelled:
        return Words::tr("given up");
    case ApiError::Kind::Offline:
        return Words::tr("no connection");
    case ApiError::Kind::TimedOut:
        return Words::tr("no answer in time");
    case ApiError::Kind::Insecure:
        return Words::tr("no secure connection");
    case ApiError::Kind::Proxy:
        return Words::tr("refused by the proxy");
    case ApiError::Kind::Redirected:
        return Words::tr("sent to another place");
    case ApiError::Kind::SignIn:
        return Words::tr("a sign-in page answered");
    case ApiError::Kind::BadAnswer:
        return Words::tr("not an answer about this video");
    default:
        return {};
    }
}

/// What the service refused with, in a few words.
QString refusalOf(ApiError::Kind kind)
{
    switch (kind) {
    case ApiError::Kind::Stopped:
        return Words::tr("refused");
    case ApiError::Kind::KeyRejected:
        return Words::tr("key rejected");
    case ApiError::Kind::OutOfBalance:
        return Words::tr("out of balance");
    case ApiError::Kind::KeyFrozen:
        return Words::tr("key frozen");
    case ApiError::Kind::ModelDenied:
        return Words::tr("model not allowed");
    case ApiError::Kind::Forbidden:
        return Words::tr("not allowed");
    case ApiError::Kind::NotFound:
        return Words::tr("not found");
    case ApiError::Kind::Transient:
        return Words::tr("not now");
    case ApiError::Kind::RateLimited:
        return Words::tr("too many requests");
    case ApiError::Kind::Server:
        return Words::tr("the service failed");
    default:
        return Words::tr("an answer nobody expects");
    }
}

QString answerOf(const WatchEvent &event)
{
    switch (event.what) {
    case WatchEvent::What::Check:
        return status(event.status);
    case WatchEvent::What::Link:
        return event.brought > 0 ? Words::tr("a link") : Words::tr("no link, but the video");
    case WatchEvent::What::Video:
        return size(event.brought);
    case WatchEvent::What::List:
        return Words::tr("%Ln video(s)", nullptr, static_cast<int>(event.brought));
    case WatchEvent::What::Trial:
        return Words::tr("key accepted");
    }
    return {};
}

} // namespace

QString askedFor(const WatchEvent &event)
{
    QString id = plain(event.id, 120);
    switch (event.what) {
    case WatchEvent::What::Check:
        return id;
    case WatchEvent::What::Link:
        return Words::tr("link of %1").arg(id);
    case WatchEvent::What::Video:
        return Words::tr("video of %1").arg(id);
    case WatchEvent::What::List:
        return id.isEmpty() ? Words::tr("list of videos")
                            : Words::tr("list of videos after %1").arg(id);
    case WatchEvent::What::Trial:
        return Words::tr("trial of the key");
    }
    return {};
}

QString why(WatchEvent::Why why)
{
    switch (why) {
    case WatchEvent::Why::Planned:
        return Words::tr("planned");
    case WatchEvent::Why::Wished:
        return Words::tr("you asked");
    case WatchEvent::Why::Retried:
        return Words::tr("tried again");
    case WatchEvent::Why::Probed:
        return Words::tr("to see if the way is back");
    case WatchEvent::Why::Tried:
        return Words::tr("to see if the key works again");
    case WatchEvent::Why::Fetching:
        return Words::tr("to fetch the video");
    }
    return {};
}

QString came(const WatchEvent &event)
{
    if (event.came == WatchEvent::Came::Unchanged)
        return Words::tr("%1, unchanged").arg(status(event.status));
    if (event.came == WatchEvent::Came::Answer)
        return answerOf(event);
    const QString obstacle = obstacleOf(event.error);
    const QString words = obstacle.isEmpty() ? refusalOf(event.error) : obstacle;
    return event.http == 0 ? words : Words::tr("HTTP %1, %2").arg(event.http).arg(words);
}

QString rate(double perSecond)
{
    const QLocale locale;
    if (perSecond >= 1 || perSecond <= 0)
        return Words::tr("%1/s").arg(locale.toString(perSecond, 'g', 3));
    return Words::tr("%1/min").arg(locale.toString(perSecond * 60, 'g', 3));
}

namespace {

/// An interval that rules by chance is told in two figures or so.
QString roughly(std::chrono::milliseconds interval)
{
    using namespace std::chrono;
    const QLocale locale;
    if (interval < 2min)
        return Words::tr("%1 s").arg(locale.toString(round<seconds>(interval).count()));
    if (interval < 2h)
        return Words::tr("%1 min").arg(locale.toString(round<minutes>(interval).count()));
    return Words::tr("%1 h").arg(locale.toString(round<hours>(interval).count()));
}

QString checks(double perSecond)
{
    const QLocale locale;
    if (perSecond >= 1)
        return Words::tr("%1 checks/s").arg(locale.toString(perSecond, 'g', 3));
    return Words::tr("%1 checks/min").arg(locale.toString(perSecond * 60, 'g', 3));
}

} // namespace

QString stretched(std::chrono::milliseconds interval, double perSecond)
{
    return Words::tr("each video about every %1 at %2").arg(roughly(interval), checks(perSecond));
}

QString usually(const UsualTime &time)
{
    return Words::tr("usually %1").arg(span(std::chrono::round<std::chrono::seconds>(time.median)));
}

} // namespace Reelwatch::Wording
