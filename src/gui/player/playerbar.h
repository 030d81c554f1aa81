// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <chrono>

class QActionGroup;
class QHBoxLayout;
class QSlider;
class QToolButton;

namespace Reelwatch {

class ClipPlayer;
class PlayerActions;
class PositionSlider;
class TimeLabel;

/// The buttons and sliders under a picture; follows one player by itself. Narrow, the position
/// gets a row of its own.
class PlayerBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlayerBar)

public:
    PlayerBar(ClipPlayer *player, const PlayerActions *actions, QWidget *parent = nullptr);
    ~PlayerBar() override;

    /// The clip's length as others tell it, until the clip itself does; zero: not known.
    void setExpectedLength(std::chrono::microseconds length);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addButtons(const PlayerActions &actions);
    QToolButton *addButton(QAction *action);
    void addLastFrame(QAction *action);
    void addSpeeds();
    void addVolume();
    void arrange(bool wide);
    void scrub(bool held);
    void showPosition();
    void showTimes();
    void showLength();
    void showMarks();
    void showRate();
    void showSound();

    ClipPlayer *m_player;
    QHBoxLayout *m_upper;
    QHBoxLayout *m_lower;
    PositionSlider *m_position;
    TimeLabel *m_time;
    QToolButton *m_speed = nullptr;
    QActionGroup *m_speeds = nullptr;
    QSlider *m_volume = nullptr;
    std::chrono::microseconds m_expected {0};
    bool m_wide = false;
    bool m_resume = false; ///< it played when the slider was taken hold of
};

} // namespace Reelwatch
