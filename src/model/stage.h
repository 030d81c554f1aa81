// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/wording.h"

namespace Reelwatch {

/// What stands in the picture's place: a video to play, or a sentence and a way on.
struct Stage
{
    Q_GADGET

public:
    enum class Action {
        Refresh,
        RenewLink, ///< "Ask for a new link"
        RetryFetch, ///< "Keep now"
        OpenElsewhere, ///< "Open in another player"
        ShowInFolder,
        EditId,
        StopWatching,
        CopySupportReport,
        CopyPrompt,
        EditKey,
        ChooseKey,
        UnlockKeychain
    };
    Q_ENUM(Action)

    TaskNumber number = 0; ///< 0: nothing is selected
    Wording::Sign sign = Wording::Sign::Waiting;
    QString title; ///< one line; empty when a video stands here
    QString text; ///< whole sentences
    QList<Action> actions;
    QString video; ///< absolute path of a whole, checked local file; empty: show the notice
    QString poster; ///< absolute path of an image; shown before playing
    QString lastFrame; ///< absolute path of the task's last-frame image
    std::chrono::milliseconds length {0}; ///< of the video as the service said; 0: it did not
    bool incomplete =
        false; ///< the length of the file was not confirmed: say so beside the picture

    bool operator==(const Stage &) const = default;
};

/// The stage for a task, by the table "what it says" for each state; `paused`: by the user.
[[nodiscard]] Stage stageFor(const Task &task, const Account *account, const AccountState &state,
                             const QDateTime &now, bool paused = false);
/// The words on the button of an action.
[[nodiscard]] QString label(Stage::Action action);

} // namespace Reelwatch
