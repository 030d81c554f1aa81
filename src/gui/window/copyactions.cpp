// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/copyactions.h"

#include "gui/table/tasktable.h"
#include "model/taskmodel.h"

#include <QAction>

namespace Reelwatch {

namespace {

bool has(const Task &task, Clipboard::Part part)
{
    switch (part) {
    case Clipboard::Part::Link:
        return !task.report.link.isEmpty();
    case Clipboard::Part::Error:
        return task.report.failure != Failure {};
    default:
        return true;
    }
}

} // namespace

CopyActions::CopyActions(const TaskTable &table, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_clock(clock)
{
}

CopyActions::~CopyActions() = default;

void CopyActions::add(QAction *action, Clipboard::Part part)
{
    m_parts.insert(action, part);
    connect(action, &QAction::triggered, this, [this, part] {
        Clipboard::copy(Clipboard::text(part, m_table.selectedRows(), m_clock.now()));
    });
}

void CopyActions::update()
{
    const bool any = m_table.selectionModel()->hasSelection();
    const auto task = m_table.chosen().data(TaskModel::TaskRole).value<Task>();
    for (auto it = m_parts.cbegin(); it != m_parts.cend(); ++it)
        it.key()->setEnabled(any && has(task, it.value()));
}

} // namespace Reelwatch
