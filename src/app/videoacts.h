// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/clock.h"
#include "model/stage.h"

#include <QObject>

#include <functional>

namespace Reelwatch {

class AccountStore;
class Keeper;
class MainWindow;
class TaskStore;
class TaskWatcher;

/// Does what the buttons and menus wish for one video.
class VideoActs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VideoActs)

public:
    VideoActs(TaskStore &tasks, const AccountStore &accounts, TaskWatcher &watcher, Keeper &keeper,
              const Clock &clock, MainWindow &window, QObject *parent = nullptr);
    ~VideoActs() override;

signals:
    void editKeyRequested(Reelwatch::AccountId account);
    void addKeyRequested();
    void unlockRequested();

private:
    void act(TaskNumber number, Stage::Action action);
    void refresh(const QList<TaskNumber> &numbers);
    void editId(const Task &task);
    void chooseKey(const Task &task);
    void assign(const QList<TaskNumber> &numbers, AccountId account);
    void saveText(TaskNumber number, const QString &suffix,
                  const std::function<QByteArray()> &text);

    TaskStore &m_tasks;
    const AccountStore &m_accounts;
    TaskWatcher &m_watcher;
    Keeper &m_keeper;
    const Clock &m_clock;
    MainWindow &m_window;
};

} // namespace Reelwatch
