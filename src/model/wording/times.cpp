// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/obstacle.h"
#include "model/wording.h"
#include "model/wording/words.h"

#include <algorithm>

namespace Reelwatch::Wording {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

using namespace std::chrono;

/// Never negative: a start that is still to come counts as now (C08).
seconds between(const QDateTime &from, const QDateTime &to)
{
    return floor<seconds>(milliseconds(std::max<qint64>(0, from.msecsTo(to))));
}

QString padded(qint64 number)
{
    return QString::number(number).rightJustified(2, u'0');
}

/// Where the counting stops; invalid when nobody knows.
QDateTime end(const Task &task, const AccountState &account, const QDateTime &now)
{
    if (isFinal(task.report.status))
        return task.report.updated;
    return isActive(task, account) ? now : task.watch.lastAnswered;
}

} // namespace

QString ago(const QDateTime &then, const QDateTime &now, Grain grain)
{
    if (!then.isValid())
        return {};
    const seconds age = between(then, now);
    const seconds step(grain == Grain::Coarse ? 10 : 1);
    if (age < step)
        return Words::tr("just now");
    if (age < minutes(1))
        return Words::tr("%1 s ago").arg((age / step * step).count());
    if (age < hours(1))
        return Words::tr("%1 min ago").arg(floor<minutes>(age).count());
    if (age < days(1))
        return Words::tr("%1 h ago").arg(floor<hours>(age).count());
    const qint64 whole = floor<days>(age).count();
    return whole == 1 ? Words::tr("1 day ago") : Words::tr("%1 days ago").arg(whole);
}

QString moment(const QDateTime &then)
{
    return then.isValid() ? then.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s) : QString();
}

QString span(seconds length, Grain grain)
{
    length = std::max(length, seconds(0));
    if (grain == Grain::Coarse) {
        if (length < seconds(10))
            return Words::tr("under 10 s");
        length = length / 10 * 10;
    }
    if (length < minutes(1))
        return Words::tr("%1 s").arg(length.count());
    if (length < hours(1))
        return Words::tr("%1 m %2 s")
            .arg(QString::number(length / minutes(1)), padded(length % minutes(1) / seconds(1)));
    if (length < days(1))
        return Words::tr("%1 h %2 m")
            .arg(QString::number(length / hours(1)), padded(length % hours(1) / minutes(1)));
    return Words::tr("%1 d %2 h").arg(length / days(1)).arg(length % days(1) / hours(1));
}

std::optional<seconds> elapsed(const Task &task, const AccountState &account, const QDateTime &now)
{
    if (task.report.status == TaskReport::Status::Unknown)
        return {};
    const QDateTime stop = end(task, account, now);
    if (!stop.isValid())
        return {};
    if (task.report.created.isValid())
        return between(task.report.created, stop);
    // Added after it had ended: how long it took is not known.
    if (!task.added.isValid() || task.added > stop)
        return {};
    return between(task.added, stop);
}

int urgency(const Task &task, const QDateTime &now)
{
    const QDateTime &expires = task.report.linkExpires;
    if (task.report.status != TaskReport::Status::Completed || !expires.isValid()
        || task.keeping.state == Keeping::State::Kept)
        return 0;
    const std::chrono::milliseconds left(now.msecsTo(expires));
    if (left < minutes(10))
        return 2;
    return left < hours(1) ? 1 : 0;
}

QString expiry(const Task &task, const QDateTime &now)
{
    if (task.report.status != TaskReport::Status::Completed)
        return {};
    if (task.keeping.state == Keeping::State::Kept)
        return Words::tr("kept");
    const QDateTime &expires = task.report.linkExpires;
    if (task.keeping.state == Keeping::State::LinkExpired || (expires.isValid() && expires <= now))
        return Words::tr("expired");
    if (!expires.isValid())
        return {};
    const seconds left = between(now, expires);
    if (left < minutes(1))
        return Words::tr("under 1 min");
    if (left < hours(1))
        return Words::tr("%1 min").arg(floor<minutes>(left).count());
    if (left < days(2))
        return Words::tr("%1 h").arg(floor<hours>(left).count());
    return Words::tr("%1 days").arg(floor<days>(left).count());
}

} // namespace Reelwatch::Wording
