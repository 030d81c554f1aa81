// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/playerpane.h"

#include "gui/player/clipcontrol.h"
#include "gui/player/clipplayer.h"
#include "gui/player/clipsteps.h"
#include "gui/player/filedrag.h"
#include "gui/player/framesaver.h"
#include "gui/player/fullscreenwindow.h"
#include "gui/player/noticepage.h"
#include "gui/player/playerbar.h"
#include "gui/player/stillreader.h"
#include "gui/player/timelabel.h"
#include "gui/player/videosurface.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QScreen>
#include <QStackedWidget>

#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;
using Command = PlayerActions::Command;

namespace {

bool isOfTheFile(const ClipFault &fault)
{
    return fault.kind != ClipFault::Kind::NotLocal && fault.kind != ClipFault::Kind::NoBackend;
}

const QString LoopHabit = u"loop"_s;
const QString MuteHabit = u"muted"_s;
const QString VolumeHabit = u"volume"_s;

} // namespace

PlayerPane::PlayerPane(QWidget *parent)
    : QWidget(parent)
    , m_actions(new PlayerActions(this))
    , m_player(new ClipPlayer(this))
    , m_steps(new ClipSteps(m_player, this))
    , m_stills(new StillReader(this))
    , m_saver(new FrameSaver(this))
    , m_pages(new QStackedWidget(this))
    , m_surface(new VideoSurface(m_pages)) // before the bar, as the Tab key goes
    , m_fileDrag(new FileDrag(m_surface))
    , m_notice(new NoticePage(m_pages))
    , m_remark(new QLabel(this))
    , m_bar(new PlayerBar(m_player, m_actions, this))
{
    addActions(m_actions->all());
    buildLayout();
    listenToPlayer();
    listenToWidgets();
    showStage();
}

PlayerPane::~PlayerPane() = default;

void PlayerPane::setStage(const Stage &stage)
{
    if (stage == m_stage)
        return;
    m_fileDrag->setFile(stage.video);
    const bool sameVideo =
        !stage.video.isEmpty() && stage.number == m_stage.number && stage.video == m_stage.video;
    if (!sameVideo)
        return enter(stage);
    const bool anotherPoster = stage.poster != m_stage.poster;
    m_stage = stage;
    showExtras();
    if (anotherPoster && isPlayable() && !m_player->isOpen()
        && !m_actions->action(Command::LastFrame)->isChecked())
        showPoster();
}

void PlayerPane::setEmptyText(const QString &title, const QString &text)
{
    if (title == m_emptyTitle && text == m_emptyText)
        return;
    m_emptyTitle = title;
    m_emptyText = text;
    if (m_stage.number == 0)
        showStage();
}

void PlayerPane::play()
{
    withClip([this] { start(); });
}

void PlayerPane::start()
{
    m_surface->setInviting(false);
    m_player->play();
}

bool PlayerPane::isPlaying() const
{
    return m_player->state() == ClipPlayer::State::Playing;
}

QVariantMap PlayerPane::habits() const
{
    return {{LoopHabit, m_actions->action(Command::Loop)->isChecked()},
            {MuteHabit, m_player->isMuted()},
            {VolumeHabit, m_player->volume()}};
}

void PlayerPane::setHabits(const QVariantMap &habits)
{
    const bool looping = habits.value(LoopHabit, true).toBool();
    m_actions->action(Command::Loop)->setChecked(looping);
    m_player->setLooping(looping);
    m_player->setMuted(habits.value(MuteHabit, false).toBool());
    m_player->setVolume(habits.value(VolumeHabit, 1.0F).toFloat());
}

void PlayerPane::saveFrame(const QString &path)
{
    m_saver->save(m_surface->currentFrame(), path);
}

void PlayerPane::buildLayout()
{
    m_pages->addWidget(m_surface);
    m_pages->addWidget(m_notice);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_pages, 1);
    column->addWidget(m_remark);
    column->addWidget(m_bar);
    setFocusProxy(m_surface);

    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setWordWrap(true);
    m_remark->setContentsMargins(8, 4, 8, 0);

    m_surface->setContextMenuPolicy(Qt::ActionsContextMenu);
    for (const Command command :
         {Command::PlayPause, Command::CopyFrame, Command::SaveFrame, Command::FullScreen})
        m_surface->addAction(m_actions->action(command));
}

