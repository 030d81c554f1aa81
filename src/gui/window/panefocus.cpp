// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/panefocus.h"

#include <QStackedWidget>

#include <algorithm>

namespace Reelwatch {

namespace {

bool takesKeys(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled()
        && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
}

/// The pane's own choice while that can be seen, else the first thing in it that takes keys; null
/// when nothing does.
QWidget *targetIn(QWidget *pane)
{
    if (const auto *stack = qobject_cast<QStackedWidget *>(pane))
        pane = stack->currentWidget();
    QWidget *chosen = pane->focusProxy() ? pane->focusProxy() : pane;
    if (takesKeys(chosen))
        return chosen;
    const QList<QWidget *> inside = pane->findChildren<QWidget *>();
    const auto found = std::ranges::find_if(inside, takesKeys);
    return found == inside.end() ? nullptr : *found;
}

} // namespace

PaneFocus::PaneFocus(const QList<QWidget *> &panes)
    : m_panes(panes)
{
}

void PaneFocus::move(int steps, const QWidget *focused) const
{
    const auto holds = [focused](const QWidget *pane) {
        return pane == focused || pane->isAncestorOf(focused);
    };
    const auto from = std::ranges::find_if(m_panes, holds);
    const qsizetype start = from == m_panes.end() ? 0 : from - m_panes.begin();
    const qsizetype count = m_panes.size();
    for (qsizetype tried = 1; tried <= count; ++tried) {
        const qsizetype pane = ((start + steps * tried) % count + count) % count;
        if (QWidget *target = targetIn(m_panes.at(pane))) {
            target->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

} // namespace Reelwatch
