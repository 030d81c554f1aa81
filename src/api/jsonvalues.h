// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QJsonObject>

#include <initializer_list>
#include <optional>

/// JSON values as the many services of this kind send them: numbers in strings, text in place of
/// objects.
namespace Reelwatch::JsonValues {

/// The value at a dotted path ("content.video_url"); undefined when any step is missing or no
/// object.
[[nodiscard]] QJsonValue at(const QJsonObject &object, QLatin1StringView path);

/// The first of these paths that holds a string with more than blanks; empty when none does.
[[nodiscard]] QString firstText(const QJsonObject &object,
                                std::initializer_list<QLatin1StringView> paths);

/// A finite number, or a string that is one.
[[nodiscard]] std::optional<double> number(const QJsonValue &value);

/// A whole number's digits as they were sent, also beyond 64 bits: then they are looked up under
/// `key` in the bytes that the value was parsed from. Empty when the value is no whole number.
[[nodiscard]] QString digits(const QJsonValue &value, const QByteArray &key,
                             const QByteArray &bytes);

/// A moment in seconds or milliseconds since 1970, as a number or a string, or in ISO 8601 with its
/// zone. Invalid outside of 2015 to one day after `now`.
[[nodiscard]] QDateTime moment(const QJsonValue &value, const QDateTime &now);

} // namespace Reelwatch::JsonValues
