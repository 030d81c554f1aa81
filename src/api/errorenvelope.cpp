// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/errorenvelope.h"

#include "api/jsonvalues.h"

#include <QJsonArray>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

/// A code may be a word or a number.
QString codeOf(const QJsonValue &value)
{
    return value.isDouble() ? JsonValues::digits(value, {}, {}) : value.toString().trimmed();
}

/// "detail" is a text, or a list of {"msg": …}.
QString detailOf(const QJsonValue &detail)
{
    const QJsonValue first = detail.isArray() ? detail.toArray().first() : detail;
    return first.isObject() ? JsonValues::firstText(first.toObject(), {"msg"_L1, "message"_L1})
                            : first.toString();
}

} // namespace

ErrorEnvelope ErrorEnvelope::ofError(const QJsonValue &error)
{
    switch (error.type()) {
    case QJsonValue::String:
        return {.message = error.toString()};
    case QJsonValue::Double:
        return {.code = codeOf(error)};
    case QJsonValue::Array:
        return ofError(error.toArray().first());
    case QJsonValue::Object: {
        const QJsonObject inner = error.toObject();
        return {.code = codeOf(inner.value("code"_L1)),
                .type = inner.value("type"_L1).toString().trimmed(),
                .message = JsonValues::firstText(inner, {"message"_L1, "detail"_L1, "msg"_L1})};
    }
    case QJsonValue::Null:
    case QJsonValue::Bool:
    case QJsonValue::Undefined:
        return {};
    }
    return {};
}

ErrorEnvelope ErrorEnvelope::of(const QJsonObject &body)
{
    ErrorEnvelope result = ofError(body.value("error"_L1));
    if (result.message.trimmed().isEmpty())
        result.message = JsonValues::firstText(body, {"message"_L1, "fail_reason"_L1});
    if (result.message.isEmpty())
        result.message = detailOf(body.value("detail"_L1));
    if (result.code.isEmpty())
        result.code = codeOf(body.value("code"_L1));
    if (result.type.isEmpty())
        result.type = body.value("type"_L1).toString().trimmed();
    return result;
}

bool ErrorEnvelope::isEmpty() const
{
    return code.isEmpty() && type.isEmpty() && message.trimmed().isEmpty();
}

bool ErrorEnvelope::says(QLatin1StringView word) const
{
    return code.compare(word, Qt::CaseInsensitive) == 0
        || type.compare(word, Qt::CaseInsensitive) == 0;
}

} // namespace Reelwatch
