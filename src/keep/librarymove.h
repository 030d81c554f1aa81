// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "keep/filemove.h"

#include <QList>
#include <QObject>

namespace Reelwatch {

class TaskStore;

/// Takes all kept videos of one folder to another, one after the other. What was not moved yet when
/// the program ends is moved when it is begun again.
class LibraryMove final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibraryMove)

public:
    explicit LibraryMove(TaskStore &tasks, QObject *parent = nullptr);
    ~LibraryMove() override; ///< as stop()

    /// How many kept videos stand in this very folder.
    [[nodiscard]] static int countIn(const TaskStore &tasks, const QString &folder);

    void begin(const QString &from, const QString &to);
    [[nodiscard]] bool isRunning() const { return m_current != 0; }
    /// Leaves the rest where it is; the file at hand is finished or stays.
    void stop();

signals:
    void progressed(int done, int all);
    void finished(int moved, int left,
                  const QString &problem); ///< problem: of the first that stays

private:
    void next();
    void take(const FileMove::Result &result);

    TaskStore &m_tasks;
    QString m_folder; ///< where to
    QList<TaskNumber> m_waiting;
    QFuture<FileMove::Result> m_move;
    TaskNumber m_current = 0;
    QString m_file; ///< of the current one, before
    QString m_lastFrame; ///< likewise
    QString m_problem;
    int m_all = 0;
    int m_moved = 0;
};

} // namespace Reelwatch
