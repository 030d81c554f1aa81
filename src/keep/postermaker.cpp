// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/postermaker.h"

#include "store/taskstore.h"

#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

PosterMaker::PosterMaker(TaskStore &tasks, const QString &program, QString folder, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_hasProgram(!program.isEmpty())
    , m_folder(std::move(folder))
    , m_process(program, this)
{
    connect(&m_process, &PosterProcess::ended, this, &PosterMaker::takeEnd);
    connect(&tasks, &TaskStore::inserted, this, &PosterMaker::takeRows);
    connect(&tasks, &TaskStore::changed, this, [this](int row, Task::Fields fields) {
        if (fields.testFlag(Task::Field::Keeping))
            takeRows({{row, row}});
    });
    takeRows({{0, static_cast<int>(tasks.size()) - 1}});
}

PosterMaker::~PosterMaker() = default;

void PosterMaker::takeRows(const RowSpans &rows)
{
    if (!m_hasProgram)
        return;
    forEachRow(rows, [this](int row) {
        const Task &task = m_tasks.at(row);
        if (task.keeping.state != Keeping::State::Kept)
            m_tried.remove(task.number); // fetched again, tried again
        else if (task.keeping.posterFile.isEmpty() && !m_tried.contains(task.number)) {
            m_tried.insert(task.number);
            m_waiting.append(task.number);
        }
    });
    QMetaObject::invokeMethod(this, &PosterMaker::startNext, Qt::QueuedConnection);
}

void PosterMaker::startNext()
{
    while (m_current == 0 && !m_waiting.isEmpty()) {
        const Task *task = m_tasks.find(m_waiting.takeFirst());
        if (!task || task->keeping.state != Keeping::State::Kept)
            continue;
        m_current = task->number;
        m_video = task->keeping.file;
        m_process.begin(m_video, posterOf(m_current));
    }
}

void PosterMaker::takeEnd(bool made)
{
    const TaskNumber number = std::exchange(m_current, 0);
    const Task *task = m_tasks.find(number);
    if (made && task && task->keeping.file == m_video) {
        Keeping keeping = task->keeping;
        keeping.posterFile = posterOf(number);
        m_tasks.setKeeping(number, keeping);
    }
    startNext();
}

QString PosterMaker::posterOf(TaskNumber number) const
{
    return m_folder + u'/' + QString::number(number) + u".jpg"_s;
}

} // namespace Reelwatch
