// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QList>
#include <QObject>

class QAction;

namespace Reelwatch {

/// The player's commands. Their keys work only inside the widgets that the actions are added to.
class PlayerActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlayerActions)

public:
    enum class Command {
        PlayPause,
        PreviousFrame,
        NextFrame,
        Back, ///< 1 s
        Forward, ///< 1 s
        Slower,
        Faster,
        NormalSpeed,
        SetIn,
        SetOut,
        ClearPoints,
        Loop,
        Mute,
        FullScreen,
        LeaveFullScreen,
        SaveFrame,
        CopyFrame,
        LastFrame ///< the image that the service sent beside the video
    };
    Q_ENUM(Command)

    explicit PlayerActions(QObject *parent = nullptr);
    ~PlayerActions() override;

    [[nodiscard]] QAction *action(Command command) const { return m_actions.value(command); }
    /// In the order of a menu, with separators.
    [[nodiscard]] QList<QAction *> all() const { return m_order; }

    /// Without a video no key does anything.
    void setPlayable(bool playable);
    /// Where no frame is shown, there is none to save or to copy.
    void setFrameShown(bool shown);
    void setPlaying(bool playing);
    void setMuted(bool muted);
    void setFullScreen(bool fullScreen);
    void setLastFrameKnown(bool known);

signals:
    void triggered(Reelwatch::PlayerActions::Command command);

private:
    QHash<Command, QAction *> m_actions;
    QList<QAction *> m_order;
};

} // namespace Reelwatch
