// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/utctime.h"

#include <QTimeZone>

namespace Reelwatch {

QDateTime utcTime(qint64 millisecondsSinceEpoch)
{
    static const QDateTime Now = QDateTime::currentDateTimeUtc();
    QDateTime moment = Now;
    moment.setMSecsSinceEpoch(millisecondsSinceEpoch);
    return moment;
}

QDateTime utcTime(QDate date, QTime time)
{
    return QDateTime(date, time, QTimeZone::utc()).toUTC();
}

} // namespace Reelwatch
