// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/clipsteps.h"

#include "gui/player/clipplayer.h"
#include "gui/player/playbackplugin.h"

#include <utility>

namespace Reelwatch {

ClipSteps::ClipSteps(ClipPlayer *player, QObject *parent)
    : QObject(parent)
    , m_player(player)
{
    connect(&m_libraries, &QFutureWatcherBase::finished, this, &ClipSteps::takeAll);
}

ClipSteps::~ClipSteps() = default;

void ClipSteps::prepare()
{
    m_libraries.setFuture(PlaybackPlugin::load());
}

void ClipSteps::take(const QString &video, std::function<void()> step)
{
    m_steps.push_back({video, std::move(step)});
    if (m_libraries.future().isFinished())
        takeAll();
}

void ClipSteps::takeAll()
{
    while (!m_steps.empty()) {
        const Step step = std::move(m_steps.front());
        m_steps.pop_front();
        if (!m_player->isOpen())
            m_player->open(step.video);
        step.act();
    }
}

} // namespace Reelwatch
