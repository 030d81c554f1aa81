// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/fullscreenwindow.h"

#include "gui/player/clipplayer.h"
#include "gui/player/playeractions.h"
#include "gui/player/playerbar.h"
#include "gui/player/videosurface.h"

#include <QCloseEvent>

namespace Reelwatch {

namespace {

constexpr auto BarRests = std::chrono::seconds(2);

} // namespace

FullScreenWindow::FullScreenWindow(ClipPlayer *player, PlayerActions *actions, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_surface(new VideoSurface(this))
    , m_bar(new PlayerBar(player, actions, this))
{
    setWindowTitle(tr("Video"));
    addActions(actions->all());
    m_bar->setAutoFillBackground(true);
    m_surface->setMouseTracking(true);
    m_surface->installEventFilter(this);
    m_surface->setMoving(player->state() == ClipPlayer::State::Playing);
    if (player->frame().isValid())
        m_surface->setFrame(player->frame());
    connect(player, &ClipPlayer::frameShown, m_surface, &VideoSurface::setFrame);
    connect(player, &ClipPlayer::stateChanged, m_surface, [this](ClipPlayer::State state) {
        m_surface->setMoving(state == ClipPlayer::State::Playing);
    });
    connect(m_surface, &VideoSurface::clicked, this, &FullScreenWindow::clicked);
    connect(m_surface, &VideoSurface::doubleClicked, this, &FullScreenWindow::doubleClicked);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &FullScreenWindow::hideBar);
    m_surface->setFocus();
    showBar();
}

FullScreenWindow::~FullScreenWindow() = default;

bool FullScreenWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseMove)
        showBar();
    return QWidget::eventFilter(watched, event);
}

void FullScreenWindow::resizeEvent(QResizeEvent *)
{
    m_surface->setGeometry(rect());
    const int height = m_bar->sizeHint().height();
    m_bar->setGeometry(0, rect().height() - height, rect().width(), height);
}

void FullScreenWindow::closeEvent(QCloseEvent *event)
{
    event->ignore();
    emit leaveRequested();
}

void FullScreenWindow::showBar()
{
    m_bar->show();
    m_surface->unsetCursor();
    m_rest.start(BarRests);
}

void FullScreenWindow::hideBar()
{
    if (m_bar->underMouse())
        return m_rest.start(BarRests);
    m_bar->hide();
    m_surface->setCursor(Qt::BlankCursor);
}

} // namespace Reelwatch
