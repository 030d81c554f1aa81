// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/postermaker.h"

#include "store/taskstore.h"

#include <QFileInfo>
#include <QProcessEnvironment>

#include <chrono>
#include <utility>

namespace Reelwatch {

using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr auto Deadline = 15s; // the program's own limits come first
constexpr int EndsWithin = 200; // ms, when the program is killed

/// What the decoder needs to find its libraries, and no key (K13).
QProcessEnvironment bareEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"TOKEN360_API_KEY"_s);
    return environment;
}

} // namespace

PosterMaker::PosterMaker(TaskStore &tasks, QString program, QString folder, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_program(std::move(program))
    , m_folder(std::move(folder))
    , m_deadline(this)
{
    m_process.setProgram(m_program);
    m_process.setProcessEnvironment(bareEnvironment());
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(Deadline);
    connect(&m_deadline, &QTimer::timeout, &m_process, &QProcess::kill);
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        takeEnd(status == QProcess::NormalExit && code == EXIT_SUCCESS);
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            takeEnd(false);
    });
    connect(&tasks, &TaskStore::inserted, this, &PosterMaker::takeRows);
    connect(&tasks, &TaskStore::changed, this, [this](int row, Task::Fields fields) {
        if (fields.testFlag(Task::Field::Keeping))
            takeRows(row, row);
    });
    takeRows(0, static_cast<int>(tasks.size()) - 1);
}

PosterMaker::~PosterMaker()
{
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished(EndsWithin);
}

QString PosterMaker::findProgram(const QString &applicationFolder)
{
    for (const QString &place : {u"."_s, u"../libexec/reelwatch"_s}) {
        const QFileInfo program(applicationFolder + u'/' + place + u"/reelwatch-poster"_s);
        if (program.isFile() && program.isExecutable())
            return program.canonicalFilePath();
    }
    return {};
}

void PosterMaker::takeRows(int first, int last)
{
    if (m_program.isEmpty())
        return;
    for (int row = first; row <= last; ++row) {
        const Task &task = m_tasks.at(row);
        if (task.keeping.state != Keeping::State::Kept)
            m_tried.remove(task.number); // fetched again, tried again
        else if (task.keeping.posterFile.isEmpty() && !m_tried.contains(task.number)) {
            m_tried.insert(task.number);
            m_waiting.append(task.number);
        }
    }
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
        m_process.setArguments({m_video, posterOf(m_current)});
        m_deadline.start();
        m_process.start();
    }
}

void PosterMaker::takeEnd(bool made)
{
    m_deadline.stop();
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
