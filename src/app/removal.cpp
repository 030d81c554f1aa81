// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/removal.h"

#include "gui/window/mainwindow.h"
#include "gui/window/messagebars.h"

#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {
const QString RemovalCause = u"removed"_s;
}

Removal::Removal(TaskStore &tasks, MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_window(window)
{
    connect(&m_window, &MainWindow::removeRequested, this, &Removal::remove);
    connect(&m_window, &MainWindow::undoRequested, this, &Removal::undo);
}

Removal::~Removal() = default;

void Removal::remove(const QList<TaskNumber> &numbers)
{
    const TaskNumber next = m_window.numberBeside(numbers);
    TaskStore::Rows removed = m_tasks.remove(numbers);
    if (removed.empty())
        return;
    m_removed = std::move(removed);
    m_window.select({next});
    m_window.setUndoPossible(true);
    m_window.bars().clear(RemovalCause);
    m_window.bars().tellNews(RemovalCause,
                             tr("%Ln video(s) removed from the list. Files stay where they are.",
                                nullptr, static_cast<int>(m_removed.size())),
                             {{tr("Undo"), [this] {
                                   undo();
                               }}});
}

void Removal::undo()
{
    m_window.setUndoPossible(false);
    m_window.bars().clear(RemovalCause);
    QList<TaskNumber> numbers;
    for (const auto &task : m_removed)
        numbers.append(task->number);
    m_tasks.restore(std::exchange(m_removed, {}));
    m_window.select(numbers);
}

} // namespace Reelwatch
