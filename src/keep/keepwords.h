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
[[nodiscard]] QString paused();
[[nodiscard]] QString askFailed(const ApiError &error);
[[nodiscard]] QString noLinkYet();
[[nodiscard]] QString triedAgain(const QString &problem);
[[nodiscard]] QString missing();
[[nodiscard]] QString changed();
/// The end of a link: when it died and when the last fresh one was refused (U15, U16).
struct DeadLink
{
    QDateTime expired; ///< UTC; invalid when the link did not say
    QDateTime refused; ///< UTC, of the first refusal
    QDateTime now; ///< UTC
    int http = 0; ///< what the last refusal was
    bool couldAsk = true; ///< false: its key is gone
};
[[nodiscard]] QString linkExpired(const DeadLink &link);
/// A sentence more when the host's clock and ours differ by minutes (D33); else empty.
[[nodiscard]] QString clockSkew(const QDateTime &hostTime, const QDateTime &now);

} // namespace Reelwatch::KeepWords
