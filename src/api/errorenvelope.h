// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>

namespace Reelwatch {

/// What a service says about an error, in whatever shape it wraps it. Text is verbatim.
struct ErrorEnvelope
{
    QString code;
    QString type;
    QString message;

    /// From "error" (object, text, number or a list of them), then "message", "fail_reason" and
    /// "detail" of the same object.
    [[nodiscard]] static ErrorEnvelope of(const QJsonObject &body);
    /// From "error" alone.
    [[nodiscard]] static ErrorEnvelope ofError(const QJsonValue &error);

    [[nodiscard]] bool isEmpty() const;
    /// True when code or type is this word, whatever its case.
    [[nodiscard]] bool says(QLatin1StringView word) const;

    bool operator==(const ErrorEnvelope &) const = default;
};

} // namespace Reelwatch
