// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "keep/transferorder.h"

namespace Reelwatch {

/// What the ways to one video came to that led nowhere, and what that means once all are tried.
class DeadEnds
{
public:
    enum class Verdict {
        NoLink, ///< there was no way at all yet
        WrongContent, ///< something came, and it is no whole video
        Expired, ///< hosts do not serve the links any more
        Refused ///< links that must not be followed
    };

    /// A link that has expired by its own word.
    void noteExpiry(const QDateTime &expires, const QDateTime &now);
    void note(const TransferEnd &end, const QDateTime &now);

    [[nodiscard]] Verdict verdict() const;
    /// Whole, for people; `couldAsk`: a fresh link could be asked for.
    [[nodiscard]] QString sentence(const QDateTime &now, bool couldAsk) const;

private:
    QDateTime m_expired; ///< UTC
    QDateTime m_refused; ///< UTC, the first time
    TransferEnd m_dead; ///< the last refusal by a host
    QString m_forbidden; ///< the policy's first reason
    QString m_wrong; ///< what came in place of a video
};

} // namespace Reelwatch
