// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/clock.h"
#include "domain/task.h"

#include <QModelIndex>
#include <QObject>

namespace Reelwatch {

class DetailTabs;
class PlayerPane;
class TaskTable;
class Totals;

/// Shows the table's current video in the player and the tabs, and keeps both up to date.
class DetailFeed final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailFeed)

public:
    DetailFeed(TaskTable &table, PlayerPane &player, DetailTabs &tabs, const Totals &totals,
               const Clock &clock, QObject *parent = nullptr);
    ~DetailFeed() override;

    /// True while the video on show may still change by itself.
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// Time passed: words that hold an age are drawn anew.
    void tick();
    /// While the user paused all checks none is told to come.
    void setPaused(bool paused);

private:
    void choose(TaskNumber number);
    void follow(const QModelIndex &topLeft, const QModelIndex &bottomRight);
    void show();
    void showNothing();
    void showTotals();
    [[nodiscard]] QModelIndex current() const;

    TaskTable &m_table;
    PlayerPane &m_player;
    DetailTabs &m_tabs;
    const Totals &m_totals;
    const Clock &m_clock;
    TaskNumber m_number = 0; ///< shown
    bool m_running = false;
    bool m_paused = false;
};

} // namespace Reelwatch
