// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/keys/colourbutton.h"

#include <QColorDialog>
#include <QMenu>

#include <array>

namespace Reelwatch {

namespace {

constexpr int SwatchSize = 16;

struct Swatch
{
    const char *colour;
    const char *name;
};

constexpr std::array Swatches {
    Swatch {"#3d82f6", QT_TRANSLATE_NOOP("Reelwatch::ColourButton", "Blue")},
    Swatch {"#e0598b", QT_TRANSLATE_NOOP("Reelwatch::ColourButton", "Pink")},
    Swatch {"#2fa36b", QT_TRANSLATE_NOOP("Reelwatch::ColourButton", "Green")},
    Swatch {"#d98a1f", QT_TRANSLATE_NOOP("Reelwatch::ColourButton", "Orange")},
    Swatch {"#8a63d2", QT_TRANSLATE_NOOP("Reelwatch::ColourButton", "Purple")},
    Swatch {"#1fa6b8", QT_TRANSLATE_NOOP("Reelwatch::ColourButton", "Teal")},
    Swatch {"#c2543f", QT_TRANSLATE_NOOP("Reelwatch::ColourButton", "Red")},
    Swatch {"#6b7a8c", QT_TRANSLATE_NOOP("Reelwatch::ColourButton", "Grey")}};

QPixmap swatchOf(const QColor &colour)
{
    QPixmap swatch(SwatchSize, SwatchSize);
    swatch.fill(colour);
    return swatch;
}

} // namespace

ColourButton::ColourButton(QWidget *parent)
    : QToolButton(parent)
{
    auto *menu = new QMenu(this);
    for (const Swatch &swatch : Swatches) {
        const QColor colour(QLatin1StringView(swatch.colour));
        menu->addAction(swatchOf(colour), tr(swatch.name), this,
                        [this, colour] { setColour(colour); });
    }
    menu->addSeparator();
    menu->addAction(tr("More colours…"), this, &ColourButton::chooseAny);
    setMenu(menu);
    setPopupMode(InstantPopup);
}

ColourButton::~ColourButton() = default;

QColor ColourButton::next(qsizetype taken)
{
    return QLatin1StringView(Swatches.at(static_cast<size_t>(taken) % Swatches.size()).colour);
}

void ColourButton::setColour(const QColor &colour)
{
    m_colour = colour;
    setIcon(swatchOf(colour));
}

void ColourButton::chooseAny()
{
    auto *dialog = new QColorDialog(m_colour, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this, &ColourButton::setColour);
    dialog->open();
}

} // namespace Reelwatch
