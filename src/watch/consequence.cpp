// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watch/consequence.h"

namespace Reelwatch {

using namespace std::chrono_literals;

namespace {

using AccountKind = AccountState::Kind;
using WatchState = Watch::State;
using Way = Origin::Way;

/// A way that is down is tried every minute; a service that is down is left alone for longer.
constexpr std::chrono::milliseconds AgainSoon = 1s;
constexpr std::chrono::milliseconds WayDown = 60s;
constexpr std::chrono::milliseconds ServiceDown = 5min;

constexpr Consequence unreachable(Way way, std::chrono::milliseconds longest)
{
    return {.task = WatchState::Unreachable, .way = way, .longestWait = longest};
}

/// The account's matter: the task itself is as good as before.
constexpr Consequence accountStops(AccountKind state)
{
    return {.task = WatchState::Waiting, .account = state};
}

} // namespace

Consequence consequenceOf(ApiError::Kind kind) noexcept
{
    switch (kind) {
    case ApiError::Kind::KeyMissing:
    case ApiError::Kind::Cancelled:
        // The key ring knows better than an answer that may be older than the key: the task keeps
        // its place, and the account's own state says whether it may be asked for.
        return {.task = WatchState::Waiting, .way = std::nullopt, .longestWait = AgainSoon};
    case ApiError::Kind::KeyRejected:
        return accountStops(AccountKind::Rejected);
    case ApiError::Kind::OutOfBalance:
        return accountStops(AccountKind::OutOfBalance);
    case ApiError::Kind::KeyFrozen:
        return accountStops(AccountKind::Frozen);
    case ApiError::Kind::RateLimited:
        return accountStops(AccountKind::Slowed);
    case ApiError::Kind::Offline:
    case ApiError::Kind::TimedOut:
    case ApiError::Kind::Insecure:
    case ApiError::Kind::Proxy:
    case ApiError::Kind::SignIn:
        return unreachable(Way::Closed, WayDown);
    case ApiError::Kind::Redirected:
    case ApiError::Kind::BadAnswer:
    case ApiError::Kind::Unexpected:
    case ApiError::Kind::Server:
        return unreachable(Way::Failing, ServiceDown);
    case ApiError::Kind::Stopped:
        return {.task = WatchState::Paused};
    case ApiError::Kind::ModelDenied:
    case ApiError::Kind::Forbidden:
        return {.task = WatchState::Denied};
    case ApiError::Kind::NotFound:
        return {.task = WatchState::Waiting, .longestWait = ServiceDown};
    case ApiError::Kind::Transient:
        return {.task = WatchState::Waiting, .longestWait = WayDown};
    }
    return unreachable(Way::Failing, ServiceDown);
}

} // namespace Reelwatch
