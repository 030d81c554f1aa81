// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QVariantMap>

#include <functional>

class QAction;
class QSplitter;
class QWidget;

namespace Reelwatch {

class FilterList;
class PlayerPane;
class TaskFilter;
class TaskTable;

} // namespace Reelwatch

/// What is remembered of the window from one start to the next.
namespace Reelwatch::WindowLayout {

/// The parts that have something to remember.
struct Parts
{
    QSplitter &panes;
    QSplitter &detail;
    TaskTable &table;
    FilterList &filters;
    PlayerPane &player;
    TaskFilter &rows;
    QAction &filterShown;
    QAction &detailShown;
};

[[nodiscard]] QVariantMap stateOf(const QWidget &window, const Parts &parts);
/// Calls `changed` whenever the user arranged something anew, often many times in a row.
void watch(QWidget &window, const Parts &parts, const std::function<void()> &changed);
/// An empty state leaves all as it is, but the window no larger than its screen.
void restore(QWidget &window, const Parts &parts, const QVariantMap &state);

} // namespace Reelwatch::WindowLayout
