// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

#include <QHash>
#include <QObject>

class QAction;
class QWidget;

namespace Reelwatch {

class TaskTable;

/// What can be wished for the files of all selected videos.
class FileActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileActions)

public:
    enum class Wish {
        KeepNow,
        KeepAsKey, ///< the three: fetched by itself as its key says, in any case, in none
        KeepAlways,
        KeepNever,
        CopyFiles,
        MoveToTrash
    };
    Q_ENUM(Wish)

    explicit FileActions(const TaskTable &table, QObject *parent = nullptr);
    ~FileActions() override;

    /// Takes those of the window's actions, by their names in the form, that are such wishes.
    void takeFrom(const QWidget &window);
    /// To be called when the selection changed, or the chosen video did.
    void update();

signals:
    void requested(Reelwatch::FileActions::Wish wish, const QList<Reelwatch::TaskNumber> &numbers);

private:
    void add(QAction *action, Wish wish);

    const TaskTable &m_table;
    QHash<QAction *, Wish> m_wishes;
};

} // namespace Reelwatch
