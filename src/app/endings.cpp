// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/endings.h"

#include "gui/window/mainwindow.h"
#include "gui/window/notifier.h"
#include "store/taskstore.h"

#include <QApplication>

#include <chrono>
#include <utility>

namespace Reelwatch {

using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// At most one notification in this time, however many videos end (L09).
constexpr auto NotifyTogether = 5s;
constexpr qsizetype PromptsTold = 3;

QString titleOf(int ready, int failed)
{
    QString good = Endings::tr("%n video(s) ready", nullptr, ready);
    const QString bad = Endings::tr("%n failed", nullptr, failed);
    if (failed == 0)
        return good;
    return ready == 0 ? Endings::tr("%n video(s) failed", nullptr, failed) : good % u", " % bad;
}

} // namespace

Endings::Endings(const TaskStore &tasks, Notifier &notifier, MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_notifier(notifier)
    , m_window(window)
{
    m_coalescing.setSingleShot(true);
    m_coalescing.setInterval(NotifyTogether);
    connect(&m_coalescing, &QTimer::timeout, this, &Endings::tell);
    connect(&m_tasks, &TaskStore::inserted, this, &Endings::remember);
    connect(&m_tasks, &TaskStore::changed, this, &Endings::follow);
    connect(&m_notifier, &Notifier::activated, this, &Endings::showThem);
}

Endings::~Endings() = default;

void Endings::remember(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const Task &task = m_tasks.at(row);
        m_ended.insert(task.number, isFinal(task.report.status));
    }
}

void Endings::follow(int row, Task::Fields fields)
{
    if (!fields.testFlag(Task::Field::Status))
        return;
    const Task &task = m_tasks.at(row);
    const bool ended = isFinal(task.report.status);
    if (std::exchange(m_ended[task.number], ended) || !ended)
        return;
    if (!m_enabled || isLookedAt())
        return;
    m_untold.append(task.number);
    if (!m_coalescing.isActive())
        m_coalescing.start();
}

/// Any window of ours counts: a dialog, or the player on the full screen.
bool Endings::isLookedAt()
{
    return QApplication::activeWindow() != nullptr;
}

void Endings::tell()
{
    m_told = std::exchange(m_untold, {});
    if (isLookedAt())
        return;
    int ready = 0;
    int failed = 0;
    QStringList prompts;
    for (const TaskNumber number : m_told) {
        const Task *task = m_tasks.find(number);
        if (!task)
            continue;
        const bool good = task->report.status == TaskReport::Status::Completed;
        ++(good ? ready : failed);
        if (prompts.size() < PromptsTold)
            prompts.append(task->report.prompt.isEmpty() ? task->id.toString()
                                                         : task->report.prompt.toString().left(80));
    }
    if (ready + failed > 0)
        m_notifier.notify(titleOf(ready, failed), prompts.join(u" · "_s));
}

void Endings::showThem()
{
    m_window.raiseWindow();
    m_window.reveal(m_told);
}

} // namespace Reelwatch
