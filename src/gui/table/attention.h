// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

#include <QObject>
#include <QTimer>

namespace Reelwatch {

class TaskTable;

/// What the user looks at: the selected rows and those on screen.
class Attention final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Attention)

public:
    explicit Attention(TaskTable &table);
    ~Attention() override;

signals:
    /// Told once for what moves together.
    void moved(const QList<Reelwatch::TaskNumber> &selected,
               const QList<Reelwatch::TaskNumber> &visible);

private:
    void tell();
    [[nodiscard]] QList<TaskNumber> visibleNumbers() const;

    TaskTable &m_table;
    QTimer m_soon;
};

} // namespace Reelwatch
