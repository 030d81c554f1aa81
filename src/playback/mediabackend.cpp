// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "playback/mediabackend.h"

#include "domain/picturesize.h"
#include "playback/codecname.h"
#include "playback/mediasound.h"

#include <QCoreApplication>
#include <QDir>
#include <QMediaMetaData>
#include <QVideoFrame>
#include <QVideoSink>

#include <algorithm>
#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr MediaBackend::Time UsualFrame = std::chrono::milliseconds(40);

/// Qt 6.5 got a new FFmpeg engine.
constexpr bool OldEngine = QT_VERSION < QT_VERSION_CHECK(6, 5, 0);

/// The old engine's threads may miss that they are to begin: they look for work and fall asleep
/// without a lock in between.
constexpr auto LongSleep = std::chrono::seconds(1);

/// The old engine shows the first frame that begins at or after the position, the new one the
/// frame that holds it.
MediaBackend::Time aimAt(MediaBackend::Time frameStart, MediaBackend::Time frameLength)
{
    return OldEngine ? frameStart : frameStart + frameLength / 2;
}

} // namespace

MediaBackend::MediaBackend(Listener &listener)
    : m_listener(listener)
    , m_player(new QMediaPlayer(this))
    , m_sink(new QVideoSink(m_player))
    , m_sound(new MediaSound(m_player))
{
    m_player->setVideoSink(m_sink);
    m_untilAwake.setSingleShot(true);
    listen();
}

MediaBackend::~MediaBackend()
{
    unload(); // its threads read the file
    m_player->setAudioOutput(nullptr); // the player must not outlive what it plays to
    m_player->setVideoSink(nullptr);
}

bool MediaBackend::isInstalled()
{
    const QStringList places = QCoreApplication::libraryPaths();
    return std::ranges::any_of(places, [](const QString &place) {
        return !QDir(place + u"/multimedia"_s).entryList(QDir::Files).isEmpty();
    });
}

bool MediaBackend::load(std::shared_ptr<QFile> file)
{
    unload();
    if (!file || !file->isReadable()) { // V16
        m_listener.takeFault({ClipFault::Kind::NotLocal});
        return false;
    }
    if (!m_player->isAvailable()) {
        m_listener.takeFault({ClipFault::Kind::NoBackend});
        return false;
    }
    m_file = std::move(file);
    m_player->setSourceDevice(m_file.get());
    if (!accepts())
        return false;
    m_player->setPlaybackRate(1); // a new decoder starts at 1 and is told of changes only
    m_player->setPlaybackRate(m_rate);
    m_sound->setHeld(true);
    m_player->pause();
    if (OldEngine)
        m_untilAwake.start(LongSleep);
    return true;
}

void MediaBackend::unload()
{
    m_untilAwake.stop();
    m_player->setSource({});
    QCoreApplication::removePostedEvents(&m_news);
    forgetMotion();
    m_playing = false;
    m_file.reset();
    m_frameLength = Time {0};
}

void MediaBackend::play()
{
    m_playing = true;
    m_sound->setHeld(false);
    m_player->play();
}

void MediaBackend::pause()
{
    m_playing = false;
    m_sound->setHeld(true);
    m_player->pause();
    forgetMotion();
}

void MediaBackend::seek(Time frameStart)
{
    const Time aim = aimAt(frameStart, m_frameLength);
    forgetMotion();
    m_player->setPosition(std::chrono::floor<std::chrono::milliseconds>(aim).count());
    if (OldEngine)
        wakeReader();
}

/// Once the old engine has read to the end of the file, which it does ahead of what it shows, a
/// seek alone brings no frame: only the change to playing or to paused makes it read again.
void MediaBackend::wakeReader()
{
    if (m_playing) {
        m_player->pause();
        m_player->play();
    } else {
        m_player->play();
        m_player->pause();
    }
}

void MediaBackend::forgetMotion()
{
    QCoreApplication::removePostedEvents(&m_motion);
}

void MediaBackend::setRate(double rate)
{
    m_rate = rate;
    m_player->setPlaybackRate(rate);
}

void MediaBackend::setMuted(bool muted)
{
    m_sound->setMuted(muted);
}

