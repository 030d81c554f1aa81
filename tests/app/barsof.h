// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/window/messagebar.h"

#include <QPushButton>
#include <QTest>

namespace Reelwatch {

/// The bars of the window, trouble under the toolbar and news below the panes, in that order.
inline QList<MessageBar *> barsIn(const QWidget &bars)
{
    const QWidget *window = bars.window();
    QList<MessageBar *> shown = window->findChildren<MessageBar *>();
    shown.removeIf(
        [window](const MessageBar *bar) { return bar->isHidden() || bar->window() != window; });
    return shown;
}

inline QStringList sentencesOf(const QWidget &bars)
{
    QStringList sentences;
    for (const MessageBar *bar : barsIn(bars))
        sentences.append(bar->sentence());
    return sentences;
}

inline QStringList buttonsOf(const QWidget &bars, qsizetype bar)
{
    QStringList texts;
    for (const QPushButton *button : barsIn(bars).at(bar)->findChildren<QPushButton *>())
        texts.append(button->text());
    return texts;
}

inline void clickBar(const QWidget &bars, qsizetype bar, qsizetype button)
{
    QTest::mouseClick(barsIn(bars).at(bar)->findChildren<QPushButton *>().at(button),
                      Qt::LeftButton);
}

} // namespace Reelwatch
