// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/watchingdesk.h"

#include "gui/watching/limitsdialog.h"
#include "gui/watching/watchingdialog.h"
#include "gui/window/mainwindow.h"
#include "store/accountstore.h"
#include "store/requestrecord.h"
#include "watch/taskwatcher.h"

namespace Reelwatch {

WatchingDesk::WatchingDesk(AccountStore &accounts, RequestRecord &requests, TaskWatcher &watcher,
                           const Clock &clock, MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_requests(requests)
    , m_watcher(watcher)
    , m_clock(clock)
    , m_window(window)
    , m_log(accounts)
    , m_standings(accounts, clock)
{
    connect(&m_window, &MainWindow::watchingRequested, this, &WatchingDesk::openPage);
    connect(&m_window, &MainWindow::limitsRequested, this, &WatchingDesk::openLimits);
    connect(&m_watcher, &TaskWatcher::noted, &m_requests, &RequestRecord::note);
    connect(&m_requests, &RequestRecord::noted, &m_log, &WatchLog::note);
}

WatchingDesk::~WatchingDesk() = default;

void WatchingDesk::openPage()
{
    if (!m_page) {
        refresh();
        m_page = new WatchingDialog(m_standings, m_log, m_clock, &m_window);
        m_page->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_page, &WatchingDialog::refreshRequested, this, &WatchingDesk::refresh);
        connect(m_page, &WatchingDialog::limitsRequested, this, &WatchingDesk::openLimits);
        m_page->show();
    }
    m_page->raise();
    m_page->activateWindow();
}

void WatchingDesk::openLimits(AccountId id)
{
    const Account *account = m_accounts.find(id);
    if (!account)
        return;
    auto *dialog = new LimitsDialog(*account, m_page ? static_cast<QWidget *>(m_page) : &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LimitsDialog::saveRequested, this,
            [this](AccountId changed, const AskLimits &limits, bool paused, bool keepsVideos) {
                const Account *known = m_accounts.find(changed);
                if (!known)
                    return;
                Account wanted = *known;
                wanted.limits = limits;
                wanted.paused = paused;
                wanted.keepsVideos = keepsVideos;
                m_accounts.save(wanted);
                refresh();
            });
    dialog->open();
}

void WatchingDesk::refresh()
{
    QList<WatchStanding> standings;
    for (const Account &account : m_accounts.all()) {
        WatchStanding standing = m_watcher.standing(account.id);
        standing.beside = m_requests.underWay(account.id);
        standing.lastMinute = m_requests.perSecond(account.id);
        standing.lastAnswer = m_requests.lastAnswer(account.id);
        standings.append(standing);
    }
    m_standings.show(standings);
}

} // namespace Reelwatch
