// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>
#include <QMediaPlayer>
#include <QObject>
#include <QVideoSink>

namespace Reelwatch {

/// Takes the first frame of one local video, without sound.
class PosterGrabber final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PosterGrabber)

public:
    explicit PosterGrabber(QObject *parent = nullptr);
    ~PosterGrabber() override;

    void grab(const QString &video);

signals:
    void grabbed(const QImage &frame);
    void failed(const QString &reason); ///< one line

private:
    void takeStatus(QMediaPlayer::MediaStatus status);
    void takeFrame(const QVideoFrame &frame);
    void fail(const QString &reason);

    QFile m_file;
    QVideoSink m_sink;
    QMediaPlayer m_player;
    bool m_over = false;
};

} // namespace Reelwatch
