// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/clock.h"
#include "gui/window/clipboard.h"

#include <QHash>
#include <QObject>

class QAction;

namespace Reelwatch {

class TaskTable;

/// The Copy menu's entries, each for one part of the selected rows.
class CopyActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CopyActions)

public:
    CopyActions(const TaskTable &table, const Clock &clock, QObject *parent = nullptr);
    ~CopyActions() override;

    void add(QAction *action, Clipboard::Part part);
    /// To be called when the selection or the current video changed.
    void update();

private:
    const TaskTable &m_table;
    const Clock &m_clock;
    QHash<QAction *, Clipboard::Part> m_parts;
};

} // namespace Reelwatch
