// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "keep/fileexam.h"
#include "keep/mediathread.h"

#include <QHash>
#include <QObject>

namespace Reelwatch {

class TaskStore;

/// Says in the store whether the files of kept videos are there, what they hold, and whether that
/// still is what was fetched.
class KeptFiles final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeptFiles)

public:
    KeptFiles(TaskStore &tasks, MediaThread &media, QObject *parent = nullptr);
    ~KeptFiles() override;

    /// Looks whether the files of these are there, finds those again that were gone, and computes
    /// the digests that are still owed: a transfer does not wait for its own.
    void lookFor(const QList<TaskNumber> &numbers);
    /// Reads one file whole.
    void examine(TaskNumber number);
    void stop();

signals:
    void aboutToBeLost(Reelwatch::TaskNumber number); ///< it is gone, or another one

private:
    void takeLooks(const QList<TaskNumber> &there, const QList<TaskNumber> &gone);
    void takeThere(TaskNumber number);
    void takeExam(TaskNumber number, const Keeping &asked, const FileExam::Result &result);
    void takeDigest(TaskNumber number, const FileExam::Result &result);
    void lose(TaskNumber number, Keeping::State state, const QString &problem);

    TaskStore &m_tasks;
    MediaThread &m_media;
    FilePaths m_asked; ///< where each was last looked for
    QHash<TaskNumber, QFuture<FileExam::Result>> m_exams; ///< under way
};

} // namespace Reelwatch
