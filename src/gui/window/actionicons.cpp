// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/actionicons.h"

#include "gui/style/icons.h"

#include <QAction>

#include <array>

namespace Reelwatch::ActionIcons {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

struct Pair
{
    QLatin1StringView action;
    QLatin1StringView icon;
};

constexpr std::array Pairs {Pair {"actionAdd"_L1, "add"_L1},
                            Pair {"actionOpenFile"_L1, "file"_L1},
                            Pair {"actionQuit"_L1, "quit"_L1},
                            Pair {"actionUndo"_L1, "undo"_L1},
                            Pair {"actionCopyIds"_L1, "copy"_L1},
                            Pair {"actionPaste"_L1, "paste"_L1},
                            Pair {"actionRemove"_L1, "close"_L1},
                            Pair {"actionLabel"_L1, "edit"_L1},
                            Pair {"actionFind"_L1, "search"_L1},
                            Pair {"actionRefresh"_L1, "refresh"_L1},
                            Pair {"actionRenewLink"_L1, "link"_L1},
                            Pair {"actionKeepNow"_L1, "download"_L1},
                            Pair {"actionOpenElsewhere"_L1, "open-external"_L1},
                            Pair {"actionShowInFolder"_L1, "folder"_L1},
                            Pair {"actionCopyFiles"_L1, "copy"_L1},
                            Pair {"actionMoveToTrash"_L1, "trash"_L1},
                            Pair {"actionPause"_L1, "pause"_L1},
                            Pair {"actionKeys"_L1, "key"_L1},
                            Pair {"actionFindVideos"_L1, "search"_L1},
                            Pair {"actionOpenFolder"_L1, "folder"_L1},
                            Pair {"actionSettings"_L1, "settings"_L1},
                            Pair {"actionShortcuts"_L1, "help"_L1},
                            Pair {"actionAbout"_L1, "info"_L1}};

} // namespace

void give(const QObject &window)
{
    for (const auto &[name, icon] : Pairs) {
        auto *action = window.findChild<QAction *>(name);
        Q_ASSERT(action);
        action->setIcon(Icons::named(icon));
    }
}

} // namespace Reelwatch::ActionIcons
