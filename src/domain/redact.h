// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Reelwatch {

/// Text with every secret cut out: "Bearer …", key-like words (sk-…), and the query of every link.
/// For logs, notices, reports and anything else that may leave the program.
[[nodiscard]] QString redacted(const QString &text);

/// A link without its query, fragment and user info, for people to read: "https://host/path".
[[nodiscard]] QString withoutQuery(const QByteArray &link);

} // namespace Reelwatch
