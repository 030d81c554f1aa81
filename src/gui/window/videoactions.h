// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/stage.h"

#include <QHash>
#include <QObject>

class QAction;

namespace Reelwatch {

class TaskTable;

/// What the menus can wish for the current video; only what fits the video can be chosen.
class VideoActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VideoActions)

public:
    explicit VideoActions(const TaskTable &table, QObject *parent = nullptr);
    ~VideoActions() override;

    void add(QAction *action, Stage::Action wish);
    /// To be called when another video is current, or the current one changed.
    void update();

signals:
    void requested(Reelwatch::TaskNumber number, Reelwatch::Stage::Action wish);

private:
    const TaskTable &m_table;
    QHash<QAction *, Stage::Action> m_wishes;
};

} // namespace Reelwatch
