// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "poster/postergrabber.h"

#include "domain/picturesize.h"

#include <QImage>
#include <QMediaMetaData>
#include <QVideoFrame>

#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

PosterGrabber::PosterGrabber(QObject *parent)
    : QObject(parent)
{
    m_player.setVideoSink(&m_sink); // and no audio output: FFmpeg's needs a device
    connect(&m_sink, &QVideoSink::videoFrameChanged, this, &PosterGrabber::takeFrame);
    connect(&m_player, &QMediaPlayer::mediaStatusChanged, this, &PosterGrabber::takeStatus);
    connect(&m_player, &QMediaPlayer::errorOccurred, this,
            [this] { fail(u"cannot be decoded"_s); });
}

PosterGrabber::~PosterGrabber() = default;

void PosterGrabber::grab(const QString &video)
{
    // An open file, not its name: the backend would not find a name with other than ASCII letters.
    m_file.setFileName(video);
    if (m_file.open(QIODevice::ReadOnly))
        m_player.setSourceDevice(&m_file);
    else
        fail(u"cannot be opened"_s);
}

void PosterGrabber::takeStatus(QMediaPlayer::MediaStatus status)
{
    if (m_over)
        return;
    if (status == QMediaPlayer::InvalidMedia)
        fail(u"not a video"_s);
    if (status == QMediaPlayer::EndOfMedia)
        fail(u"no picture"_s);
    if (status != QMediaPlayer::LoadedMedia)
        return;
    const QSize size = m_player.metaData().value(QMediaMetaData::Resolution).toSize();
    if (!m_player.hasVideo())
        fail(u"no picture"_s);
    else if (isTooLarge(size))
        fail(u"the picture is too large"_s);
    else
        m_player.play();
}

void PosterGrabber::takeFrame(const QVideoFrame &frame)
{
    if (m_over || !frame.isValid())
        return;
    if (isTooLarge(frame.size())) {
        fail(u"the picture is too large"_s);
        return;
    }
    const QImage image = frame.toImage();
    if (image.isNull())
        return; // the next one may do
    m_over = true;
    emit grabbed(image);
}

void PosterGrabber::fail(const QString &reason)
{
    if (std::exchange(m_over, true))
        return;
    emit failed(reason);
}

} // namespace Reelwatch
