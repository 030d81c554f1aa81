// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/window/fileactions.h"

namespace Reelwatch {

class Keeper;
class MainWindow;
class TaskStore;

/// Does what the menus wish for the files of the selected videos.
class FileActs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileActs)

public:
    FileActs(TaskStore &tasks, Keeper &keeper, MainWindow &window, QObject *parent = nullptr);
    ~FileActs() override;

private:
    void act(FileActions::Wish wish, const QList<TaskNumber> &numbers);
    void keepNow(const QList<TaskNumber> &numbers);
    void choose(const QList<TaskNumber> &numbers, KeepChoice::Kind choice);

    TaskStore &m_tasks;
    Keeper &m_keeper;
    MainWindow &m_window;
};

} // namespace Reelwatch
