// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace Reelwatch::Intake {

/// What stands in a text where a key stood.
inline constexpr QStringView KeyMask = u"••••••••";

/// A text with every API key masked, and the keys that stood there.
struct WithoutKeys
{
    QString text; ///< the same lines; each key is KeyMask
    QList<QByteArray> keys; ///< different ones, in the text's order, at most KeyLimit
};

/// Finds `Authorization: Bearer …`, `TOKEN360_API_KEY=…`, `X-Api-Key: …`, `sk-…`, and a key found
/// so wherever else it stands. Placeholders ("YOUR_API_KEY", "$KEY") are no keys.
[[nodiscard]] WithoutKeys cutKeys(const QString &text);

} // namespace Reelwatch::Intake
