// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/outcome.h"
#include "domain/taskreport.h"

#include <QByteArray>

namespace Reelwatch::TaskJson {

/// The report in the body of a status answer. Only an object with this very id and a status word is
/// one; everything else in it may be missing or of any type. An error is always BadAnswer and never
/// says anything about the task. `now` is what the plausibility of times is measured with.
[[nodiscard]] Outcome<TaskReport> parse(const QByteArray &bytes, const QString &askedId,
                                        const QDateTime &now = QDateTime::currentDateTimeUtc());

} // namespace Reelwatch::TaskJson
