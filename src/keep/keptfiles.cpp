// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/keptfiles.h"

#include "domain/whenfinished.h"
#include "keep/keepwords.h"
#include "store/taskstore.h"

namespace Reelwatch {

namespace {

bool wasKept(Keeping::State state)
{
    return state == Keeping::State::Kept || state == Keeping::State::Missing;
}

} // namespace

KeptFiles::KeptFiles(TaskStore &tasks, MediaThread &media, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_media(media)
{
    connect(&m_media, &MediaThread::looked, this, &KeptFiles::takeLooks);
}

KeptFiles::~KeptFiles()
{
    stop();
}

void KeptFiles::stop()
{
    for (QFuture<FileExam::Result> &exam : m_exams)
        exam.cancel();
}

void KeptFiles::takeLooks(const QList<TaskNumber> &there, const QList<TaskNumber> &gone)
{
    for (const TaskNumber number : gone) {
        const Task *task = m_tasks.find(number);
        const QString asked = m_asked.take(number);
        if (task && !asked.isEmpty() && task->keeping.file != asked)
            lookFor({number}); // it was moved meanwhile
        else
            lose(number, Keeping::State::Missing, KeepWords::missing());
    }
    for (const TaskNumber number : there) {
        m_asked.remove(number);
        takeThere(number);
        const Task *task = m_tasks.find(number);
        if (task && task->keeping.state == Keeping::State::Kept && task->keeping.sha256.isEmpty())
            examine(number);
    }
}

void KeptFiles::takeThere(TaskNumber number)
{
    const Task *task = m_tasks.find(number);
    if (task && task->keeping.state == Keeping::State::Missing)
        m_tasks.setKeepState(number, Keeping::State::Kept);
}

void KeptFiles::takeExam(TaskNumber number, const Keeping &asked, const FileExam::Result &result)
{
    m_exams.remove(number);
    const Task *task = m_tasks.find(number);
    if (!task)
        return;
    if (task->keeping.file != asked.file || task->keeping.keptAt != asked.keptAt)
        return lookFor({number}); // it was moved or fetched anew meanwhile
    switch (result.finding) {
    case FileExam::Finding::Same:
        takeThere(number);
        takeDigest(number, result);
        if (const Task *known = m_tasks.find(number); known && !known->keeping.sha256.isEmpty())
            lookFor({number}); // it may have gone while it was read
        return;
    case FileExam::Finding::Gone:
        return takeLooks({}, {number});
    case FileExam::Finding::Changed:
        return lose(number, Keeping::State::Changed, KeepWords::changed());
    }
}

/// The digest that was still owed, of a file that is as long as it was fetched.
void KeptFiles::takeDigest(TaskNumber number, const FileExam::Result &result)
{
    const Task *task = m_tasks.find(number);
    if (!task || task->keeping.state != Keeping::State::Kept || !task->keeping.sha256.isEmpty()
        || result.sha256.isEmpty())
        return;
    if (result.size != task->keeping.size)
        return lose(number, Keeping::State::Changed, KeepWords::changed());
    Keeping keeping = task->keeping;
    keeping.sha256 = result.sha256;
    m_tasks.setKeeping(number, keeping);
}

void KeptFiles::lose(TaskNumber number, Keeping::State state, const QString &problem)
{
    const Task *task = m_tasks.find(number);
    if (!task || task->keeping.state != Keeping::State::Kept)
        return;
    emit aboutToBeLost(number);
    m_tasks.setKeepState(number, state, problem);
}

void KeptFiles::lookFor(const QList<TaskNumber> &numbers)
{
    FilePaths files;
    for (const TaskNumber number : numbers) {
        const Task *task = m_tasks.find(number);
        if (task && wasKept(task->keeping.state))
            files.insert(number, task->keeping.file);
    }
    m_asked.insert(files);
    if (!files.isEmpty())
        m_media.look(files);
}

void KeptFiles::examine(TaskNumber number)
{
    const Task *task = m_tasks.find(number);
    if (!task || task->keeping.file.isEmpty() || m_exams.contains(number))
        return;
    const Keeping asked = task->keeping;
    const QFuture<FileExam::Result> exam = FileExam::begin(asked.file, asked.sha256);
    m_exams.insert(number, exam);
    whenFinished(exam, this, [this, number, asked](const FileExam::Result &found) {
        takeExam(number, asked, found);
    });
}

} // namespace Reelwatch
