// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMediaDevices>
#include <QObject>

class QAudioOutput;
class QMediaPlayer;

namespace Reelwatch {

/// The sound of a player: an output only while there is a device, because the FFmpeg backend
/// crashes on sound that has nowhere to go (V09).
class MediaSound final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MediaSound)

public:
    explicit MediaSound(QMediaPlayer *player);
    ~MediaSound() override;

    [[nodiscard]] bool hasDevice() const { return m_output != nullptr; }
    void setMuted(bool muted);
    /// Silent while the clip stands still: stepping must not crackle.
    void setHeld(bool held);
    /// 0 to 1, as loudness is felt.
    void setVolume(float volume);

signals:
    void deviceChanged();

private:
    void followDevices();
    void apply();

    QMediaPlayer *m_player;
    QMediaDevices m_devices;
    QAudioOutput *m_output = nullptr;
    float m_volume = 1;
    bool m_muted = false;
    bool m_held = true;
};

} // namespace Reelwatch
