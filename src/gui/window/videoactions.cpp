// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/videoactions.h"

#include "gui/table/tasktable.h"
#include "model/taskmodel.h"

#include <QAction>

namespace Reelwatch {

namespace {

bool fits(Stage::Action wish, const Task &task, bool hasKey)
{
    const bool kept = task.keeping.state == Keeping::State::Kept;
    const bool completed = task.report.status == TaskReport::Status::Completed;
    switch (wish) {
    case Stage::Action::RenewLink:
        return completed && !kept && hasKey;
    case Stage::Action::RetryFetch:
        return completed && !kept;
    case Stage::Action::OpenElsewhere:
    case Stage::Action::ShowInFolder:
        return kept;
    case Stage::Action::EditId:
        return task.report.status == TaskReport::Status::Unknown;
    case Stage::Action::ChooseKey:
        return !hasKey;
    default:
        return true;
    }
}

} // namespace

VideoActions::VideoActions(const TaskTable &table, QObject *parent)
    : QObject(parent)
    , m_table(table)
{
}

VideoActions::~VideoActions() = default;

void VideoActions::add(QAction *action, Stage::Action wish)
{
    m_wishes.insert(action, wish);
    connect(action, &QAction::triggered, this, [this, wish] {
        if (const TaskNumber number = m_table.currentNumber(); number != 0)
            emit requested(number, wish);
    });
}

void VideoActions::update()
{
    const QModelIndex current = m_table.chosen();
    const auto task = current.data(TaskModel::TaskRole).value<Task>();
    const bool hasKey = current.data(TaskModel::OwnerRole).isValid();
    for (auto it = m_wishes.cbegin(); it != m_wishes.cend(); ++it)
        it.key()->setEnabled(current.isValid() && fits(it.value(), task, hasKey));
}

} // namespace Reelwatch
