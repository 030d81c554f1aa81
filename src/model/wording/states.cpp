// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/plaintext.h"
#include "model/obstacle.h"
#include "model/wording.h"
#include "model/wording/words.h"

#include <algorithm>

namespace Reelwatch::Wording {

namespace {

QString word(const TaskReport &report)
{
    const QString said = plain(report.word, 40).trimmed();
    if (report.status != TaskReport::Status::Unrecognised || said.isEmpty())
        return status(report.status);
    return Words::tr("Unrecognised: %1").arg(said);
}

QString word(Obstacle obstacle)
{
    switch (obstacle) {
    case Obstacle::NotFound:
        return Words::tr("Not found");
    case Obstacle::KeyRejected:
        return Words::tr("Key rejected");
    case Obstacle::Unreachable:
        return Words::tr("Unreachable");
    case Obstacle::NoKey:
    case Obstacle::KeychainLocked:
    case Obstacle::OutOfBalance:
    case Obstacle::KeyFrozen:
    case Obstacle::Paused:
        return Words::tr("Paused");
    case Obstacle::None:
        break;
    }
    return Words::tr("Waiting");
}

/// Why a task is paused, where one word after it says so.
QString cause(Obstacle obstacle)
{
    switch (obstacle) {
    case Obstacle::NoKey:
        return Words::tr("Paused, no key");
    case Obstacle::KeychainLocked:
        return Words::tr("Paused, the keychain is locked");
    case Obstacle::OutOfBalance:
        return Words::tr("Paused, out of balance");
    case Obstacle::KeyFrozen:
        return Words::tr("Paused, the key is frozen");
    default:
        return word(obstacle);
    }
}

QString nextCheck(const Task &task, const AccountState &account, const QDateTime &now, Grain grain)
{
    using namespace std::chrono;
    QDateTime next = task.watch.nextCheck;
    if (account.kind == AccountState::Kind::Slowed && account.until.isValid())
        next = next.isValid() ? std::max(next, account.until) : account.until;
    if (!next.isValid())
        return {};
    // Rounded up: a check never comes later than it was told.
    seconds wait = ceil<seconds>(milliseconds(std::max<qint64>(0, now.msecsTo(next))));
    if (grain == Grain::Coarse)
        wait = (wait + seconds(9)) / 10 * 10;
    return wait <= seconds(0) ? Words::tr("next check now")
                              : Words::tr("next check in %1").arg(span(wait));
}

/// A completed task may still be asked for its link.
bool hasNothingToAsk(const Task &task)
{
    if (!isFinal(task.report.status) || task.watch.state == Watch::State::Checking)
        return false;
    return task.watch.state == Watch::State::Ended || !task.watch.nextCheck.isValid();
}

Sign openSign(TaskReport::Status status)
{
    switch (status) {
    case TaskReport::Status::Queued:
        return Sign::Queued;
    case TaskReport::Status::Generating:
        return Sign::Generating;
    case TaskReport::Status::Unrecognised:
        return Sign::Unrecognised;
    default:
        return Sign::Waiting;
    }
}

bool isFileGone(const Task &task)
{
    return task.keeping.state == Keeping::State::Missing
        || task.keeping.state == Keeping::State::Changed;
}

} // namespace

QString status(TaskReport::Status status)
{
    switch (status) {
    case TaskReport::Status::Unknown:
        return Words::tr("Waiting");
    case TaskReport::Status::Queued:
        return Words::tr("Queued");
    case TaskReport::Status::Generating:
        return Words::tr("Generating");
    case TaskReport::Status::Completed:
        return Words::tr("Completed");
    case TaskReport::Status::Failed:
        return Words::tr("Failed");
    case TaskReport::Status::Cancelled:
        return Words::tr("Cancelled");
    case TaskReport::Status::Expired:
        return Words::tr("Expired");
    case TaskReport::Status::Unrecognised:
        return Words::tr("Unrecognised");
    }
    return {};
}

Sign sign(const Task &task, const AccountState &account, const QDateTime &now)
{
    switch (task.report.status) {
    case TaskReport::Status::Completed:
        return isResultLost(task, now) ? Sign::Attention
            : isFileGone(task)         ? Sign::FileGone
                                       : Sign::Completed;
    case TaskReport::Status::Failed:
        return Sign::Failed;
    case TaskReport::Status::Cancelled:
        return Sign::Cancelled;
    case TaskReport::Status::Expired:
        return Sign::Expired;
    default:
        return isStopped(task, account, now) ? Sign::Attention : openSign(task.report.status);
    }
}

QString status(const Task &task, const AccountState &account)
{
    if (task.report.status != TaskReport::Status::Unknown)
        return word(task.report);
    return word(obstacle(task, account));
}

QString hindrance(const Task &task, const AccountState &account, const QDateTime &now)
{
    const bool isKnown = task.report.status != TaskReport::Status::Unknown;
    return isKnown && isStopped(task, account, now) ? cause(obstacle(task, account)) : QString();
}

QString watch(const Task &task, const AccountState &account, const QDateTime &now, Grain grain)
{
    if (hasNothingToAsk(task))
        return Words::tr("ended");
    const Obstacle stop = obstacle(task, account);
    if (stop != Obstacle::None && stop != Obstacle::Unreachable)
        return cause(stop);
    if (task.watch.state == Watch::State::Checking)
        return Words::tr("Checking");
    if (!task.saved && task.report.status == TaskReport::Status::Unknown)
        return Words::tr("Saving…");
    const QString next = nextCheck(task, account, now, grain);
    QString how = isUnconfirmed(task) ? Words::tr("Not known yet") : word(stop);
    if (next.isEmpty())
        return how;
    // When nothing is amiss, the time says it: "Waiting" is what a video does that was not
    // answered.
    return stop == Obstacle::None && !isUnconfirmed(task) ? next
                                                          : Words::tr("%1, %2").arg(how, next);
}

bool isUnconfirmed(const Task &task)
{
    return task.report.status == TaskReport::Status::Unknown
        && task.watch.state == Watch::State::Waiting && task.watch.notFound > 0;
}

bool needsAttention(const Task &task, const AccountState &account, const QDateTime &now)
{
    const Sign shown = sign(task, account, now);
    return shown == Sign::Attention || shown == Sign::Unrecognised;
}

QString failureClass(Failure::Class kind)
{
    switch (kind) {
    case Failure::Class::Moderation:
        return Words::tr("Moderation");
    case Failure::Class::Input:
        return Words::tr("Input");
    case Failure::Class::Billing:
        return Words::tr("Billing");
    case Failure::Class::TimeOut:
        return Words::tr("Time-out");
    case Failure::Class::Provider:
        return Words::tr("Provider");
    case Failure::Class::None:
        break;
    }
    return {};
}

QString advice(Failure::Class kind)
{
    switch (kind) {
    case Failure::Class::Moderation:
        return Words::tr("The service's filter refused the prompt, the image or the result. Change "
                         "what was asked for before you submit it again.");
    case Failure::Class::Input:
        return Words::tr("The service could not work with what was sent. Correct what its message "
                         "names before you submit it again.");
    case Failure::Class::Billing:
        return Words::tr("The balance or quota of the key did not suffice. Top it up before you "
                         "submit the video again.");
    case Failure::Class::TimeOut:
        return Words::tr("The service took too long and gave up. The same request may well succeed "
                         "another time.");
    case Failure::Class::Provider:
        return Words::tr("Something went wrong at the service. The same request may well succeed "
                         "another time.");
    case Failure::Class::None:
        break;
    }
    return {};
}

QString standing(AccountState::Kind kind)
{
    switch (kind) {
    case AccountState::Kind::Slowed:
        return Words::tr("Slowed down");
    case AccountState::Kind::KeyAwaited:
        return Words::tr("Waiting for the keychain");
    case AccountState::Kind::KeyMissing:
        return Words::tr("Key missing");
    case AccountState::Kind::KeychainLocked:
        return Words::tr("Keychain locked");
    case AccountState::Kind::Rejected:
        return Words::tr("Rejected");
    case AccountState::Kind::OutOfBalance:
        return Words::tr("Out of balance");
    case AccountState::Kind::Frozen:
        return Words::tr("Frozen");
    case AccountState::Kind::Unreachable:
        return Words::tr("Unreachable");
    case AccountState::Kind::Ok:
        break;
    }
    return Words::tr("OK");
}

} // namespace Reelwatch::Wording
