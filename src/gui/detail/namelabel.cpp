// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/detail/namelabel.h"

#include "gui/style/appearance.h"

#include <QEvent>

namespace Reelwatch {

NameLabel::NameLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignTrailing | Qt::AlignTop);
    colour();
}

NameLabel::~NameLabel() = default;

void NameLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

void NameLabel::colour()
{
    QPalette own = palette();
    const QColor quiet = secondaryText(own);
    if (own.color(QPalette::Active, QPalette::WindowText) == quiet)
        return;
    own.setColor(QPalette::WindowText, quiet);
    setPalette(own);
}

} // namespace Reelwatch
