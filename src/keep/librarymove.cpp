// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/librarymove.h"

#include "domain/whenfinished.h"
#include "store/taskstore.h"

#include <QFileInfo>

namespace Reelwatch {

namespace {

/// One whose file is gone may have been moved by a run that could not tell.
bool isIn(const Task &task, const QString &folder)
{
    const Keeping::State state = task.keeping.state;
    return (state == Keeping::State::Kept || state == Keeping::State::Missing)
        && QFileInfo(task.keeping.file).path() == folder;
}

} // namespace

LibraryMove::LibraryMove(TaskStore &tasks, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
{
}

LibraryMove::~LibraryMove()
{
    stop();
}

int LibraryMove::countIn(const TaskStore &tasks, const QString &folder)
{
    int count = 0;
    for (qsizetype row = 0; row < tasks.size(); ++row)
        count += isIn(tasks.at(row), folder) ? 1 : 0;
    return count;
}

void LibraryMove::begin(const QString &from, const QString &to)
{
    stop();
    m_folder = to;
    m_problem.clear();
    m_moved = 0;
    for (qsizetype row = 0; row < m_tasks.size(); ++row) {
        if (isIn(m_tasks.at(row), from))
            m_waiting.append(m_tasks.at(row).number);
    }
    m_all = static_cast<int>(m_waiting.size());
    next();
}

void LibraryMove::stop()
{
    m_waiting.clear();
    if (m_move.isRunning())
        m_move.cancel();
    m_current = 0;
}

void LibraryMove::next()
{
    m_current = 0;
    while (!m_waiting.isEmpty() && m_current == 0) {
        const Task *task = m_tasks.find(m_waiting.takeFirst());
        if (!task)
            continue;
        m_current = task->number;
        m_file = task->keeping.file;
        m_lastFrame = task->keeping.lastFrameFile;
        m_move = FileMove::begin({.video = m_file,
                                  .lastFrame = m_lastFrame,
                                  .folder = m_folder,
                                  .size = task->keeping.size,
                                  .sha256 = task->keeping.sha256});
        whenFinished(m_move, this, [this, number = m_current](const FileMove::Result &result) {
            if (number == m_current)
                take(result);
        });
    }
    if (m_current == 0)
        emit finished(m_moved, m_all - m_moved, m_problem);
}

void LibraryMove::take(const FileMove::Result &result)
{
    const Task *task = m_tasks.find(m_current);
    if (result.isMoved() && task && task->keeping.file == m_file) {
        Keeping keeping = task->keeping;
        keeping.state = Keeping::State::Kept;
        keeping.file = result.video;
        if (keeping.lastFrameFile == m_lastFrame) // none came meanwhile
            keeping.lastFrameFile = result.lastFrame;
        keeping.problem.clear();
        m_tasks.setKeeping(m_current, keeping);
    }
    m_moved += result.isMoved() ? 1 : 0;
    if (!result.isMoved() && m_problem.isEmpty())
        m_problem = result.problem;
    emit progressed(m_all - static_cast<int>(m_waiting.size()), m_all);
    next();
}

} // namespace Reelwatch
