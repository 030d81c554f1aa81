// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "playback/mediasound.h"

#include <QAudioDevice>
#include <QAudioOutput>
#include <QMediaPlayer>

namespace Reelwatch {

MediaSound::MediaSound(QMediaPlayer *player)
    : QObject(player)
    , m_player(player)
{
    connect(&m_devices, &QMediaDevices::audioOutputsChanged, this, &MediaSound::followDevices);
    followDevices();
}

MediaSound::~MediaSound() = default;

void MediaSound::setMuted(bool muted)
{
    m_muted = muted;
    apply();
}

void MediaSound::setHeld(bool held)
{
    m_held = held;
    apply();
}

void MediaSound::setVolume(float volume)
{
    m_volume = volume;
    apply();
}

void MediaSound::followDevices()
{
    const bool wanted = !QMediaDevices::audioOutputs().isEmpty();
    if (wanted && hasDevice()) // the one in use may be gone
        m_output->setDevice(QMediaDevices::defaultAudioOutput());
    if (wanted == hasDevice())
        return;
    if (wanted) {
        m_output = new QAudioOutput(this);
        apply();
        m_player->setAudioOutput(m_output);
    } else {
        m_player->setAudioOutput(nullptr);
        delete m_output;
        m_output = nullptr;
    }
    emit deviceChanged();
}

void MediaSound::apply()
{
    if (!m_output)
        return;
    m_output->setMuted(m_muted || m_held);
    m_output->setVolume(
        QAudio::convertVolume(m_volume, QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale));
}

} // namespace Reelwatch
