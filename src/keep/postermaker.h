// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rowspans.h"
#include "domain/task.h"
#include "keep/posterprocess.h"

#include <QList>
#include <QObject>
#include <QSet>

namespace Reelwatch {

class TaskStore;

/// Has the first frame of each kept video made into an image by the poster program, one at a time.
/// Where the program is missing, there are no posters.
class PosterMaker final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PosterMaker)

public:
    /// `program`: see PosterProcess::findProgram(). `folder`: absolute, for the posters; the
    /// program makes it. Kept rows without a poster are taken up by themselves, once in each run.
    PosterMaker(TaskStore &tasks, const QString &program, QString folder,
                QObject *parent = nullptr);
    ~PosterMaker() override; ///< ends the program at work

private:
    void takeRows(const RowSpans &rows);
    void takeEnd(bool made);
    void startNext();
    [[nodiscard]] QString posterOf(TaskNumber number) const;

    TaskStore &m_tasks;
    const bool m_hasProgram;
    const QString m_folder;
    QList<TaskNumber> m_waiting;
    QSet<TaskNumber> m_tried;
    TaskNumber m_current = 0;
    QString m_video; ///< of the current one
    PosterProcess m_process;
};

} // namespace Reelwatch
