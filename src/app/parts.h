// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/taskclient.h"
#include "app/accountnotices.h"
#include "app/adding.h"
#include "app/app.h"
#include "app/demohost.h"
#include "app/endings.h"
#include "app/expirywarning.h"
#include "app/fileacts.h"
#include "app/finding.h"
#include "app/formerkeys.h"
#include "app/heldkeys.h"
#include "app/keeptroubles.h"
#include "app/keydesk.h"
#include "app/keyring.h"
#include "app/keytrials.h"
#include "app/librarydesk.h"
#include "app/librarymoving.h"
#include "app/listdesk.h"
#include "app/removal.h"
#include "app/settingsdesk.h"
#include "app/statusnews.h"
#include "app/videoacts.h"
#include "app/waitingvideos.h"
#include "app/watchingdesk.h"
#include "gui/window/closequestion.h"
#include "gui/window/mainwindow.h"
#include "gui/window/messagebars.h"
#include "gui/window/notifier.h"
#include "gui/window/tray.h"
#include "keep/keeper.h"
#include "keep/postermaker.h"
#include "keep/stillmaker.h"
#include "model/accountmodel.h"
#include "model/filtermodel.h"
#include "model/taskfilter.h"
#include "model/taskmodel.h"
#include "model/totals.h"
#include "secrets/keyvault.h"
#include "store/accountstore.h"
#include "store/database.h"
#include "store/requestrecord.h"
#include "store/settings.h"
#include "store/taskstore.h"
#include "watch/reachability.h"
#include "watch/taskwatcher.h"

#include <memory>

namespace Reelwatch {

class DataFolder;

/// The parts in the order they lean on each other; taken down from the last to the first.
struct App::Parts
{
    Q_DISABLE_COPY_MOVE(Parts)

    Parts(const CommandLine &line, const DataFolder &place, Database &data, const Clock &clock);
    ~Parts();

    /// How a request beside the checks takes its turn.
    TakeTurn turns();

    const DataFolder &folder;
    Database &database;
    TaskStore tasks {&database};
    AccountStore accounts {&database};
    Settings settings {&database};
    RequestRecord requests;
    std::unique_ptr<KeyVault> vault;
    TaskClient client;
    TaskWatcher watcher;
    Reachability network;
    Keeper keeper;
    PosterMaker posters;
    StillMaker stills;
    TaskModel rows;
    TaskFilter filter;
    Totals totals;
    FilterModel filters;
    AccountModel accountRows;
    MainWindow window;
    KeyRing ring;
    KeyTrials trials;
    KeyDesk keys;
    FormerKeys former;
    HeldKeys held;
    Adding adding;
    Finding finding;
    ListDesk lists;
    LibraryDesk library;
    Removal removal;
    VideoActs acts;
    FileActs files;
    WatchingDesk watching;
    AccountNotices notices;
    WaitingVideos waiting;
    KeepTroubles troubles;
    ExpiryWarning expiries;
    Notifier notifier;
    Endings endings;
    Tray tray;
    SettingsDesk preferences;
    LibraryMoving moving;
    StatusNews news;
    CloseQuestion question;
    std::unique_ptr<DemoHost> demo;
};

} // namespace Reelwatch
