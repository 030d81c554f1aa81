// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QStringView>

namespace Reelwatch {

/// Appends the text as UTF-8 with its case folded: byte for byte the same for what only case tells
/// apart, and in the order of code points.
void appendFolded(QByteArray &bytes, QStringView text);
void appendFolded(QByteArray &bytes, QByteArrayView utf8);

} // namespace Reelwatch
