// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/fileacts.h"

#include "gui/window/mainwindow.h"
#include "keep/keeper.h"
#include "store/taskstore.h"

namespace Reelwatch {

FileActs::FileActs(TaskStore &tasks, Keeper &keeper, MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_keeper(keeper)
    , m_window(window)
{
    connect(&m_window, &MainWindow::filesRequested, this, &FileActs::act);
}

FileActs::~FileActs() = default;

void FileActs::act(FileActions::Wish wish, const QList<TaskNumber> &numbers)
{
    switch (wish) {
    case FileActions::Wish::KeepNow:
        keepNow(numbers);
        break;
    case FileActions::Wish::KeepAsKey:
        choose(numbers, KeepChoice::Kind::AsKey);
        break;
    case FileActions::Wish::KeepAlways:
        choose(numbers, KeepChoice::Kind::Always);
        break;
    case FileActions::Wish::KeepNever:
        choose(numbers, KeepChoice::Kind::Never);
        break;
    }
}

void FileActs::keepNow(const QList<TaskNumber> &numbers)
{
    for (const TaskNumber number : numbers)
        m_keeper.retry(number);
}

void FileActs::choose(const QList<TaskNumber> &numbers, KeepChoice::Kind choice)
{
    for (const TaskNumber number : numbers)
        m_tasks.setKeepChoice(number, choice);
}

} // namespace Reelwatch
