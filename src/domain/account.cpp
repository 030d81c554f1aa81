// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/account.h"

#include <algorithm>
#include <cmath>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

int effectivePort(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

bool isLoopbackIpv4(QStringView host)
{
    const auto parts = host.split(u'.');
    if (parts.size() != 4 || parts.first() != "127"_L1)
        return false;
    return std::ranges::all_of(parts, [](QStringView part) {
        bool ok = false;
        const uint value = part.toUInt(&ok);
        return ok && value <= 255 && (part.size() == 1 || part.front() != u'0');
    });
}

} // namespace

AskLimits bounded(const AskLimits &wanted) noexcept
{
    AskLimits limits;
    limits.atOnce = std::clamp(wanted.atOnce, 1, AskLimits::MostAtOnce);
    limits.burst = std::clamp(wanted.burst, 1, AskLimits::MostInARow);
    if (!std::isnan(wanted.perSecond))
        limits.perSecond =
            std::clamp(wanted.perSecond, AskLimits::LeastPerSecond, AskLimits::MostPerSecond);
    return limits;
}

bool isBlocked(AccountState::Kind kind) noexcept
{
    switch (kind) {
    case AccountState::Kind::KeyAwaited:
    case AccountState::Kind::KeyMissing:
    case AccountState::Kind::KeychainLocked:
    case AccountState::Kind::Rejected:
    case AccountState::Kind::OutOfBalance:
    case AccountState::Kind::Frozen:
        return true;
    case AccountState::Kind::Ok:
    case AccountState::Kind::Slowed:
    case AccountState::Kind::Unreachable:
        return false;
    }
    return false;
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return host == "localhost"_L1 || host == "::1"_L1 || isLoopbackIpv4(host);
}

bool isAllowedBase(const QUrl &base)
{
    if (!base.isValid() || base.host().isEmpty() || !base.userInfo().isEmpty() || base.hasQuery()
        || base.hasFragment() || base.port() == 0)
        return false;
    return base.scheme() == "https"_L1 || (base.scheme() == "http"_L1 && isLoopback(base));
}

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && effectivePort(a) == effectivePort(b);
}

} // namespace Reelwatch
