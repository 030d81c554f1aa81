// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/deadends.h"

#include "keep/keepwords.h"

namespace Reelwatch {

void DeadEnds::noteExpiry(const QDateTime &expires, const QDateTime &now)
{
    if (!m_expired.isValid() && expires.isValid() && expires <= now)
        m_expired = expires;
}

void DeadEnds::note(const TransferEnd &end, const QDateTime &now)
{
    if (end.kind == TransferEnd::Kind::Forbidden && m_forbidden.isEmpty())
        m_forbidden = end.sentence;
    if (end.kind == TransferEnd::Kind::WrongContent)
        m_wrong = end.sentence;
    if (end.kind != TransferEnd::Kind::Dead)
        return;
    m_dead = end;
    if (!m_refused.isValid())
        m_refused = now;
}

DeadEnds::Verdict DeadEnds::verdict() const
{
    if (!m_wrong.isEmpty())
        return Verdict::WrongContent;
    if (m_refused.isValid())
        return Verdict::Expired;
    return m_forbidden.isEmpty() ? Verdict::NoLink : Verdict::Refused;
}

QString DeadEnds::sentence(const QDateTime &now, bool couldAsk) const
{
    switch (verdict()) {
    case Verdict::NoLink:
        return KeepWords::noLinkYet();
    case Verdict::WrongContent:
        return m_wrong;
    case Verdict::Refused:
        return m_forbidden;
    case Verdict::Expired:
        break;
    }
    return KeepWords::linkExpired({.expired = m_expired,
                                   .refused = m_refused,
                                   .now = now,
                                   .http = m_dead.http,
                                   .couldAsk = couldAsk})
        + KeepWords::clockSkew(m_dead.hostTime, now);
}

} // namespace Reelwatch
