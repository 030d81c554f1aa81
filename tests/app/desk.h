// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/taskclient.h"
#include "app/keydesk.h"
#include "app/keyring.h"
#include "app/keytrials.h"
#include "gui/window/mainwindow.h"
#include "model/accountmodel.h"
#include "model/filtermodel.h"
#include "model/taskfilter.h"
#include "model/taskmodel.h"
#include "model/totals.h"
#include "store/accountstore.h"
#include "store/requestrecord.h"
#include "store/taskstore.h"
#include "support/loopbackserver.h"
#include "support/scriptedvault.h"
#include "support/testclock.h"
#include "watch/taskwatcher.h"

#include <utility>

namespace Reelwatch {

/// The window and what stands behind its dialogs; the rest is what the keychain is made with.
template<typename Vault>
struct DeskWith
{
    template<typename... Args>
    explicit DeskWith(Args &&...args)
        : vault(std::forward<Args>(args)...)
    {
    }
    ~DeskWith() { qunsetenv("TOKEN360_API_KEY"); }
    Q_DISABLE_COPY_MOVE(DeskWith)

    TestClock clock;
    LoopbackServer service;
    TaskStore tasks;
    AccountStore accounts;
    RequestRecord requests {clock};
    TaskClient client;
    TaskWatcher watcher {
        tasks, accounts, clock,
        [](AccountId, const QString &, const QByteArray &, const QObject *, const auto &) {}, 1};
    Vault vault;
    TaskModel model {tasks, accounts, clock};
    TaskFilter rows;
    const bool filled = (rows.setSourceModel(&model), true); ///< before the window looks at them
    Totals totals {model, clock};
    FilterModel filters {totals, accounts};
    AccountModel keyRows {accounts, totals};
    MainWindow window {{model, rows, filters, keyRows, totals}, clock};
    KeyRing ring {accounts, vault, client, watcher};
    KeyTrials trials {requests, client, [this](AccountId account) {
                          return watcher.takeTurn(account);
                      }};
    KeyDesk keys {accounts, keyRows, ring, trials, window};
};

/// With a keychain that the test plays.
using Desk = DeskWith<ScriptedVault>;

} // namespace Reelwatch
