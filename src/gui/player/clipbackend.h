// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/player/clipfault.h"

#include <QFile>
#include <QMediaPlayer>
#include <QVideoFrame>

#include <chrono>
#include <memory>

class QVideoSink;

namespace Reelwatch {

class ClipSound;

/// Qt's media player, made on first need and kept from what harms it: it is given an open file and
/// never a name or a URL, and nothing it posted about one clip is heard after the next is loaded.
class ClipBackend final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClipBackend)

public:
    using Time = std::chrono::microseconds;

    explicit ClipBackend(QObject *parent = nullptr);
    ~ClipBackend() override;

    /// Call before QApplication is made: the FFmpeg backend seeks to exact frames. Leaves the
    /// user's own QT_MEDIA_BACKEND alone, and does nothing where the plug-in is not installed.
    static void preferFfmpeg();
    /// Whether Qt has anything to play with (V14).
    [[nodiscard]] static bool isInstalled();

    /// Paused at the first frame, which arrives by itself; false after failed(), also for anything
    /// but a file that is open to be read (and Qt 6.4 cannot open names beyond Latin-1 itself). The
    /// file is read on the backend's own threads until the next load() or unload().
    bool load(std::shared_ptr<QFile> file);
    /// Afterwards nothing wakes up any more.
    void unload();
    void play();
    void pause();
    /// Asks for the frame that begins at `frameStart`.
    void seek(Time frameStart);
    void setRate(double rate);
    void setMuted(bool muted);
    void setVolume(float volume);

    /// Whether no picture follows this answer to a seek: a newer engine gives the last one then.
    [[nodiscard]] bool isLastPicture(const QVideoFrame &frame, Time asked) const;
    [[nodiscard]] Time duration() const;
    [[nodiscard]] Time frameLength() const { return m_frameLength; }
    /// False without a sound track or without a device to play it.
    [[nodiscard]] bool isAudible() const;

signals:
    void frameArrived(const QVideoFrame &frame);
    void durationChanged();
    void audibleChanged();
    void ended();
    void failed(const Reelwatch::ClipFault &fault);

private:
    void makePlayer();
    void listen();
    void wakeReader();
    void forgetMotion();
    [[nodiscard]] bool accepts();
    void takeFrame(const QVideoFrame &frame);
    void takeError(QMediaPlayer::Error error);
    void takeStatus(QMediaPlayer::MediaStatus status);

    std::shared_ptr<QFile> m_file;
    QMediaPlayer *m_player = nullptr;
    QVideoSink *m_sink = nullptr;
    ClipSound *m_sound = nullptr;
    QObject m_news; ///< takes what is told of the clip as a whole
    QObject m_motion; ///< takes frames and the end; what a wish has overtaken is thrown away
    Time m_frameLength {0};
    double m_rate = 1;
    float m_volume = 1;
    bool m_muted = false;
    bool m_playing = false;
};

} // namespace Reelwatch
