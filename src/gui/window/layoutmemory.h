// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QVariantMap>

class QAction;
class QMainWindow;
class QSplitter;

namespace Reelwatch {

class FilterList;
class PlayerPane;
class TaskFilter;
class TaskTable;

/// How the user left the window, to be remembered, and the way back. What it refers to must outlive
/// it.
class LayoutMemory final
{
public:
    struct Parts
    {
        QMainWindow &window;
        QSplitter &panes;
        QSplitter &detail;
        TaskTable &table;
        FilterList &filterList;
        const TaskFilter &rows;
        PlayerPane &player;
        QAction &showFilter;
        QAction &showDetail;
    };

    explicit LayoutMemory(const Parts &parts);

    [[nodiscard]] QVariantMap state() const;
    /// Without a state: a window that fits its screen. What is strange in a state is left out.
    void restore(const QVariantMap &state) const;

private:
    Parts m;
};

} // namespace Reelwatch
