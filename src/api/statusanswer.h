// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/taskclient.h"

namespace Reelwatch {

struct HttpAnswer;

/// Reads what a task's own address answers.
namespace StatusAnswer {

/// The report and its bytes, only of a 200 whose body is about this id. A body equal to `known`,
/// the last one that was read, is not read again. What was sent in place of
/// it goes to the log "reelwatch.api" when that is switched on, cut to 4 KiB and without secrets
/// (J04).
[[nodiscard]] Outcome<TaskAnswer> read(const HttpAnswer &answer, const QString &askedId,
                                       const QByteArray &known = {});

} // namespace StatusAnswer

} // namespace Reelwatch
