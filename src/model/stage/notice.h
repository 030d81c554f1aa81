// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/obstacle.h"
#include "model/stage.h"

#include <QCoreApplication>

namespace Reelwatch {

/// What a notice is drawn from; lives no longer than the call.
struct Situation
{
    const Task &task;
    const Account *account; ///< nullptr: none chosen, or deleted
    const AccountState &state;
    const QDateTime &now;
    bool paused; ///< the user lets nothing be asked for
};

/// What stands in the picture's place while there is no picture.
struct Notice
{
    Q_DECLARE_TR_FUNCTIONS(Reelwatch::Stage)

public:
    QString title;
    QString text;
    QList<Stage::Action> actions;
};

/// For a task that has ended: why there is no result, or where it is.
[[nodiscard]] Notice noticeOfEnd(const Situation &here);
/// For a task that only the user can get going, or that cannot be asked for long.
[[nodiscard]] Notice noticeOf(Obstacle obstacle, const Situation &here);
/// For a task that is on its way.
[[nodiscard]] Notice noticeOfProgress(const Situation &here);

/// Text of others, verbatim but bounded and without secrets; our own sentence where they said
/// nothing.
[[nodiscard]] QString quoted(const QString &text, const QString &otherwise);

} // namespace Reelwatch
