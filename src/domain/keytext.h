// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace Reelwatch {

/// What was typed or pasted as a key, made fit for a header: surrounding blanks and a leading
/// "Authorization:" or "Bearer" are taken off (K11). Nothing when what is left could not travel:
/// empty, over 4 KiB, or with a blank, control or non-ASCII character inside (K10); `why` then gets
/// a whole sentence that does not repeat the key.
[[nodiscard]] std::optional<QByteArray> cleanKey(const QString &typed, QString *why = nullptr);

/// True when these very bytes may stand in a header.
[[nodiscard]] bool isCleanKey(const QByteArray &key);

} // namespace Reelwatch
