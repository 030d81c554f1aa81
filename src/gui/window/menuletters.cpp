// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/menuletters.h"

#include <QEvent>
#include <QMenu>

namespace Reelwatch {

MenuLetters::MenuLetters(QWidget *window)
    : QObject(window)
{
    const QList<QMenu *> menus = window->findChildren<QMenu *>();
    for (QMenu *menu : menus)
        menu->installEventFilter(this);
}

MenuLetters::~MenuLetters() = default;

/// A menu takes no focus, so that Qt would try the focused widget's keys before the menu's letters.
bool MenuLetters::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace Reelwatch
