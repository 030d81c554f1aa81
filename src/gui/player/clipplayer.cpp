// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/clipplayer.h"

#include "gui/player/clipfile.h"
#include "gui/player/playbackplugin.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace Reelwatch {

using namespace std::chrono_literals;

namespace {

constexpr auto FirstFramePatience = 5s; // what is no video fails at once; this is for slow disks
constexpr auto SeekPatience = 3s; // a large picture may be decoded from a second before
constexpr auto ShortPatience = 300ms; // where frames may be missing: near the end, between jumps
constexpr auto NearEnd = 500ms;

} // namespace

ClipPlayer::ClipPlayer(QObject *parent)
    : ClipPlayer(PlaybackPlugin::makeBackend, parent)
{
}

ClipPlayer::ClipPlayer(BackendMaker makeBackend, QObject *parent)
    : QObject(parent)
    , m_makeBackend(std::move(makeBackend))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &ClipPlayer::losePatience);
}

ClipPlayer::~ClipPlayer() = default;

void ClipPlayer::open(const QString &localFile)
{
    close();
    const auto file = openClip(localFile);
    if (!file)
        return fail(file.error());
    if (!prepare())
        return fail({ClipFault::Kind::NoBackend});
    m_file = *file;
    setState(State::Paused);
    reload(0us);
}

bool ClipPlayer::prepare()
{
    if (m_backend)
        return true;
    m_backend = m_makeBackend(*this);
    if (!m_backend)
        return false;
    m_backend->setRate(m_rate);
    m_backend->setMuted(m_muted);
    m_backend->setVolume(m_volume);
    return true;
}

void ClipPlayer::close()
{
    if (m_backend)
        m_backend->unload();
    m_patience.stop();
    m_seeks.clear();
    m_file.reset();
    m_frame = {};
    m_position = m_duration = m_last = m_retreat = 0us;
    clearPoints();
    setState(State::Empty);
}

void ClipPlayer::play()
{
    if (m_state != State::Paused)
        return;
    setState(State::Playing);
    const Time from = m_seeks.last().value_or(m_position);
    const bool knowsEnd = m_out || m_duration > 0us;
    if (from < begin() || (knowsEnd && from >= m_out.value_or(m_last))) {
        m_seeks.clear();
        request(begin());
    }
    m_backend->play();
}

void ClipPlayer::pause()
{
    if (m_state != State::Playing)
        return;
    setState(State::Paused);
    m_backend->pause();
    if (const auto wish = m_seeks.last()) { // its answer may have gone with what was forgotten
        m_seeks.clear();
        request(*wish);
    }
}

/// The frame that holds `to`, where frames are equally long: behind it there may be none.
void ClipPlayer::seek(Time to)
{
    if (!isOpen())
        return;
    const Time within = bounded(to);
    request(m_backend->frameLength() > 0us ? within - within % m_backend->frameLength() : within);
}

void ClipPlayer::step(int frames)
{
    if (!isOpen())
        return;
    pause();
    request(m_seeks.last().value_or(m_position) + frames * m_backend->frameLength());
}

void ClipPlayer::skip(Time by)
{
    seek(m_seeks.last().value_or(m_position) + by);
}

void ClipPlayer::setRate(double rate)
{
    m_rate = std::clamp(rate, 0.1, 4.0);
    if (m_backend)
        m_backend->setRate(m_rate);
    emit rateChanged();
}

void ClipPlayer::setMuted(bool muted)
{
    m_muted = muted;
    if (m_backend)
        m_backend->setMuted(muted);
    emit soundChanged();
}

void ClipPlayer::setVolume(float volume)
{
    m_volume = std::isnan(volume) ? 1.0F : std::clamp(volume, 0.0F, 1.0F);
    if (m_backend)
        m_backend->setVolume(m_volume);
    emit soundChanged();
}

void ClipPlayer::setInPoint()
{
    m_in = position();
    if (m_out && *m_out <= *m_in)
        m_out.reset();
    emit pointsChanged();
}

void ClipPlayer::setOutPoint()
{
    m_out = position();
    if (m_in && *m_in >= *m_out)
        m_in.reset();
    emit pointsChanged();
}

void ClipPlayer::clearPoints()
{
    const bool had = m_in || m_out;
    m_in.reset();
    m_out.reset();
    if (had)
        emit pointsChanged();
}

void ClipPlayer::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        emit stateChanged(state);
}

