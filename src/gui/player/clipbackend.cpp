// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/clipbackend.h"

#include "gui/player/clipsound.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QMediaMetaData>
#include <QVideoSink>

#include <algorithm>
#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr qint64 LargestPicture = 8192LL * 8192;
constexpr ClipBackend::Time UsualFrame = std::chrono::milliseconds(40);

/// Qt 6.5 got a new FFmpeg engine.
constexpr bool OldEngine = QT_VERSION < QT_VERSION_CHECK(6, 5, 0);

/// The old engine shows the first frame that begins at or after the position, the new one the
/// frame that holds it.
ClipBackend::Time aimAt(ClipBackend::Time frameStart, ClipBackend::Time frameLength)
{
    return OldEngine ? frameStart : frameStart + frameLength / 2;
}

} // namespace

ClipBackend::ClipBackend(QObject *parent)
    : QObject(parent)
{
}

ClipBackend::~ClipBackend()
{
    unload(); // its threads read the file
    if (m_player) { // which must not outlive what it plays to
        m_player->setAudioOutput(nullptr);
        m_player->setVideoSink(nullptr);
    }
}

void ClipBackend::preferFfmpeg()
{
    const QDir plugins(QLibraryInfo::path(QLibraryInfo::PluginsPath) + u"/multimedia"_s);
    const bool installed = !plugins.entryList({u"*ffmpegmediaplugin*"_s}, QDir::Files).isEmpty();
    if (installed && !qEnvironmentVariableIsSet("QT_MEDIA_BACKEND"))
        qputenv("QT_MEDIA_BACKEND", "ffmpeg");
}

bool ClipBackend::isInstalled()
{
    const QStringList places = QCoreApplication::libraryPaths();
    return std::ranges::any_of(places, [](const QString &place) {
        return !QDir(place + u"/multimedia"_s).entryList(QDir::Files).isEmpty();
    });
}

bool ClipBackend::load(std::shared_ptr<QFile> file)
{
    unload();
    if (!file || !file->isReadable()) { // V16
        emit failed({ClipFault::Kind::NotLocal});
        return false;
    }
    if (isInstalled()) // without any, Qt ends the program as it makes a player
        makePlayer();
    if (!m_player || !m_player->isAvailable()) {
        emit failed({ClipFault::Kind::NoBackend});
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
    return true;
}

void ClipBackend::unload()
{
    if (m_player)
        m_player->setSource({});
    QCoreApplication::removePostedEvents(&m_news);
    forgetMotion();
    m_playing = false;
    m_file.reset();
    m_frameLength = Time {0};
}

void ClipBackend::play()
{
    m_playing = true;
    m_sound->setHeld(false);
    m_player->play();
}

void ClipBackend::pause()
{
    m_playing = false;
    m_sound->setHeld(true);
    m_player->pause();
    forgetMotion();
}

void ClipBackend::seek(Time frameStart)
{
    const Time aim = aimAt(frameStart, m_frameLength);
    forgetMotion();
    m_player->setPosition(std::chrono::floor<std::chrono::milliseconds>(aim).count());
    if (OldEngine)
        wakeReader();
}

/// Once the old engine has read to the end of the file, which it does ahead of what it shows, a
/// seek alone brings no frame: only the change to playing or to paused makes it read again.
void ClipBackend::wakeReader()
{
    if (m_playing) {
        m_player->pause();
        m_player->play();
    } else {
        m_player->play();
        m_player->pause();
    }
}

void ClipBackend::forgetMotion()
{
    QCoreApplication::removePostedEvents(&m_motion);
}

void ClipBackend::setRate(double rate)
{
    m_rate = rate;
    if (m_player)
        m_player->setPlaybackRate(rate);
}

void ClipBackend::setMuted(bool muted)
{
    m_muted = muted;
    if (m_sound)
        m_sound->setMuted(muted);
}

void ClipBackend::setVolume(float volume)
{
    m_volume = volume;
    if (m_sound)
        m_sound->setVolume(volume);
}

bool ClipBackend::isLastPicture(const QVideoFrame &frame, Time asked) const
{
    const Time end(frame.endTime());
    return !OldEngine && end > Time(frame.startTime()) && end + m_frameLength < asked;
}

ClipBackend::Time ClipBackend::duration() const
{
    return std::chrono::milliseconds(m_player ? m_player->duration() : 0);
}

bool ClipBackend::isAudible() const
{
    return m_player && m_player->hasAudio() && m_sound->hasDevice();
}

void ClipBackend::makePlayer()
{
    if (m_player)
        return;
    m_player = new QMediaPlayer(this);
    m_sink = new QVideoSink(m_player);
    m_player->setVideoSink(m_sink);
    m_sound = new ClipSound(m_player);
    m_sound->setMuted(m_muted);
    m_sound->setVolume(m_volume);
    listen();
}

/// Everything is queued, errors too: they come from inside calls that must not be undone midway.
void ClipBackend::listen()
{
    connect(m_sound, &ClipSound::deviceChanged, this, &ClipBackend::audibleChanged);
    connect(
        m_sink, &QVideoSink::videoFrameChanged, &m_motion,
        [this](const QVideoFrame &frame) { takeFrame(frame); }, Qt::QueuedConnection);
    connect(
        m_player, &QMediaPlayer::mediaStatusChanged, &m_motion,
        [this](QMediaPlayer::MediaStatus status) {
            if (status == QMediaPlayer::EndOfMedia)
                emit ended();
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
bool ClipBackend::accepts()
{
    const QMediaMetaData data = m_player->metaData();
    const QSize size = data.value(QMediaMetaData::Resolution).toSize();
    if (qint64 {size.width()} * size.height() > LargestPicture) {
        emit failed({ClipFault::Kind::TooLarge});
        return false;
    }
    const double rate = data.value(QMediaMetaData::VideoFrameRate).toDouble();
    m_frameLength = rate > 0 ? Time(static_cast<qint64>(1e6 / rate)) : UsualFrame;
    emit durationChanged();
    emit audibleChanged();
    return true;
}

void ClipBackend::takeFrame(const QVideoFrame &frame)
{
    if (frame.isValid()) // a stopping player sends an empty one
        emit frameArrived(frame);
}

void ClipBackend::takeError(QMediaPlayer::Error error)
{
    if (error == QMediaPlayer::NoError || !m_file)
        return;
    if (error != QMediaPlayer::FormatError || !m_player->hasVideo()) {
        emit failed({ClipFault::Kind::Broken});
        return;
    }
    const auto codec =
        m_player->metaData().value(QMediaMetaData::VideoCodec).value<QMediaFormat::VideoCodec>();
    // Newer engines call it an error of the format, too, when a known codec's pictures are no
    // pictures.
    if (QMediaFormat().supportedVideoCodecs(QMediaFormat::Decode).contains(codec))
        emit failed({ClipFault::Kind::NoPicture});
    else
        emit failed({ClipFault::Kind::UnknownCodec, codecName(codec)});
}

/// The status tells when to look, never whether all is well: it says "buffered" of damaged files.
void ClipBackend::takeStatus(QMediaPlayer::MediaStatus status)
{
    const bool loaded =
        status == QMediaPlayer::LoadedMedia || status == QMediaPlayer::BufferedMedia;
    if (!m_file || !loaded) // the old engine calls a clip loaded that is gone by then
        return;
    if (accepts() && !m_player->hasVideo())
        emit failed({m_player->hasAudio() ? ClipFault::Kind::SoundOnly : ClipFault::Kind::Broken});
}

} // namespace Reelwatch
