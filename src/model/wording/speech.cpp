// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/plaintext.h"
#include "domain/redact.h"
#include "model/wording.h"
#include "model/wording/words.h"

#include <algorithm>

namespace Reelwatch::Wording {

namespace {

/// An age in whole words, as it is read aloud.
QString spokenAge(const QDateTime &then, const QDateTime &now)
{
    const auto told = [](qint64 count, const QString &one, const QString &many) {
        return count == 1 ? one : many.arg(count);
    };
    const qint64 age = std::max<qint64>(0, then.secsTo(now));
    if (age < 10)
        return Words::tr("just now");
    if (age < 60)
        return Words::tr("%1 seconds ago").arg(age / 10 * 10);
    if (age < 3600)
        return told(age / 60, Words::tr("1 minute ago"), Words::tr("%1 minutes ago"));
    if (age < 86400)
        return told(age / 3600, Words::tr("1 hour ago"), Words::tr("%1 hours ago"));
    return told(age / 86400, Words::tr("1 day ago"), Words::tr("%1 days ago"));
}

/// The last thing known to have happened to a task.
QDateTime latest(const Task &task)
{
    if (isFinal(task.report.status) && task.report.updated.isValid())
        return task.report.updated;
    return task.report.created.isValid() ? task.report.created : task.added;
}

} // namespace

QString spoken(const Task &task, const AccountState &account, const QDateTime &now)
{
    QStringList parts {status(task, account), hindrance(task, account, now), plain(task.label, 60),
                       plain(task.report.prompt), plain(task.report.model, 60)};
    if (task.label.isEmpty() && task.report.prompt.isEmpty())
        parts.insert(2, plain(task.id, 60));
    if (const QDateTime then = latest(task); then.isValid())
        parts.append(spokenAge(then, now));
    parts.removeAll({});
    return redacted(parts.join(Words::tr(", ", "between the parts of a spoken row")));
}

} // namespace Reelwatch::Wording
