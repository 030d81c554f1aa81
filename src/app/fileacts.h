// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/trash.h"
#include "gui/window/fileactions.h"

namespace Reelwatch {

class Clock;
class Keeper;
class MainWindow;
class TaskStore;

/// Does what the menus wish for the files of the selected videos.
class FileActs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileActs)

public:
    FileActs(TaskStore &tasks, Keeper &keeper, const Clock &clock, MainWindow &window,
             QObject *parent = nullptr);
    ~FileActs() override;

    /// Keeps all that is not kept yet and whose link expires soon.
    void keepExpiring();

private:
    void act(FileActions::Wish wish, const QList<TaskNumber> &numbers);
    void keepNow(const QList<TaskNumber> &numbers);
    [[nodiscard]] QStringList filesOf(const QList<TaskNumber> &numbers) const;
    void moveToTrash(const QList<TaskNumber> &numbers);
    void tellTrashed(const QList<Trash::Moved> &moved);
    void putBack(const QList<Trash::Moved> &moved);
    void choose(const QList<TaskNumber> &numbers, KeepChoice::Kind choice);

    TaskStore &m_tasks;
    Keeper &m_keeper;
    const Clock &m_clock;
    MainWindow &m_window;
};

} // namespace Reelwatch
