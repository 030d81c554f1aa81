// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/task.h"

#include <QTimeZone>

namespace Reelwatch {

inline const QDateTime Noon = QDateTime({2026, 3, 14}, {12, 0}, QTimeZone::utc());

inline QList<NewTask> ids(int count, AccountId account = 1)
{
    QList<NewTask> wanted;
    for (int i = 0; i < count; ++i)
        wanted.append({account, QStringLiteral("vid_%1").arg(i)});
    return wanted;
}

/// What the service says, so many minutes after noon.
inline TaskReport report(TaskReport::Status status, int minutes = 0)
{
    TaskReport said {.status = status, .word = QStringLiteral("word")};
    said.updated = Noon.addSecs(minutes * 60LL);
    return said;
}

} // namespace Reelwatch
