// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/plaintext.h"
#include "model/stage/notice.h"

namespace Reelwatch {

namespace {

using Action = Stage::Action;

QString nameOf(const Account *account)
{
    return plain(account->name, 60);
}

Notice noticeOfMissingKey(const Situation &here)
{
    if (here.task.account == 0)
        return {Notice::tr("No key chosen"),
                Notice::tr("This id waits under \"No key\" until a key is chosen for it."),
                {Action::ChooseKey, Action::StopWatching}};
    if (!here.account)
        return {Notice::tr("The key was deleted"),
                Notice::tr(
                    "The service cannot be asked about this video without a key. What is known of "
                    "it stays here. Choose a key that it belongs to."),
                {Action::ChooseKey, Action::StopWatching}};
    return {Notice::tr("Key \"%1\" is missing.").arg(nameOf(here.account)),
            Notice::tr("Checking is paused, nothing is lost. It resumes when the key is entered."),
            {Action::EditKey}};
}

Notice noticeOfNotFound(const Situation &here)
{
    return {Notice::tr("Not found"),
            Notice::tr("The service does not know this id with key \"%1\". It may be wrong, belong "
                       "to another key, or be older than the service keeps.")
                .arg(nameOf(here.account)),
            {Action::EditId, Action::StopWatching, Action::Refresh}};
}

Notice noticeOfBalance(const Situation &here)
{
    return {
        Notice::tr("The balance of key \"%1\" is used up.").arg(nameOf(here.account)),
        quoted(here.state.message,
               Notice::tr("Checking is paused, nothing is lost. Refresh once it is topped up.")),
        {Action::Refresh, Action::EditKey}};
}

Notice noticeOfFrozenKey(const Situation &here)
{
    return {Notice::tr("Key \"%1\" was frozen by the service.").arg(nameOf(here.account)),
            quoted(here.state.message,
                   Notice::tr("Checking is paused, nothing is lost. Refresh once it is free.")),
            {Action::Refresh, Action::EditKey}};
}

} // namespace

Notice noticeOf(Obstacle obstacle, const Situation &here)
{
    if (!here.account)
        return noticeOfMissingKey(here);
    switch (obstacle) {
    case Obstacle::NoKey:
        return noticeOfMissingKey(here);
    case Obstacle::NotFound:
        return noticeOfNotFound(here);
    case Obstacle::KeyRejected:
        return {Notice::tr("Key \"%1\" was rejected.").arg(nameOf(here.account)),
                Notice::tr("Checking is paused, nothing is lost. It resumes with a working key."),
                {Action::EditKey}};
    case Obstacle::KeychainLocked:
        return {Notice::tr("The keychain is locked."),
                Notice::tr("Unlock it to continue. Nothing is lost."),
                {Action::UnlockKeychain}};
    case Obstacle::OutOfBalance:
        return noticeOfBalance(here);
    case Obstacle::KeyFrozen:
        return noticeOfFrozenKey(here);
    case Obstacle::Paused:
        return {Notice::tr("Paused"),
                quoted(here.task.watch.reason,
                       Notice::tr("An error stopped the checks. Refresh asks once more.")),
                {Action::Refresh, Action::CopySupportReport}};
    case Obstacle::Unreachable:
        return {Notice::tr("Unreachable"),
                quoted(here.task.watch.reason,
                       Notice::tr("The service cannot be reached. Checking resumes by itself.")),
                {Action::Refresh}};
    case Obstacle::None:
        break;
    }
    return noticeOfProgress(here);
}

} // namespace Reelwatch