// close() may end the life of what was passed.
void ClipPlayer::fail(ClipFault fault) // NOLINT(performance-unnecessary-value-param)
{
    close();
    setState(State::Failed);
    emit failed(fault);
}

void ClipPlayer::reload(Time at)
{
    m_seeks.clear();
    m_reloading = m_frame.isValid();
    if (!m_backend->load(m_file))
        return;
    m_patience.start(FirstFramePatience);
    m_seeks.ask(0us); // the first frame comes by itself
    if (at > 0us)
        request(at);
}

void ClipPlayer::takeDuration()
{
    const Time duration = m_backend->duration();
    if (duration == m_duration || (m_reloading && duration == 0us)) // not read yet, but known
        return;
    m_duration = duration;
    m_last = std::max(m_last, m_duration - m_backend->frameLength());
    m_seeks.limit(m_last);
    emit durationChanged();
}

void ClipPlayer::takeAudible()
{
    emit soundChanged();
}

void ClipPlayer::takeFault(const ClipFault &fault)
{
    fail(fault);
}

void ClipPlayer::takeFrame(const ClipFrame &frame)
{
    const Time start = frame.start();
    if (!isWanted(start))
        return;
    m_patience.stop();
    if (m_state == State::Paused && m_backend->isLastPicture(frame, *m_seeks.underWay()))
        m_last = start;
    const auto next = m_seeks.takeNext();
    if (!std::exchange(m_reloading, false) || !next)
        show(frame, start);
    if (next)
        issue(*next);
    else if (m_state == State::Playing && m_out && start >= *m_out)
        m_looping ? goRound() : pause();
}

/// At rest only what was asked for: the backend may give one frame more. While playing, frames from
/// before a seek still come after it.
bool ClipPlayer::isWanted(Time frameStart) const
{
    if (m_state != State::Playing)
        return m_seeks.underWay().has_value();
    return m_seeks.isAnswer(frameStart, std::max<Time>(m_backend->frameLength() * 3 / 2, 20ms));
}

void ClipPlayer::show(const ClipFrame &frame, Time start)
{
    m_retreat = 0us;
    m_frame = frame;
    m_position = start;
    m_last = std::max(m_last, start);
    emit frameShown(frame);
}

void ClipPlayer::request(Time frameStart)
{
    if (m_state != State::Paused && m_state != State::Playing)
        return;
    if (const auto target = m_seeks.ask(bounded(frameStart)))
        issue(*target);
}

/// Newer engines read the file aside: what is wished for before the end is known is bounded then.
ClipPlayer::Time ClipPlayer::bounded(Time frameStart) const
{
    return m_duration > 0us ? std::clamp(frameStart, 0us, m_last) : std::max(frameStart, 0us);
}

void ClipPlayer::issue(Time target)
{
    const bool mayMiss = m_state == State::Playing || target + NearEnd > m_duration;
    m_patience.start(mayMiss ? ShortPatience : SeekPatience);
    m_backend->seek(target);
}

void ClipPlayer::takeEnd()
{
    if (!m_frame.isValid())
        return fail({ClipFault::Kind::NoPicture});
    if (m_state == State::Paused && m_seeks.underWay())
        return retreat();
    if (m_state != State::Playing)
        return;
    m_last = m_seeks.underWay() ? m_last : m_position;
    m_looping ? goRound() : rest();
}

void ClipPlayer::goRound()
{
    m_seeks.clear();
    request(begin());
    m_backend->play();
}

/// Loads anew because an ended backend keeps waking up.
void ClipPlayer::rest()
{
    setState(State::Paused);
    reload(m_last);
}

/// The picture ended before the sound, so the place asked for has no frame, and the backend
/// answers nothing any more: load anew and look further back, in growing steps.
void ClipPlayer::retreat()
{
    if (m_last == 0us || m_reloading)
        return fail({ClipFault::Kind::Broken});
    const Time missed = m_seeks.underWay().value_or(m_last);
    const Time wish = m_seeks.last().value_or(m_last);
    m_retreat = std::max(2 * m_retreat, m_backend->frameLength());
    m_last = std::max(0us, std::min(m_last, missed) - m_retreat);
    reload(std::min(wish, m_last));
}

void ClipPlayer::losePatience()
{
    if (!m_frame.isValid())
        return fail({ClipFault::Kind::NoPicture});
    if (m_state == State::Paused && m_seeks.underWay())
        return retreat();
    m_seeks.clear();
}

} // namespace Reelwatch
