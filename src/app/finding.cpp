// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/finding.h"

#include "app/adding.h"
#include "domain/clock.h"
#include "gui/find/finddialog.h"
#include "gui/window/mainwindow.h"
#include "model/wording.h"
#include "store/accountstore.h"

namespace Reelwatch {

using namespace std::chrono_literals;
using Phase = FindDialog::Progress::Phase;

namespace {

Phase phaseOf(ListWalk::State state)
{
    switch (state) {
    case ListWalk::State::Idle:
    case ListWalk::State::Walking:
        return Phase::Searching;
    case ListWalk::State::Slowed:
        return Phase::Waiting;
    case ListWalk::State::Finished:
        return Phase::Finished;
    case ListWalk::State::Cut:
        return Phase::Cut;
    case ListWalk::State::Stopped:
        return Phase::Stopped;
    case ListWalk::State::Failed:
        break;
    }
    return Phase::Failed;
}

} // namespace

Finding::Finding(const Stores &stores, TaskClient &client, const TakeTurn &takeTurn, Adding &adding,
                 MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_accounts(stores.accounts)
    , m_clock(stores.clock)
    , m_window(window)
    , m_adding(adding)
    , m_videos(stores.tasks, stores.clock)
    , m_walk(
          stores.accounts, stores.requests, stores.clock,
          [&client](AccountId account, const QString &after, const QObject *context,
                    TaskClient::PageAnswered answered) {
              client.fetchPage(account, after, context, std::move(answered));
          },
          takeTurn)
{
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &Finding::showProgress);
    connect(&m_window, &MainWindow::findVideosRequested, this, &Finding::open);
    connect(&m_walk, &ListWalk::found, &m_videos, &FoundVideos::append);
    connect(&m_walk, &ListWalk::stateChanged, this, &Finding::showProgress);
    connect(&m_walk, &ListWalk::askFailed, this, &Finding::askFailed);
}

Finding::~Finding() = default;

void Finding::open()
{
    if (m_accounts.size() == 0) {
        emit addKeyRequested();
        return;
    }
    if (!m_dialog) {
        const AccountId known = m_videos.account();
        const AccountId account = m_accounts.find(known) ? known : m_accounts.at(0).id;
        m_dialog = new FindDialog(m_videos, m_accounts.all(), account, &m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &FindDialog::searchRequested, this, &Finding::begin);
        connect(m_dialog, &FindDialog::stopRequested, &m_walk, &ListWalk::stop);
        connect(m_dialog, &FindDialog::goOnRequested, &m_walk, &ListWalk::goOn);
        connect(m_dialog, &FindDialog::addRequested, &m_adding,
                [this](const QList<NewTask> &tasks) { m_adding.add(tasks, {}); });
        connect(m_dialog, &QDialog::finished, this,
                [this] { m_videos.begin(m_videos.account()); }); // what was found may be much
        m_dialog->show();
        begin(account);
    }
    m_dialog->raise();
    m_dialog->activateWindow();
}

void Finding::begin(AccountId account)
{
    m_videos.begin(account);
    m_walk.begin(account);
}

void Finding::showProgress()
{
    if (m_walk.state() == ListWalk::State::Slowed && m_dialog)
        m_second.start();
    else
        m_second.stop();
    if (!m_dialog)
        return;
    const std::chrono::milliseconds wait(
        m_walk.goesOnAt().isValid() ? m_clock.now().msecsTo(m_walk.goesOnAt()) : 0);
    m_dialog->setProgress({.phase = phaseOf(m_walk.state()),
                           .seen = m_walk.seen(),
                           .unusable = m_walk.unusable(),
                           .wait = Wording::span(std::chrono::ceil<std::chrono::seconds>(wait)),
                           .problem = m_walk.problem()});
}

} // namespace Reelwatch
