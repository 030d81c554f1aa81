// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/apierror.h"

#include <QDateTime>

/// The sentences of keeping: the cause, and what happens next.
namespace Reelwatch::KeepWords {

/// `account`: the key's name; may be empty.
[[nodiscard]] QString keyNeeded(const QString &account);
[[nodiscard]] QString slowed();
[[nodiscard]] QString askFailed(const ApiError &error);
[[nodiscard]] QString noLinkYet();
[[nodiscard]] QString triedAgain(const QString &problem);
[[nodiscard]] QString missing();
[[nodiscard]] QString cancelled();
/// Both times in UTC: when the link was dead, and when the last fresh one was refused (U15, U16).
[[nodiscard]] QString linkExpired(const QDateTime &dead, const QDateTime &refused, int http,
                                  bool couldAsk);
/// A sentence more when the host's clock and ours differ by minutes (D33); else empty.
[[nodiscard]] QString clockSkew(const QDateTime &hostTime, const QDateTime &now);

} // namespace Reelwatch::KeepWords
