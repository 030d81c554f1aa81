// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rowspans.h"
#include "domain/task.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>

namespace Reelwatch {

class MainWindow;
class Notifier;
class TaskStore;

/// Tells by one notification all that ended while the window was not looked at: "3 videos ready,
/// 1 failed". Activating it shows them.
class Endings final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Endings)

public:
    /// At most one notification in that time, however many videos end (L09).
    static constexpr std::chrono::milliseconds Together {5'000};

    Endings(const TaskStore &tasks, Notifier &notifier, MainWindow &window,
            QObject *parent = nullptr, std::chrono::milliseconds together = Together);
    ~Endings() override;

    void setEnabled(bool enabled) { m_enabled = enabled; }

private:
    void remember(const RowSpans &rows);
    void follow(int row, Task::Fields fields);
    bool noteEnd(const Task &task);
    void tell();
    [[nodiscard]] static bool isLookedAt();
    void showThem();
    void forget();

    const TaskStore &m_tasks;
    Notifier &m_notifier;
    MainWindow &m_window;
    QSet<TaskNumber> m_ended; ///< those that were removed since, too
    QList<TaskNumber> m_untold;
    QList<TaskNumber> m_told; ///< since the window was looked at last
    QTimer m_coalescing;
    bool m_enabled = true;
};

} // namespace Reelwatch
