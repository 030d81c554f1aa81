// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

#include <QList>
#include <QObject>
#include <QProcess>
#include <QSet>
#include <QTimer>

namespace Reelwatch {

class TaskStore;

/// Has the first frame of each kept video made into an image by a program of its own, one at a
/// time: a hostile video can end that program, not this one (V15). Where the program is missing,
/// there are no posters.
class PosterMaker final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PosterMaker)

public:
    /// `program`: see findProgram(). `folder`: absolute, for the posters; the program makes it.
    /// Kept rows without a
    /// poster are taken up by themselves, once in each run.
    PosterMaker(TaskStore &tasks, QString program, QString folder, QObject *parent = nullptr);
    ~PosterMaker() override; ///< ends the program at work

    /// The poster program beside the running one or in its libexec folder; empty when it is
    /// missing.
    [[nodiscard]] static QString findProgram(const QString &applicationFolder);

private:
    void takeRows(int first, int last);
    void takeEnd(bool made);
    void startNext();
    [[nodiscard]] QString posterOf(TaskNumber number) const;

    TaskStore &m_tasks;
    const QString m_program;
    const QString m_folder;
    QList<TaskNumber> m_waiting;
    QSet<TaskNumber> m_tried;
    TaskNumber m_current = 0;
    QString m_video; ///< of the current one
    QProcess m_process;
    QTimer m_deadline;
};

} // namespace Reelwatch
