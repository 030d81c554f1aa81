// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace Reelwatch {

/// Pausing all checks, which becomes resuming them, and the refreshing that waits meanwhile.
class PauseActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PauseActions)

public:
    /// `button` shows `pause`; it keeps its width whichever of its two texts it bears.
    PauseActions(QAction &pause, QAction &refresh, QWidget &button, QObject *parent = nullptr);
    ~PauseActions() override;

    void setPaused(bool paused);

signals:
    void requested(bool paused);

private:
    QAction &m_pause;
    QAction &m_refresh;
    bool m_paused = false;
};

} // namespace Reelwatch
