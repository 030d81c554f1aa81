// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

/// What can be done with one string of a JSON text.
namespace Reelwatch::JsonString {

/// What the string says: quotes dropped, escapes resolved. A lone surrogate stays one (J05).
[[nodiscard]] QString unescaped(QByteArrayView string);

/// The text with the query and fragment of every link in it as "…": "https://host/path?…". Takes
/// strings with their escapes as sent (`\/`, `\u0026`) and without.
[[nodiscard]] QString hideSignatures(const QString &text);

/// The string with control and direction characters, and floods of combining marks, as \uXXXX:
/// the same JSON, but everything in it can be seen (J06, T10, T13).
[[nodiscard]] QString fit(const QString &string);

} // namespace Reelwatch::JsonString
