// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/plaintext.h"
#include "model/wording.h"
#include "model/wording/words.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace Reelwatch::Wording {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

struct Unit
{
    double bytes = 1;
    QString name;
};

/// The unit in which so many bytes are shown, 999.95 kB being 1 MB already.
Unit unitFor(qint64 bytes)
{
    const std::array units {Unit {1e3, Words::tr("kB")}, Unit {1e6, Words::tr("MB")},
                            Unit {1e9, Words::tr("GB")}, Unit {1e12, Words::tr("TB")}};
    if (bytes < 1000)
        return {1, bytes == 1 ? Words::tr("byte") : Words::tr("bytes")};
    for (const Unit &unit : units) {
        if (static_cast<double>(bytes) / unit.bytes < 999.95)
            return unit;
    }
    return units.back();
}

/// At most one decimal, and none where it would be a nought.
QString number(double value)
{
    const double rounded = std::round(value * 10) / 10;
    return QLocale().toString(rounded, 'f', rounded == std::floor(rounded) ? 0 : 1);
}

QString amount(qint64 bytes, const Unit &unit)
{
    return number(static_cast<double>(bytes) / unit.bytes);
}

} // namespace

QString size(qint64 bytes)
{
    if (bytes < 0)
        return {};
    const Unit unit = unitFor(bytes);
    return Words::tr("%1 %2", "amount and unit").arg(amount(bytes, unit), unit.name);
}

QString progress(qint64 received, qint64 whole)
{
    received = std::max<qint64>(received, 0);
    if (whole <= 0)
        return size(received);
    const Unit unit = unitFor(whole);
    return Words::tr("%1 of %2 %3", "amount, amount and unit")
        .arg(amount(std::min(received, whole), unit), amount(whole, unit), unit.name);
}

QString duration(const TaskReport &report)
{
    constexpr double LongestBelieved = 24.0 * 60 * 60;
    if (!(report.duration > 0) || report.duration > LongestBelieved)
        return {};
    if (report.duration < 60)
        return Words::tr("%1 s").arg(number(report.duration));
    return span(std::chrono::seconds(std::llround(report.duration)));
}

QString shape(const TaskReport &report)
{
    QStringList known {plain(report.resolution, 20).trimmed(), plain(report.ratio, 20).trimmed()};
    known.removeAll({});
    return known.join(u' ');
}

} // namespace Reelwatch::Wording
