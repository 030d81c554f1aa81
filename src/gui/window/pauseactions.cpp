// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/pauseactions.h"

#include "gui/style/icons.h"

#include <QAction>
#include <QWidget>

#include <algorithm>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

PauseActions::PauseActions(QAction &pause, QAction &refresh, QWidget &button, QObject *parent)
    : QObject(parent)
    , m_pause(pause)
    , m_refresh(refresh)
{
    connect(&m_pause, &QAction::triggered, this, [this] { emit requested(!m_paused); });
    setPaused(true);
    const int whilePaused = button.sizeHint().width();
    setPaused(false);
    button.setMinimumWidth(std::max(whilePaused, button.sizeHint().width()));
}

PauseActions::~PauseActions() = default;

void PauseActions::setPaused(bool paused)
{
    m_paused = paused;
    m_pause.setText(paused ? tr("&Resume checks") : tr("&Pause checks"));
    m_pause.setToolTip(paused ? tr("Checks are paused: ask the service again")
                              : tr("Ask the service for nothing for now"));
    m_pause.setIcon(Icons::named(paused ? "play"_L1 : "pause"_L1));
    m_refresh.setEnabled(!paused);
    m_refresh.setToolTip(paused ? tr("Checks are paused: nothing is asked now")
                                : tr("Ask the service again now"));
}

} // namespace Reelwatch
