// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Reelwatch {

enum class Lines { One, Many };

/// Text of the service, of a file or of the clipboard made fit to show: no control or bidi
/// override characters (T10, T11), at most `limit` UTF-16 units with "…" where it was cut, never
/// inside a surrogate pair. Lines::One turns line breaks into blanks; Lines::Many keeps \n.
/// The result is still plain text: give it to widgets with Qt::PlainText.
[[nodiscard]] QString plain(const QString &text, qsizetype limit = 200, Lines lines = Lines::One);

} // namespace Reelwatch
