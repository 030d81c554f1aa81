// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>

/// Moments in UTC. A time zone costs Qt 6.4 an allocation for each, and Qt::UTC is deprecated in
/// later ones.
namespace Reelwatch {

[[nodiscard]] QDateTime utcTime(qint64 millisecondsSinceEpoch);
/// What a clock in UTC shows.
[[nodiscard]] QDateTime utcTime(QDate date, QTime time);

} // namespace Reelwatch