void PlayerPane::listenToPlayer()
{
    connect(m_player, &ClipPlayer::frameShown, this, [this](const ClipFrame &frame) {
        m_stills->forget();
        m_actions->action(Command::LastFrame)->setChecked(false);
        m_surface->setFrame(frame);
    });
    connect(m_player, &ClipPlayer::stateChanged, this, &PlayerPane::showPlaying);
    connect(m_player, &ClipPlayer::soundChanged, this,
            [this] { m_actions->setMuted(m_player->isMuted()); });
    connect(m_player, &ClipPlayer::failed, this, [this](const ClipFault &fault) {
        m_fault = fault;
        m_steps->forget();
        showStage();
        if (isOfTheFile(fault))
            emit fileFailed(m_stage.number);
    });
}

void PlayerPane::listenToWidgets()
{
    connect(m_actions, &PlayerActions::triggered, this, &PlayerPane::run);
    connect(m_notice, &NoticePage::actionRequested, this,
            [this](Stage::Action action) { emit actionRequested(m_stage.number, action); });
    connect(m_actions->action(Command::LastFrame), &QAction::toggled, this,
            &PlayerPane::showLastFrame);
    connect(m_surface, &VideoSurface::blankChanged, this,
            [this](bool blank) { m_actions->setFrameShown(isPlayable() && !blank); });
    connect(m_surface, &VideoSurface::doubleClicked, this, &PlayerPane::takeDoubleClick);
    connect(m_surface, &VideoSurface::clicked, this, &PlayerPane::takeClick);
    connect(m_stills, &StillReader::ready, this, &PlayerPane::takeStill);
    connect(m_saver, &FrameSaver::saved, this, &PlayerPane::frameSaved);
    connect(m_saver, &FrameSaver::notSaved, this, &PlayerPane::frameNotSaved);
}

void PlayerPane::run(Command command)
{
    switch (command) {
    case Command::PlayPause:
        return withClip([this] { isPlaying() ? m_player->pause() : start(); });
    case Command::Loop:
        return m_player->setLooping(m_actions->action(command)->isChecked());
    case Command::Mute:
        return m_player->setMuted(m_actions->action(command)->isChecked());
    case Command::FullScreen:
        return setFullScreen(!m_fullScreen);
    case Command::LeaveFullScreen:
        return setFullScreen(false);
    case Command::SaveFrame:
        return askWhereToSave();
    case Command::CopyFrame:
        return copyFrame();
    case Command::LastFrame:
        return; // toggled says more
    case Command::Slower:
    case Command::Faster:
    case Command::NormalSpeed:
        return control(*m_player, command); // says how to play, not to play
    default:
        withClip([this, command] { control(*m_player, command); });
    }
}

void PlayerPane::takeClick()
{
    m_clickPaused = isPlaying();
    run(Command::PlayPause);
}

void PlayerPane::takeDoubleClick()
{
    if (std::exchange(m_clickPaused, false))
        play();
    setFullScreen(!m_fullScreen);
}

void PlayerPane::enter(const Stage &stage)
{
    m_actions->action(Command::LastFrame)->setChecked(false);
    m_stage = stage;
    m_fault = {};
    m_lastFrameRefused = false;
    m_steps->forget();
    m_stills->forget();
    m_player->close();
    m_surface->clear();
    showStage();
}

void PlayerPane::withClip(std::function<void()> step)
{
    if (isPlayable())
        m_steps->take(m_stage.video, std::move(step));
}

void PlayerPane::showStage()
{
    const bool playable = isPlayable();
    m_pages->setCurrentWidget(playable ? static_cast<QWidget *>(m_surface) : m_notice);
    setFocusProxy(m_pages->currentWidget()); // what is hidden can take no focus
    m_bar->setVisible(playable);
    m_actions->setPlayable(playable);
    m_actions->setFrameShown(playable && !m_surface->isBlank());
    emit playableChanged(playable);
    showExtras();
    if (playable) {
        m_steps->prepare();
        return showPoster();
    }
    setFullScreen(false);
    showNotice();
}

