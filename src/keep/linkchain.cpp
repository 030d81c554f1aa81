// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/linkchain.h"

#include "domain/taskreport.h"

namespace Reelwatch {

void LinkChain::restart(bool renew)
{
    *this = {};
    m_renew = renew;
}

LinkChain::Next LinkChain::next(const TaskReport &report, const QDateTime &now) const
{
    // Our clock may be wrong: an expired link is tried all the same when no newer one is given.
    const bool expired = report.linkExpires.isValid() && report.linkExpires <= now;
    const bool first = !m_taskAsked && (m_renew || expired);
    if (!first && isUntried(report.link))
        return {.step = Step::FetchLink, .link = report.link};
    if (!m_taskAsked && (first || !report.link.isEmpty()))
        return {.step = Step::AskTask};
    if (isUntried(report.otherLink))
        return {.step = Step::FetchLink, .link = report.otherLink};
    if (!m_linkAsked)
        return {.step = Step::AskLink};
    if (isUntried(m_fresh))
        return {.step = Step::FetchLink, .link = m_fresh};
    if (m_servedHere && !m_contentTried)
        return {.step = Step::FetchContent};
    return {};
}

void LinkChain::noteLinkAsked(const QByteArray &link, bool servedHere)
{
    m_linkAsked = true;
    m_fresh = link;
    m_servedHere = servedHere;
}

bool LinkChain::isUntried(const QByteArray &link) const
{
    return !link.isEmpty() && !m_tried.contains(link);
}

} // namespace Reelwatch
