// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>

namespace Reelwatch::LinkExpiry {

/// Until when a signed link says it is good, UTC: X-Tos-, X-Amz- or X-Goog-Date with -Expires,
/// Expires=<seconds since 1970>, or se=<ISO 8601>. Invalid when it does not say or says nonsense.
[[nodiscard]] QDateTime read(const QByteArray &link);

} // namespace Reelwatch::LinkExpiry
