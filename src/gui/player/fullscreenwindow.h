// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTimer>
#include <QWidget>

namespace Reelwatch {

class ClipPlayer;
class PlayerActions;
class PlayerBar;
class VideoSurface;

/// The same clip on the whole screen, with a bar that hides when the pointer rests.
class FullScreenWindow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FullScreenWindow)

public:
    FullScreenWindow(ClipPlayer *player, PlayerActions *actions, QWidget *parent);
    ~FullScreenWindow() override;

    [[nodiscard]] bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void leaveRequested();
    void clicked(); ///< on the picture
    void doubleClicked();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void showBar();
    void hideBar();

    VideoSurface *m_surface;
    PlayerBar *m_bar;
    QTimer m_rest;
};

} // namespace Reelwatch