void MediaBackend::setVolume(float volume)
{
    m_sound->setVolume(volume);
}

bool MediaBackend::isLastPicture(const ClipFrame &frame, Time asked) const
{
    return !OldEngine && frame.end() > frame.start() && frame.end() + m_frameLength < asked;
}

MediaBackend::Time MediaBackend::duration() const
{
    return std::chrono::milliseconds(m_player->duration());
}

bool MediaBackend::isAudible() const
{
    return m_player->hasAudio() && m_sound->hasDevice();
}

/// Everything is queued, errors too: they come from inside calls that must not be undone midway.
void MediaBackend::listen()
{
    connect(&m_untilAwake, &QTimer::timeout, this, &MediaBackend::wakeReader);
    connect(m_sound, &MediaSound::deviceChanged, this, [this] { m_listener.takeAudible(); });
    connect(
        m_sink, &QVideoSink::videoFrameChanged, &m_motion,
        [this](const QVideoFrame &frame) { takeFrame(frame); }, Qt::QueuedConnection);
    connect(
        m_player, &QMediaPlayer::mediaStatusChanged, &m_motion,
        [this](QMediaPlayer::MediaStatus status) {
            if (status == QMediaPlayer::EndOfMedia)
                m_listener.takeEnd();
        },
        Qt::QueuedConnection);
    connect(
        m_player, &QMediaPlayer::mediaStatusChanged, &m_news,
        [this](QMediaPlayer::MediaStatus status) { takeStatus(status); }, Qt::QueuedConnection);
    connect(
        m_player, &QMediaPlayer::errorOccurred, &m_news,
        [this](QMediaPlayer::Error error) { takeError(error); }, Qt::QueuedConnection);
}

/// What the headers already tell, before a frame is decoded: 16000 × 8000 would take a gigabyte.
bool MediaBackend::accepts()
{
    const QMediaMetaData data = m_player->metaData();
    const QSize size = data.value(QMediaMetaData::Resolution).toSize();
    if (isTooLarge(size)) {
        m_listener.takeFault({ClipFault::Kind::TooLarge});
        return false;
    }
    const double rate = data.value(QMediaMetaData::VideoFrameRate).toDouble();
    m_frameLength = rate > 0 ? Time(static_cast<qint64>(1e6 / rate)) : UsualFrame;
    m_listener.takeDuration();
    m_listener.takeAudible();
    return true;
}

void MediaBackend::takeFrame(const QVideoFrame &frame)
{
    if (!frame.isValid()) // a stopping player sends an empty one
        return;
    m_untilAwake.stop();
    m_listener.takeFrame(
        {frame.size(), std::max(Time {0}, Time(frame.startTime())), Time(frame.endTime()), [frame] {
             return frame.toImage();
         }});
}

void MediaBackend::takeError(QMediaPlayer::Error error)
{
    if (error == QMediaPlayer::NoError || !m_file)
        return;
    if (error != QMediaPlayer::FormatError || !m_player->hasVideo()) {
        m_listener.takeFault({ClipFault::Kind::Broken});
        return;
    }
    const auto codec =
        m_player->metaData().value(QMediaMetaData::VideoCodec).value<QMediaFormat::VideoCodec>();
    // Newer engines call it an error of the format, too, when a known codec's pictures are no
    // pictures.
    if (QMediaFormat().supportedVideoCodecs(QMediaFormat::Decode).contains(codec))
        m_listener.takeFault({ClipFault::Kind::NoPicture});
    else
        m_listener.takeFault({ClipFault::Kind::UnknownCodec, codecName(codec)});
}

/// The status tells when to look, never whether all is well: it says "buffered" of damaged files.
void MediaBackend::takeStatus(QMediaPlayer::MediaStatus status)
{
    const bool loaded =
        status == QMediaPlayer::LoadedMedia || status == QMediaPlayer::BufferedMedia;
    if (!m_file || !loaded) // the old engine calls a clip loaded that is gone by then
        return;
    if (accepts() && !m_player->hasVideo())
        m_listener.takeFault(
            {m_player->hasAudio() ? ClipFault::Kind::SoundOnly : ClipFault::Kind::Broken});
}

} // namespace Reelwatch
