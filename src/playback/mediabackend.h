// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/player/clipbackend.h"

#include <QMediaPlayer>
#include <QTimer>

class QVideoFrame;
class QVideoSink;

namespace Reelwatch {

class MediaSound;

/// Qt's media player, kept from what harms it: it is given an open file and never a name or a URL,
/// and nothing it posted about one clip is heard after the next is loaded.
class MediaBackend final : public QObject, public ClipBackend
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MediaBackend)

public:
    /// Whether Qt has anything to play with (V14); without, it ends the program as it makes a
    /// player.
    [[nodiscard]] static bool isInstalled();

    explicit MediaBackend(Listener &listener);
    ~MediaBackend() override;

    bool load(std::shared_ptr<QFile> file) override;
    void unload() override;
    void play() override;
    void pause() override;
    void seek(Time frameStart) override;
    void setRate(double rate) override;
    void setMuted(bool muted) override;
    void setVolume(float volume) override;

    [[nodiscard]] bool isLastPicture(const ClipFrame &frame, Time asked) const override;
    [[nodiscard]] Time duration() const override;
    [[nodiscard]] Time frameLength() const override { return m_frameLength; }
    [[nodiscard]] bool isAudible() const override;

private:
    void listen();
    void wakeReader();
    void forgetMotion();
    [[nodiscard]] bool accepts();
    void takeFrame(const QVideoFrame &frame);
    void takeError(QMediaPlayer::Error error);
    void takeStatus(QMediaPlayer::MediaStatus status);

    Listener &m_listener;
    std::shared_ptr<QFile> m_file;
    QMediaPlayer *m_player;
    QVideoSink *m_sink;
    MediaSound *m_sound;
    QObject m_news; ///< takes what is told of the clip as a whole
    QObject m_motion; ///< takes frames and the end; what a wish has overtaken is thrown away
    QTimer m_untilAwake; ///< runs while the first frame is awaited
    Time m_frameLength {0};
    double m_rate = 1;
    bool m_playing = false;
};

} // namespace Reelwatch
