// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/playeractions.h"

#include "gui/style/icons.h"

#include <QAction>

#include <array>
#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

using Command = PlayerActions::Command;

struct CommandRow
{
    Command command;
    const char *text;
    QLatin1StringView icon;
    std::array<QKeyCombination, 2> keys; ///< Qt::Key_unknown: none
    bool checkable = false;
    bool beginsGroup = false; ///< of the menu
};

constexpr std::array CommandRows {
    CommandRow {Command::PlayPause,
                QT_TRANSLATE_NOOP("Reelwatch::PlayerActions", "&Play"),
                "play"_L1,
                {Qt::Key_Space, Qt::Key_K}},
    CommandRow {Command::PreviousFrame,
                QT_TRANSLATE_NOOP("Reelwatch::PlayerActions", "Pre&vious frame"),
                "previous-frame"_L1,
                {Qt::Key_Comma, Qt::Key_Left}},
    CommandRow {Command::NextFrame,
                QT_TRANSLATE_NOOP("Reelwatch::PlayerActions", "&Next frame"),
                "next-frame"_L1,
                {Qt::Key_Period, Qt::Key_Right}},
    CommandRow {Command::Back,
                QT_TRANSLATE_NOOP("Reelwatch::PlayerActions", "&Back 1 second"),
                {},
                {Qt::Key_J, QKeyCombination(Qt::SHIFT, Qt::Key_Left)}},
    CommandRow {Command::Forward,
                QT_TRANSLATE_NOOP("Reelwatch::PlayerActions", "F&orward 1 second"),
                {},
                {QKeyCombination(Qt::SHIFT, Qt::Key_Right)}},
    CommandRow {Command::Slower,
                QT_TRANSLATE_NOOP("Reelwatch::PlayerActions", "Slo&wer"),
                {},
                {Qt::Key_BracketLeft},
                false,
                true},
    CommandRow {Command::Faster,
                QT_TRANSLATE_NOOP("Reelwatch::PlayerActions", "Fas&ter"),
                {},
                {Qt::Key_BracketRight, Qt::Key_L}},
    CommandRow {Command::NormalSpeed,
                QT_TRANSLATE_NOOP("Reelwatch::PlayerActions", "Nor&mal speed"),
                {},
                {Qt::Key_Backspace}},
    CommandRow {Command::SetIn,
                QT_TRANSLATE_NOOP("Reelwatch::PlayerActions", "Set &in point"),
                {},
                {Qt::Key_I},
                false,
                true},
    CommandRow {Command::SetOut,
                QT_TRANSLATE_NOOP("Reelwatch::PlayerActions", "Set o&ut point"),
                {},
                {Qt::Key_O}},
    CommandRow {Command::ClearPoints,
                QT_TRANSLATE_NOOP("Reelwatch::PlayerActions", "Clear in an&d out points"),
                {},
                {Qt::Key_Backslash}},
    CommandRow {Command::Loop,
                QT_TRANSLATE_NOOP("Reelwatch::PlayerActions", "&Loop"),
                "loop"_L1,
                {QKeyCombination(Qt::CTRL, Qt::Key_L)},
                true,
                true},
    CommandRow {Command::Mute,
                QT_TRANSLATE_NOOP("Reelwatch::PlayerActions", "Mut&e"),
                "volume"_L1,
                {Qt::Key_M},
                true},
    CommandRow {Command::FullScreen,
                QT_TRANSLATE_NOOP("Reelwatch::PlayerActions", "&Full screen"),
                "full-screen"_L1,
                {Qt::Key_F},
                true},
    CommandRow {Command::LeaveFullScreen,
                QT_TRANSLATE_NOOP("Reelwatch::PlayerActions", "Leave full sc&reen"),
                "leave-full-screen"_L1,
                {Qt::Key_Escape}},
    CommandRow {Command::SaveFrame,
                QT_TRANSLATE_NOOP("Reelwatch::PlayerActions", "&Save frame…"),
                "camera"_L1,
                {Qt::Key_S},
                false,
                true},
    CommandRow {Command::CopyFrame,
                QT_TRANSLATE_NOOP("Reelwatch::PlayerActions", "&Copy frame"),
                "copy"_L1,
                {}},
    CommandRow {Command::LastFrame,
                QT_TRANSLATE_NOOP("Reelwatch::PlayerActions", "Show l&ast frame"),
                "last-frame"_L1,
                {},
                true}};

QList<QKeySequence> keysOf(const CommandRow &row)
{
    QList<QKeySequence> keys;
    for (const QKeyCombination key : row.keys) {
        if (key != QKeyCombination(Qt::Key_unknown))
            keys.append(key);
    }
    return keys;
}

/// "Next frame (.)": the first key is the one to learn.
QString toolTip(const QAction &action)
{
    const QKeySequence key = action.shortcut();
    const QString words = action.text().remove(u'&');
    return key.isEmpty() ? words : words + " ("_L1 + key.toString(QKeySequence::NativeText) + u')';
}

} // namespace

PlayerActions::PlayerActions(QObject *parent)
    : QObject(parent)
{
    for (const CommandRow &row : CommandRows) {
        if (row.beginsGroup) {
            m_order.append(new QAction(this));
            m_order.last()->setSeparator(true);
        }
        auto *action = new QAction(tr(row.text), this);
        if (!row.icon.isEmpty())
            action->setIcon(Icons::named(row.icon));
        action->setShortcuts(keysOf(row));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setCheckable(row.checkable);
        action->setToolTip(toolTip(*action));
        connect(action, &QAction::triggered, this,
                [this, command = row.command] { emit triggered(command); });
        m_actions.insert(row.command, action);
        m_order.append(action);
    }
    action(Command::Loop)->setChecked(true);
    for (const Command once :
         {Command::PlayPause, Command::Mute, Command::FullScreen, Command::SaveFrame})
        action(once)->setAutoRepeat(false);
    setPlayable(false);
    setFullScreen(false);
    setLastFrameKnown(false);
}

PlayerActions::~PlayerActions() = default;

void PlayerActions::setPlayable(bool playable)
{
    const QAction *leave = action(Command::LeaveFullScreen);
    for (QAction *each : std::as_const(m_order)) {
        if (each != leave)
            each->setEnabled(playable);
    }
}

void PlayerActions::setFrameShown(bool shown)
{
    for (const Command command : {Command::SaveFrame, Command::CopyFrame})
        action(command)->setEnabled(shown);
}

void PlayerActions::setPlaying(bool playing)
{
    QAction *play = action(Command::PlayPause);
    play->setText(playing ? tr("&Pause") : tr("&Play"));
    play->setIcon(Icons::named(playing ? "pause"_L1 : "play"_L1));
    play->setToolTip(toolTip(*play));
}

void PlayerActions::setMuted(bool muted)
{
    QAction *mute = action(Command::Mute);
    mute->setChecked(muted);
    mute->setIcon(Icons::named(muted ? "mute"_L1 : "volume"_L1));
}

void PlayerActions::setFullScreen(bool fullScreen)
{
    QAction *full = action(Command::FullScreen);
    full->setChecked(fullScreen);
    full->setIcon(Icons::named(fullScreen ? "leave-full-screen"_L1 : "full-screen"_L1));
    action(Command::LeaveFullScreen)->setEnabled(fullScreen);
}

void PlayerActions::setLastFrameKnown(bool known)
{
    action(Command::LastFrame)->setVisible(known);
}

} // namespace Reelwatch
