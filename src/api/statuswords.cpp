// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/statuswords.h"

#include <QHash>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

using Status = TaskReport::Status;

const QHash<QString, Status> &words()
{
    static const QHash<QString, Status> known {
        {u"queued"_s, Status::Queued},
        {u"queueing"_s, Status::Queued},
        {u"pending"_s, Status::Queued},
        {u"submitted"_s, Status::Queued},
        {u"created"_s, Status::Queued},
        {u"preparing"_s, Status::Queued},
        {u"not_start"_s, Status::Queued},
        {u"not_started"_s, Status::Queued},
        {u"initializing"_s, Status::Queued},
        {u"in_queue"_s, Status::Queued},
        {u"in_progress"_s, Status::Generating},
        {u"running"_s, Status::Generating},
        {u"processing"_s, Status::Generating},
        {u"generating"_s, Status::Generating},
        {u"preprocessing"_s, Status::Generating},
        {u"completed"_s, Status::Completed},
        {u"succeeded"_s, Status::Completed},
        {u"succeed"_s, Status::Completed},
        {u"success"_s, Status::Completed},
        {u"done"_s, Status::Completed},
        {u"failed"_s, Status::Failed},
        {u"fail"_s, Status::Failed},
        {u"failure"_s, Status::Failed},
        {u"error"_s, Status::Failed},
        {u"rejected"_s, Status::Failed},
        {u"cancelled"_s, Status::Cancelled},
        {u"canceled"_s, Status::Cancelled},
        {u"interrupted"_s, Status::Cancelled},
        {u"expired"_s, Status::Expired},
    };
    return known;
}

} // namespace

TaskReport::Status statusOf(const QString &word)
{
    return words().value(word.trimmed().toLower(), Status::Unrecognised);
}

} // namespace Reelwatch
