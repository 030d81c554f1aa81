// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/clock.h"
#include "model/watchlog.h"
#include "model/watchstandings.h"

#include <QObject>
#include <QPointer>

namespace Reelwatch {

class AccountStore;
class MainWindow;
class RequestRecord;
class TaskWatcher;
class WatchingDialog;

/// The Watching page with what stands behind it, and the limits of each key.
class WatchingDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WatchingDesk)

public:
    WatchingDesk(AccountStore &accounts, RequestRecord &requests, TaskWatcher &watcher,
                 const Clock &clock, MainWindow &window, QObject *parent = nullptr);
    ~WatchingDesk() override;

    void openPage();
    void openLimits(Reelwatch::AccountId id);

private:
    void refresh();

    AccountStore &m_accounts;
    RequestRecord &m_requests;
    TaskWatcher &m_watcher;
    const Clock &m_clock;
    MainWindow &m_window;
    WatchLog m_log;
    WatchStandings m_standings;
    QPointer<WatchingDialog> m_page;
};

} // namespace Reelwatch
