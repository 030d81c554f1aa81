// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/playerbar.h"

#include "gui/player/clipplayer.h"
#include "gui/player/playeractions.h"
#include "gui/player/positionslider.h"
#include "gui/player/speeds.h"
#include "gui/player/timelabel.h"

#include <QAction>
#include <QActionGroup>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QToolButton>

#include <utility>

namespace Reelwatch {

using namespace std::chrono_literals;
using Command = PlayerActions::Command;

namespace {

constexpr int WideEnough = 600; // for one row
constexpr int VolumeFits = 400;
constexpr int Narrowest = 280;
constexpr int Margin = 4;
/// Where the position stands among the buttons of the one row.
constexpr int PositionPlace = 3;

int milliseconds(ClipPlayer::Time time)
{
    return static_cast<int>(std::chrono::floor<std::chrono::milliseconds>(time).count());
}

std::optional<int> milliseconds(std::optional<ClipPlayer::Time> time)
{
    return time ? std::optional(milliseconds(*time)) : std::nullopt;
}

} // namespace

PlayerBar::PlayerBar(ClipPlayer *player, const PlayerActions *actions, QWidget *parent)
    : QWidget(parent)
    , m_player(player)
    , m_upper(new QHBoxLayout)
    , m_lower(new QHBoxLayout)
    , m_position(new PositionSlider(this))
    , m_time(new TimeLabel(this))
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(Margin, Margin, Margin, Margin);
    rows->setSpacing(0);
    rows->addLayout(m_upper);
    rows->addLayout(m_lower);
    m_upper->setContentsMargins(Margin, 0, Margin, 0);
    m_upper->setSpacing(0);
    m_lower->setSpacing(0);
    m_position->setAccessibleName(tr("Position"));
    m_position->setObjectName(u"position");
    addButtons(*actions);
    arrange(false);

    connect(m_position, &QSlider::sliderMoved, this,
            [this](int at) { m_player->seek(std::chrono::milliseconds(at)); });
    connect(m_position, &QSlider::sliderPressed, this, [this] { scrub(true); });
    connect(m_position, &QSlider::sliderReleased, this, [this] { scrub(false); });
    connect(m_player, &ClipPlayer::frameShown, this, &PlayerBar::showPosition);
    connect(m_player, &ClipPlayer::stateChanged, this, &PlayerBar::showLength);
    connect(m_player, &ClipPlayer::durationChanged, this, &PlayerBar::showLength);
    connect(m_player, &ClipPlayer::pointsChanged, this, &PlayerBar::showMarks);
    connect(m_player, &ClipPlayer::rateChanged, this, &PlayerBar::showRate);
    connect(m_player, &ClipPlayer::soundChanged, this, &PlayerBar::showSound);
    showLength();
    showPosition();
    showMarks();
    showRate();
    showSound();
}

PlayerBar::~PlayerBar() = default;

QSize PlayerBar::minimumSizeHint() const
{
    return {Narrowest, QWidget::minimumSizeHint().height()};
}

/// A button that the Tab key reached is pressed by Space, which otherwise plays and pauses.
bool PlayerBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void PlayerBar::resizeEvent(QResizeEvent *)
{
    m_volume->setVisible(width() >= VolumeFits);
    const bool wide = width() >= WideEnough;
    if (wide != m_wide)
        arrange(wide);
}

void PlayerBar::addButtons(const PlayerActions &actions)
{
    for (const Command command : {Command::PreviousFrame, Command::PlayPause, Command::NextFrame})
        addButton(actions.action(command));
    addLastFrame(actions.action(Command::LastFrame));
    m_lower->addStretch();
    addSpeeds();
    addButton(actions.action(Command::Loop));
    addButton(actions.action(Command::Mute));
    addVolume();
    addButton(actions.action(Command::SaveFrame));
    addButton(actions.action(Command::FullScreen));
}

QToolButton *PlayerBar::addButton(QAction *action)
{
    auto *button = new QToolButton(this);
    if (action)
        button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setIconSize({20, 20});
    button->setFocusPolicy(Qt::TabFocus);
    button->installEventFilter(this);
    m_lower->addWidget(button);
    return button;
}

