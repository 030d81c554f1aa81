// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/panefocus.h"

#include <QStackedWidget>

#include <algorithm>

namespace Reelwatch {

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
        QWidget *pane = m_panes.at(((start + steps * tried) % count + count) % count);
        if (!pane->isVisible())
            continue;
        auto *stack = qobject_cast<QStackedWidget *>(pane);
        (stack ? stack->currentWidget() : pane)->setFocus(Qt::TabFocusReason);
        return;
    }
}

} // namespace Reelwatch
