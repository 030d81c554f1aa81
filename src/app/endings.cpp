// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/endings.h"

#include "gui/window/mainwindow.h"
#include "gui/window/notifier.h"
#include "store/taskstore.h"

#include <QApplication>
#include <QHash>

#include <array>
#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr qsizetype PromptsTold = 3;

/// An end and its words, at the head of the title and behind another one.
struct EndWords
{
    TaskReport::Status status;
    const char *first;
    const char *next;
};

constexpr std::array Ends {
    EndWords {TaskReport::Status::Completed,
              QT_TRANSLATE_N_NOOP("Reelwatch::Endings", "%Ln video(s) ready"), nullptr},
    EndWords {TaskReport::Status::Failed,
              QT_TRANSLATE_N_NOOP("Reelwatch::Endings", "%Ln video(s) failed"),
              QT_TRANSLATE_N_NOOP("Reelwatch::Endings", "%Ln failed")},
    EndWords {TaskReport::Status::Cancelled,
              QT_TRANSLATE_N_NOOP("Reelwatch::Endings", "%Ln video(s) cancelled"),
              QT_TRANSLATE_N_NOOP("Reelwatch::Endings", "%Ln cancelled")},
    EndWords {TaskReport::Status::Expired,
              QT_TRANSLATE_N_NOOP("Reelwatch::Endings", "%Ln video(s) expired"),
              QT_TRANSLATE_N_NOOP("Reelwatch::Endings", "%Ln expired")}};

QString titleOf(const QHash<TaskReport::Status, int> &counts)
{
    QStringList parts;
    for (const EndWords &end : Ends) {
        if (const int count = counts.value(end.status); count > 0)
            parts.append(Endings::tr(parts.isEmpty() ? end.first : end.next, nullptr, count));
    }
    return parts.join(u", "_s);
}

} // namespace

Endings::Endings(const TaskStore &tasks, Notifier &notifier, MainWindow &window, QObject *parent,
                 std::chrono::milliseconds together)
    : QObject(parent)
    , m_tasks(tasks)
    , m_notifier(notifier)
    , m_window(window)
{
    m_coalescing.setSingleShot(true);
    m_coalescing.setInterval(together);
    connect(&m_coalescing, &QTimer::timeout, this, &Endings::tell);
    connect(&m_tasks, &TaskStore::inserted, this, &Endings::remember);
    connect(&m_tasks, &TaskStore::changed, this, &Endings::follow);
    connect(&m_notifier, &Notifier::activated, this, &Endings::showThem);
    connect(&m_window, &MainWindow::presenceChanged, this, [this] {
        if (isLookedAt() && !m_told.isEmpty())
            forget();
    });
}

Endings::~Endings() = default;

void Endings::remember(const RowSpans &rows)
{
    forEachRow(rows, [this](int row) { (void)noteEnd(m_tasks.at(row)); });
}

/// True when the task has ended and had not before, as far as is known.
bool Endings::noteEnd(const Task &task)
{
    if (!isFinal(task.report.status)) {
        m_ended.remove(task.number);
        return false;
    }
    const qsizetype before = m_ended.size();
    m_ended.insert(task.number);
    return m_ended.size() > before;
}

void Endings::follow(int row, Task::Fields fields)
{
    if (!fields.testFlag(Task::Field::Status))
        return;
    const Task &task = m_tasks.at(row);
    if (!noteEnd(task) || !m_enabled || isLookedAt())
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
    m_told += std::exchange(m_untold, {});
    if (isLookedAt()) {
        forget();
        return;
    }
    QHash<TaskReport::Status, int> counts;
    QStringList prompts;
    for (const TaskNumber number : m_told) {
        const Task *task = m_tasks.find(number);
        if (!task)
            continue;
        ++counts[task->report.status];
        if (prompts.size() < PromptsTold)
            prompts.append(task->report.prompt.isEmpty() ? task->id.toString()
                                                         : task->report.prompt.toString().left(80));
    }
    if (!counts.isEmpty())
        m_notifier.notify(titleOf(counts), prompts.join(u" · "_s));
}

/// What the user sees needs no telling, nor what was told of it.
void Endings::forget()
{
    m_told.clear();
    m_notifier.withdraw();
}

void Endings::showThem()
{
    const QList<TaskNumber> ended = m_told;
    m_window.raiseWindow();
    m_window.reveal(ended);
}

} // namespace Reelwatch