/// What stands beside the picture and may change while it plays.
void PlayerPane::showExtras()
{
    m_remark->setText(
        m_lastFrameRefused
            ? tr("The last frame that came with this video cannot be shown.")
            : tr("The length of this file was not confirmed; its end may be missing."));
    m_remark->setVisible(isPlayable() && (m_stage.incomplete || m_lastFrameRefused));
    m_bar->setExpectedLength(m_stage.length);
    m_actions->setLastFrameKnown(isPlayable() && !m_stage.lastFrame.isEmpty());
}

void PlayerPane::showNotice()
{
    if (m_stage.number == 0)
        m_notice->setEmpty(m_emptyTitle, m_emptyText);
    else if (m_fault.kind != ClipFault::Kind::None)
        m_notice->setFault(m_fault);
    else
        m_notice->setStage(m_stage);
}

/// A video without one is not decoded in its place: the poster program may have failed at it.
void PlayerPane::showPoster()
{
    m_surface->setInviting(true);
    m_stills->forget();
    if (m_stage.poster.isEmpty())
        m_surface->clear();
    else
        m_stills->read(m_stage.poster);
}

void PlayerPane::showPlaying()
{
    m_actions->setPlaying(isPlaying());
    m_surface->setMoving(isPlaying());
}

void PlayerPane::showLastFrame(bool shown)
{
    if (shown) {
        m_lastFrameRefused = false;
        showExtras();
        m_player->pause();
        m_stills->forget();
        emit lastFrameRequested(m_stage.lastFrame);
    } else if (m_player->frame().isValid()) {
        m_surface->setFrame(m_player->frame());
    } else if (!m_stage.video.isEmpty()) {
        showPoster();
    }
}

void PlayerPane::takeLastFrame(const QString &image, const QString &still)
{
    if (image != m_stage.lastFrame || !m_actions->action(Command::LastFrame)->isChecked())
        return;
    if (still.isEmpty())
        refuseLastFrame();
    else
        m_stills->read(still);
}

void PlayerPane::takeStill(const QString &path, const QImage &still)
{
    const bool isPoster = path == m_stage.poster;
    if (!still.isNull()) {
        m_surface->setInviting(isPoster && !m_player->isOpen());
        m_surface->setStill(still);
    } else if (isPoster) {
        m_surface->clear();
    } else {
        refuseLastFrame();
    }
}

void PlayerPane::refuseLastFrame()
{
    m_lastFrameRefused = true;
    m_actions->action(Command::LastFrame)->setChecked(false);
    showExtras();
}

void PlayerPane::copyFrame()
{
    if (const QImage frame = m_surface->currentFrame(); !frame.isNull())
        QGuiApplication::clipboard()->setImage(frame);
}

void PlayerPane::askWhereToSave()
{
    m_player->pause();
    const QString name =
        m_suggestedName.isEmpty() ? QFileInfo(m_stage.video).completeBaseName() : m_suggestedName;
    m_saver->askAndSave(m_surface->currentFrame(), name + u' ' + clipTime(m_player->position()),
                        m_fullScreen ? m_fullScreen.data() : window());
}

void PlayerPane::setFullScreen(bool full)
{
    if (full == !m_fullScreen.isNull())
        return;
    m_actions->setFullScreen(full);
    if (!full) {
        delete m_fullScreen.data();
        window()->activateWindow();
        m_surface->setFocus();
        return;
    }
    withClip([] {});
    m_fullScreen = new FullScreenWindow(m_player, m_actions, this);
    connect(
        m_fullScreen, &FullScreenWindow::leaveRequested, this, [this] { setFullScreen(false); },
        Qt::QueuedConnection);
    connect(m_fullScreen, &FullScreenWindow::clicked, this, &PlayerPane::takeClick);
    connect(m_fullScreen, &FullScreenWindow::doubleClicked, this, &PlayerPane::takeDoubleClick,
            Qt::QueuedConnection);
    m_fullScreen->setGeometry(screen()->geometry());
    m_fullScreen->showFullScreen();
}

bool PlayerPane::isPlayable() const
{
    return !m_stage.video.isEmpty() && m_fault.kind == ClipFault::Kind::None;
}

} // namespace Reelwatch
