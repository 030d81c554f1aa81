// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/taskstore.h"

namespace Reelwatch {

class MainWindow;

/// Removes videos from the list and takes the last removal back: "2 videos removed. [Undo]".
class Removal final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Removal)

public:
    Removal(TaskStore &tasks, MainWindow &window, QObject *parent = nullptr);
    ~Removal() override;

    void remove(const QList<TaskNumber> &numbers);
    void undo();

private:
    TaskStore &m_tasks;
    MainWindow &m_window;
    TaskStore::Rows m_removed;
};

} // namespace Reelwatch
