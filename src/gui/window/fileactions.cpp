// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/fileactions.h"

#include "gui/table/tasktable.h"
#include "model/taskmodel.h"

#include <QAction>
#include <QWidget>

#include <algorithm>
#include <array>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

struct Named
{
    QLatin1StringView action;
    FileActions::Wish wish;
};

constexpr std::array NamedActions {
    Named {"actionKeepNow"_L1, FileActions::Wish::KeepNow},
    Named {"actionKeepAsKey"_L1, FileActions::Wish::KeepAsKey},
    Named {"actionKeepAlways"_L1, FileActions::Wish::KeepAlways},
    Named {"actionKeepNever"_L1, FileActions::Wish::KeepNever},
    Named {"actionCopyFiles"_L1, FileActions::Wish::CopyFiles},
    Named {"actionMoveToTrash"_L1, FileActions::Wish::MoveToTrash},
};

constexpr qsizetype LooksAt = 200; ///< selected rows: what fits one of them can be wished

bool isFor(FileActions::Wish wish, const Task &task)
{
    switch (wish) {
    case FileActions::Wish::KeepNow:
        return task.report.status == TaskReport::Status::Completed
            && task.keeping.state != Keeping::State::Kept;
    case FileActions::Wish::CopyFiles:
    case FileActions::Wish::MoveToTrash:
        return task.keeping.state == Keeping::State::Kept;
    case FileActions::Wish::KeepAsKey:
    case FileActions::Wish::KeepAlways:
    case FileActions::Wish::KeepNever:
        return task.keeping.state != Keeping::State::Kept;
    }
    return false;
}

bool isChosen(FileActions::Wish wish, KeepChoice::Kind choice)
{
    switch (wish) {
    case FileActions::Wish::KeepAsKey:
        return choice == KeepChoice::Kind::AsKey;
    case FileActions::Wish::KeepAlways:
        return choice == KeepChoice::Kind::Always;
    case FileActions::Wish::KeepNever:
        return choice == KeepChoice::Kind::Never;
    default:
        return false;
    }
}

} // namespace

FileActions::FileActions(const TaskTable &table, QObject *parent)
    : QObject(parent)
    , m_table(table)
{
}

FileActions::~FileActions() = default;

void FileActions::takeFrom(const QWidget &window)
{
    for (const Named &each : NamedActions)
        add(window.findChild<QAction *>(each.action), each.wish);
}

void FileActions::add(QAction *action, Wish wish)
{
    m_wishes.insert(action, wish);
    connect(action, &QAction::triggered, this, [this, wish] {
        if (const QList<TaskNumber> numbers = m_table.selectedNumbers(); !numbers.isEmpty())
            emit requested(wish, numbers);
    });
}

void FileActions::update()
{
    const QList<QModelIndex> rows = m_table.selectedRows();
    QList<Task> tasks;
    for (const QModelIndex &row : rows.first(std::min(rows.size(), LooksAt)))
        tasks.append(row.data(TaskModel::TaskRole).value<Task>());
    const auto chosen = m_table.chosen().data(TaskModel::TaskRole).value<Task>();
    for (auto it = m_wishes.cbegin(); it != m_wishes.cend(); ++it) {
        const Wish wish = it.value();
        it.key()->setEnabled(
            std::ranges::any_of(tasks, [wish](const Task &task) { return isFor(wish, task); }));
        if (it.key()->isCheckable())
            it.key()->setChecked(isChosen(wish, chosen.keepChoice));
    }
}

} // namespace Reelwatch