void PlayerBar::addLastFrame(QAction *action)
{
    QToolButton *button = addButton(action);
    QSizePolicy policy = button->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // what stands beside it stays in its place
    button->setSizePolicy(policy);
    button->setVisible(action->isVisible());
    connect(action, &QAction::visibleChanged, button,
            [button, action] { button->setVisible(action->isVisible()); });
}

void PlayerBar::addSpeeds()
{
    m_speed = addButton(nullptr);
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("Speed"));
    m_speed->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_speed);
    m_speeds = new QActionGroup(menu);
    for (const double rate : Speeds::All) {
        QAction *action = menu->addAction(Speeds::label(rate));
        action->setCheckable(true);
        action->setData(rate);
        m_speeds->addAction(action);
    }
    connect(m_speeds, &QActionGroup::triggered, this,
            [this](const QAction *action) { m_player->setRate(action->data().toDouble()); });
    m_speed->setMenu(menu);
}

void PlayerBar::addVolume()
{
    m_volume = new QSlider(Qt::Horizontal, this);
    m_volume->setAccessibleName(tr("Volume"));
    m_volume->setToolTip(tr("Volume"));
    m_volume->setRange(0, 100);
    m_volume->setFixedWidth(56);
    connect(m_volume, &QSlider::valueChanged, this,
            [this](int percent) { m_player->setVolume(static_cast<float>(percent) / 100); });
    m_lower->addWidget(m_volume);
}

void PlayerBar::arrange(bool wide)
{
    m_wide = wide;
    for (QHBoxLayout *row : {m_upper, m_lower}) {
        row->removeWidget(m_position);
        row->removeWidget(m_time);
    }
    QHBoxLayout *row = wide ? m_lower : m_upper;
    const int place = wide ? PositionPlace : 0;
    row->insertWidget(place, m_position, 1);
    row->insertWidget(place + 1, m_time);
}

/// While the slider is held the clip stands still and follows it.
void PlayerBar::scrub(bool held)
{
    if (held) {
        m_resume = m_player->state() == ClipPlayer::State::Playing;
        m_player->pause();
        m_player->seek(std::chrono::milliseconds(m_position->sliderPosition()));
    } else if (std::exchange(m_resume, false)) {
        m_player->play();
    }
}

void PlayerBar::setExpectedLength(std::chrono::microseconds length)
{
    m_expected = length;
    showTimes();
}

void PlayerBar::showPosition()
{
    showTimes();
    if (milliseconds(m_player->lastFrame()) != m_position->maximum())
        showLength();
    if (!m_position->isSliderDown())
        m_position->setValue(milliseconds(m_player->position()));
}

void PlayerBar::showLength()
{
    const bool seekable = m_player->duration() > 0us;
    m_position->setEnabled(seekable);
    m_position->setRange(0, seekable ? milliseconds(m_player->lastFrame()) : 0);
    m_position->setSingleStep(40);
    m_position->setPageStep(1000);
    showTimes();
    showSound();
}

/// The last frame is the end: nothing comes after it but its own duration.
void PlayerBar::showTimes()
{
    const auto length = m_player->duration();
    const bool atEnd = length > 0us && m_player->position() >= m_player->lastFrame();
    m_time->setTimes(atEnd ? length : m_player->position(), length > 0us ? length : m_expected);
}

void PlayerBar::showMarks()
{
    m_position->setMarks(milliseconds(m_player->inPoint()), milliseconds(m_player->outPoint()));
}

void PlayerBar::showRate()
{
    m_speed->setText(Speeds::label(m_player->rate()));
    for (QAction *action : m_speeds->actions())
        action->setChecked(qFuzzyCompare(action->data().toDouble(), m_player->rate()));
}

void PlayerBar::showSound()
{
    const QSignalBlocker quiet(m_volume);
    const bool audible = m_player->isAudible() || !m_player->isOpen();
    m_volume->setToolTip(audible ? tr("Volume")
                                 : tr("No sound in this video, or no device for it"));
    m_volume->setValue(qRound(m_player->volume() * 100));
}

} // namespace Reelwatch
