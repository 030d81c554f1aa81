// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/jsonvalues.h"

#include "domain/utctime.h"

#include <algorithm>
#include <cmath>

namespace Reelwatch::JsonValues {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;

namespace {

constexpr double FirstMillisecondStamp = 1e11;
constexpr std::chrono::sys_seconds FirstMoment = sys_days(year(2015) / 1 / 1);

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isDigits(QStringView text)
{
    const QStringView tail = text.startsWith(u'-') ? text.mid(1) : text;
    return !tail.isEmpty()
        && std::all_of(tail.begin(), tail.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// The characters of the number behind the member name that ends at `at`.
QByteArray numberAfter(const QByteArray &bytes, qsizetype at)
{
    while (at < bytes.size() && (isBlank(bytes.at(at)) || bytes.at(at) == ':'))
        ++at;
    qsizetype end = at;
    while (end < bytes.size() && (bytes.at(end) == '-' || std::isdigit(bytes.at(end)) != 0))
        ++end;
    return bytes.mid(at, end - at);
}

QDateTime fromIso(const QString &text)
{
    const QDateTime moment = QDateTime::fromString(text.trimmed(), Qt::ISODate);
    return moment.timeSpec() == Qt::LocalTime ? QDateTime() : moment.toUTC();
}

QDateTime fromStamp(double stamp)
{
    const double milliseconds = stamp > FirstMillisecondStamp ? stamp : stamp * 1000;
    if (milliseconds < 0 || milliseconds > 1e14)
        return {};
    return utcTime(static_cast<qint64>(milliseconds));
}

} // namespace

QJsonValue at(const QJsonObject &object, QLatin1StringView path)
{
    const qsizetype outer = std::ranges::find(path, '.') - path.begin();
    if (outer == path.size())
        return object.value(path);
    return at(object.value(path.first(outer)).toObject(), path.sliced(outer + 1));
}

QString firstText(const QJsonObject &object, std::initializer_list<QLatin1StringView> paths)
{
    for (const QLatin1StringView path : paths) {
        QString text = at(object, path).toString();
        if (!text.trimmed().isEmpty())
            return text;
    }
    return {};
}

std::optional<double> number(const QJsonValue &value)
{
    bool ok = value.isDouble();
    const double result =
        value.isString() ? value.toString().trimmed().toDouble(&ok) : value.toDouble();
    return ok && std::isfinite(result) ? std::optional(result) : std::nullopt;
}

QString digits(const QJsonValue &value, const QByteArray &key, const QByteArray &bytes)
{
    if (value.isString()) {
        QString text = value.toString().trimmed();
        return isDigits(text) ? text : QString();
    }
    if (!value.isDouble())
        return {};
    if (value.toInteger(0) == value.toInteger(1))
        return QString::number(value.toInteger());
    // Qt keeps a rounded number of what 64 bits cannot hold.
    const QByteArray name = '"' + key + '"';
    for (qsizetype at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) {
        const QByteArray sent = numberAfter(bytes, at + name.size());
        if (isDigits(QString::fromLatin1(sent)) && sent.toDouble() == value.toDouble())
            return QString::fromLatin1(sent);
    }
    return {};
}

QDateTime moment(const QJsonValue &value, const QDateTime &now)
{
    const std::optional<double> stamp = number(value);
    const QDateTime result = stamp ? fromStamp(*stamp) : fromIso(value.toString());
    constexpr std::chrono::milliseconds Ahead = days(1);
    const qint64 since = result.toMSecsSinceEpoch();
    const bool plausible = result.isValid()
        && since >= std::chrono::milliseconds(FirstMoment.time_since_epoch()).count()
        && since <= now.toMSecsSinceEpoch() + Ahead.count();
    return plausible ? result : QDateTime();
}

} // namespace Reelwatch::JsonValues
