// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>

namespace Reelwatch {

/// What an origin may be asked more often because of failures: one request for each ten that were
/// due anyway (L08). Without it an outage would multiply the requests just when they help least.
class RetryBudget
{
public:
    static constexpr int RegularPerRetry = 10;
    static constexpr int MostRetriesSaved = 5;

    /// A request went out that was due anyway.
    void earn() { m_earned = std::min(m_earned + 1, MostRetriesSaved * RegularPerRetry); }
    /// True when one may go out sooner than its time; it is paid for.
    [[nodiscard]] bool spend()
    {
        if (m_earned < RegularPerRetry)
            return false;
        m_earned -= RegularPerRetry;
        return true;
    }

private:
    int m_earned = MostRetriesSaved * RegularPerRetry;
};

} // namespace Reelwatch
