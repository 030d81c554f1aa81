// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/retryafter.h"

#include "domain/utctime.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace Reelwatch::RetryAfter {

using Qt::Literals::StringLiterals::operator""_s;
using std::chrono::milliseconds;

namespace {

using Wait = std::optional<milliseconds>;

QDateTime fromHttpDate(const QString &text)
{
    static const QStringList formats {
        u"dd MMM yyyy HH:mm:ss 'GMT'"_s,
        u"dd-MMM-yy HH:mm:ss 'GMT'"_s,
        u"MMM d HH:mm:ss yyyy"_s,
    };
    // Without its weekday, which Qt would check against the wrong century of a two-digit year.
    const QString tail = text.simplified().section(u' ', 1);
    for (const QString &format : formats) {
        const QDateTime read = QLocale::c().toDateTime(tail, format);
        if (!read.isValid())
            continue;
        const QDateTime moment = utcTime(read.date(), read.time());
        return moment.date().year() < 1970 ? moment.addYears(100) : moment;
    }
    return {};
}

/// `unit` is what a 1 stands for.
Wait fromNumber(const QString &text, milliseconds unit)
{
    static const QRegularExpression decimal(uR"(^\d+(\.\d+)?$)"_s);
    if (!decimal.match(text).hasMatch())
        return {};
    const double asked = text.toDouble() * static_cast<double>(unit.count());
    return milliseconds(static_cast<qint64>(std::min(asked, double(Longest.count()))));
}

Wait fromDate(const QString &text, const QDateTime &from)
{
    const QDateTime moment = fromHttpDate(text);
    return moment.isValid() ? Wait(milliseconds(from.msecsTo(moment))) : Wait();
}

/// The values of a joined header; a comma after a weekday belongs to its date.
QStringList valuesOf(const QByteArray &header)
{
    static const QRegularExpression weekday(u"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*$"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    QStringList result;
    QString day;
    for (const QString &part : QString::fromLatin1(header).split(u',')) {
        const QString value = part.trimmed();
        const bool isDay = weekday.match(value).hasMatch();
        if (!isDay)
            result.append(day + value);
        day = isDay ? value + u", " : QString();
    }
    return result;
}

Wait withinBounds(const Wait &wait)
{
    return wait ? Wait(std::clamp(*wait, Shortest, Longest)) : Wait();
}

} // namespace

std::optional<milliseconds> read(const Headers &headers, const QDateTime &now)
{
    const QDateTime sent = fromHttpDate(QString::fromLatin1(headers.date).trimmed());
    const QDateTime from = sent.isValid() ? sent : now;
    Wait longest; // an empty optional is less than any other
    for (const QString &value : valuesOf(headers.retryAfter))
        longest =
            std::max({longest, fromNumber(value, std::chrono::seconds(1)), fromDate(value, from)});
    for (const QString &value : valuesOf(headers.retryAfterMs))
        longest = std::max(longest, fromNumber(value, milliseconds(1)));
    return withinBounds(longest);
}

std::optional<milliseconds> readPollAfter(const QByteArray &header)
{
    Wait longest;
    if (header.isEmpty())
        return longest;
    for (const QString &value : valuesOf(header))
        longest = std::max(longest, fromNumber(value, milliseconds(1)));
    return withinBounds(longest);
}

} // namespace Reelwatch::RetryAfter
