// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/stagenotes.h"

#include "model/stage.h"

#include <QBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace Reelwatch {

StageNotes::StageNotes(QWidget *parent)
    : QWidget(parent)
    , m_incomplete(new QLabel(this))
    , m_lastFrame(new QToolButton(this))
{
    m_incomplete->setTextFormat(Qt::PlainText);
    m_incomplete->setWordWrap(true);
    m_incomplete->setText(tr("The length of this file was not confirmed; its end may be missing."));
    m_lastFrame->setText(tr("Last frame"));
    m_lastFrame->setToolTip(tr("Show the last frame as the service sent it"));
    m_lastFrame->setCheckable(true);
    m_lastFrame->setAutoRaise(true);
    m_lastFrame->setFocusPolicy(Qt::TabFocus);
    connect(m_lastFrame, &QToolButton::toggled, this, &StageNotes::lastFrameToggled);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 0);
    row->addWidget(m_incomplete, 1);
    row->addStretch();
    row->addWidget(m_lastFrame, 0, Qt::AlignTop);
}

StageNotes::~StageNotes() = default;

void StageNotes::setStage(const Stage &stage)
{
    const bool played = !stage.video.isEmpty();
    m_incomplete->setVisible(stage.incomplete);
    m_lastFrame->setVisible(!stage.lastFrame.isEmpty());
    setVisible(played && (stage.incomplete || !stage.lastFrame.isEmpty()));
}

void StageNotes::setLastFrameShown(bool shown)
{
    m_lastFrame->setChecked(shown);
}

} // namespace Reelwatch
