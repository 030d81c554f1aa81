// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/clock.h"
#include "gui/window/statusline.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace Reelwatch {

class AccountStore;
class MainWindow;
class TaskStore;
class TaskWatcher;
class Totals;

/// Gathers what the status line says, whenever something moved and in steps of ten seconds while it
/// counts.
class StatusNews final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusNews)

public:
    StatusNews(const TaskStore &tasks, const AccountStore &accounts, const TaskWatcher &watcher,
               const Totals &totals, const Clock &clock, MainWindow &window,
               QObject *parent = nullptr);
    ~StatusNews() override;

    void noteProblem(const QString &sentence);
    void noteFreeSpace(qint64 bytes); ///< -1: not known

private:
    void gather();
    [[nodiscard]] StatusLine::Way way() const;
    [[nodiscard]] QList<AccountState> statesOf(AccountState::Kind kind) const;
    /// Some account whose service can be reached has videos to ask for.
    [[nodiscard]] bool isAnyAsked() const;
    [[nodiscard]] std::optional<std::chrono::seconds> slowedFor() const;
    void tellStretched(StatusLine::News &news) const;
    /// "1 key rejected", "1 service unreachable"; empty when all can be asked with.
    [[nodiscard]] QString keyTrouble() const;
    void schedule();
    void followPlan();
    void gatherWithin(std::chrono::milliseconds wait);

    const TaskStore &m_tasks;
    const AccountStore &m_accounts;
    const TaskWatcher &m_watcher;
    const Totals &m_totals;
    const Clock &m_clock;
    MainWindow &m_window;
    QTimer m_soon; ///< many changes in a row are told once
    QElapsedTimer m_gathered; ///< the last time
    QTimer m_step; ///< only while the window is active and a time counts down
    qint64 m_free = -1; ///< bytes for further videos
    QString m_problem;
    QDateTime m_problemAt;
};

} // namespace Reelwatch
