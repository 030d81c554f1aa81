// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/foundvideos.h"
#include "watch/listwalk.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace Reelwatch {

class Adding;
class FindDialog;
class KeyDesk;
class MainWindow;
class RequestRecord;

/// *Find my videos…*: the dialog, the walk through a service's list, and the way of the chosen ones
/// into the list.
class Finding final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Finding)

public:
    struct Stores
    {
        const TaskStore &tasks;
        const AccountStore &accounts;
        RequestRecord &requests;
        const Clock &clock;
    };

    Finding(const Stores &stores, TaskClient &client, const TakeTurn &takeTurn, Adding &adding,
            MainWindow &window, QObject *parent = nullptr);
    ~Finding() override;

    void open();

signals:
    void addKeyRequested();
    /// What the account's other requests should know as well.
    void askFailed(Reelwatch::AccountId account, const Reelwatch::ApiError &error);

private:
    void begin(AccountId account);
    void showProgress();

    const AccountStore &m_accounts;
    const Clock &m_clock;
    MainWindow &m_window;
    Adding &m_adding;
    FoundVideos m_videos;
    ListWalk m_walk;
    QPointer<FindDialog> m_dialog;
    QTimer m_second; ///< the wait that is shown counts down
};

} // namespace Reelwatch
