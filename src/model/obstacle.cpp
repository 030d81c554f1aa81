// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/obstacle.h"

namespace Reelwatch {

namespace {

bool hasFailedSince(const QDateTime &since, const QDateTime &now)
{
    return since.isValid()
        && since.msecsTo(now) >= std::chrono::milliseconds(LongUnreachable).count();
}

} // namespace

Obstacle obstacleOf(AccountState::Kind kind) noexcept
{
    switch (kind) {
    case AccountState::Kind::KeyMissing:
        return Obstacle::NoKey;
    case AccountState::Kind::KeychainLocked:
        return Obstacle::KeychainLocked;
    case AccountState::Kind::Rejected:
        return Obstacle::KeyRejected;
    case AccountState::Kind::OutOfBalance:
        return Obstacle::OutOfBalance;
    case AccountState::Kind::Frozen:
        return Obstacle::KeyFrozen;
    case AccountState::Kind::Unreachable:
        return Obstacle::Unreachable;
    case AccountState::Kind::Ok:
    case AccountState::Kind::KeyAwaited:
    case AccountState::Kind::Slowed:
        return Obstacle::None;
    }
    return Obstacle::None;
}

Obstacle obstacle(const Task &task, const AccountState &account)
{
    if (isFinal(task.report.status))
        return Obstacle::None;
    if (task.watch.state == Watch::State::NotFound)
        return Obstacle::NotFound;
    if (task.account == 0)
        return Obstacle::NoKey;
    if (isBlocked(account.kind))
        return obstacleOf(account.kind);
    if (task.watch.state == Watch::State::Paused || task.watch.state == Watch::State::Denied)
        return Obstacle::Paused;
    if (task.watch.state == Watch::State::Unreachable)
        return Obstacle::Unreachable;
    return obstacleOf(account.kind);
}

bool isStopped(const Task &task, const AccountState &account, const QDateTime &now)
{
    const Obstacle found = obstacle(task, account);
    if (found != Obstacle::Unreachable)
        return found != Obstacle::None;
    return hasFailedSince(task.watch.failingSince, now)
        || (account.kind == AccountState::Kind::Unreachable && hasFailedSince(account.since, now));
}

bool isActive(const Task &task, const AccountState &account)
{
    if (isFinal(task.report.status))
        return false;
    const Obstacle found = obstacle(task, account);
    return found == Obstacle::None || found == Obstacle::Unreachable;
}

bool isResultLost(const Task &task, const QDateTime &now)
{
    if (task.report.status != TaskReport::Status::Completed)
        return false;
    switch (task.keeping.state) {
    case Keeping::State::Refused:
    case Keeping::State::LinkExpired:
        return true;
    case Keeping::State::None:
    case Keeping::State::Queued:
    case Keeping::State::Retrying:
        return task.report.linkExpires.isValid() && task.report.linkExpires <= now;
    case Keeping::State::Fetching:
    case Keeping::State::Kept:
    case Keeping::State::Missing:
    case Keeping::State::Changed:
        return false;
    }
    return false;
}

} // namespace Reelwatch
