// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/linkexpiry.h"

#include "domain/utctime.h"

#include <QHash>

#include <algorithm>

namespace Reelwatch::LinkExpiry {

using std::chrono::days;
using std::chrono::seconds;

namespace {

using Parameters = QHash<QByteArray, QByteArray>;

constexpr seconds LongestLife = days(3650);
constexpr qint64 FirstStamp = 946'684'800; // 2000
constexpr qint64 LastStamp = 7'258'118'400; // 2200

/// Names in lower case, values decoded. By hand: a QUrlQuery is not needed for looking.
Parameters parametersOf(const QByteArray &link)
{
    const qsizetype fragment = link.indexOf('#');
    const QByteArray whole = fragment < 0 ? link : link.first(fragment);
    const qsizetype begin = whole.indexOf('?');
    Parameters result;
    if (begin < 0)
        return result;
    for (const QByteArray &pair : whole.sliced(begin + 1).split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0)
            result.insert(pair.first(equals).toLower(),
                          QByteArray::fromPercentEncoding(pair.sliced(equals + 1)));
    }
    return result;
}

QDateTime asUtc(const QDateTime &moment)
{
    return moment.timeSpec() == Qt::LocalTime ? utcTime(moment.date(), moment.time())
                                              : moment.toUTC();
}

/// "20260417T120000Z". By hand: Qt's parser of formats takes a hundred times as long as all else
/// that is read of an answer.
QDateTime fromBasicIso(const QByteArray &value)
{
    const auto isDigit = [](char letter) {
        return letter >= '0' && letter <= '9';
    };
    if (value.size() != 16 || value.at(8) != 'T' || value.at(15) != 'Z'
        || !std::all_of(value.begin(), value.begin() + 8, isDigit)
        || !std::all_of(value.begin() + 9, value.begin() + 15, isDigit))
        return {};
    const auto number = [&value](int at, int digits) {
        return value.sliced(at, digits).toInt();
    };
    return utcTime(QDate(number(0, 4), number(4, 2), number(6, 2)),
                   QTime(number(9, 2), number(11, 2), number(13, 2)));
}

QDateTime fromDateAndLife(const Parameters &parameters, const QByteArray &vendor)
{
    bool ok = false;
    const qint64 life = parameters.value("x-" + vendor + "-expires").toLongLong(&ok);
    const QDateTime signedAt = fromBasicIso(parameters.value("x-" + vendor + "-date"));
    if (!ok || life <= 0 || life > LongestLife.count() || !signedAt.isValid())
        return {};
    return signedAt.addSecs(life);
}

QDateTime fromStamp(const QByteArray &value)
{
    bool ok = false;
    const qint64 stamp = value.toLongLong(&ok);
    if (!ok || stamp < FirstStamp || stamp > LastStamp)
        return {};
    return utcTime(stamp * 1000);
}

QDateTime fromIso(const QByteArray &value)
{
    const QDateTime moment = QDateTime::fromString(QString::fromLatin1(value), Qt::ISODate);
    return moment.isValid() ? asUtc(moment) : QDateTime();
}

} // namespace

QDateTime read(const QByteArray &link)
{
    const Parameters parameters = parametersOf(link);
    if (parameters.isEmpty()) // Qt takes its time to find no date in nothing
        return {};
    for (const char *vendor : {"tos", "amz", "goog"}) {
        QDateTime expires = fromDateAndLife(parameters, vendor);
        if (expires.isValid())
            return expires;
    }
    const QDateTime expires = fromStamp(parameters.value("expires"));
    return expires.isValid() ? expires : fromIso(parameters.value("se"));
}

} // namespace Reelwatch::LinkExpiry
