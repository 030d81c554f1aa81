// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/window/messagebar.h"

#include <QPushButton>
#include <QTest>

namespace Reelwatch {

/// The bars that stand under the toolbar, from top to bottom.
inline QList<MessageBar *> barsIn(const QWidget &bars)
{
    QList<MessageBar *> shown = bars.findChildren<MessageBar *>();
    shown.removeIf([](const MessageBar *bar) { return bar->isHidden(); });
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
