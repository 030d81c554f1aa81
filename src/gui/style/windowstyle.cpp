// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/style/windowstyle.h"

#include "gui/style/appearance.h"
#include "gui/style/icons.h"

#include <QPainter>
#include <QStyleOption>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr int HeaderMargin = 6;

/// Fusion draws an edge in the window's colour darkened by 140, one with the focus in the
/// highlight's darkened by 125: these come out as they are meant.
QPalette withEdges(QPalette palette)
{
    palette.setColor(QPalette::Window, edgeColour(palette).lighter(140));
    if (isDark(palette))
        palette.setColor(QPalette::Highlight, toneColour(Tone::Running, palette));
    return palette;
}

/// Draws with such a palette when the option is of this kind; else as it is.
template<typename Option, typename Given, typename Draw>
void drawWithEdges(const Given *option, Draw draw)
{
    const auto *given = qstyleoption_cast<const Option *>(option);
    if (!given) {
        draw(option);
        return;
    }
    Option edged(*given);
    edged.palette = withEdges(edged.palette);
    draw(&edged);
}

} // namespace

WindowStyle::WindowStyle() = default;

WindowStyle::~WindowStyle() = default;

bool WindowStyle::isFusion() const
{
    return baseStyle()->name().compare("fusion"_L1, Qt::CaseInsensitive) == 0;
}

int WindowStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                           QStyleHintReturn *returned) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

int WindowStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                             const QWidget *widget) const
{
    if (metric == PM_HeaderMargin)
        return HeaderMargin;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

QIcon WindowStyle::standardIcon(StandardPixmap icon, const QStyleOption *option,
                                const QWidget *widget) const
{
    // Fusion's own are pixmaps that cost the start milliseconds, and they do not follow the
    // palette.
    switch (icon) {
    case SP_LineEditClearButton:
        return Icons::named("close"_L1);
    case SP_ToolBarHorizontalExtensionButton:
        return Icons::named("more"_L1);
    default:
        break;
    }
    return QProxyStyle::standardIcon(icon, option, widget);
}

void WindowStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                QPainter *painter, const QWidget *widget) const
{
    const auto draw = [&](const QStyleOption *edged) {
        QProxyStyle::drawPrimitive(element, edged, painter, widget);
    };
    if (!isFusion())
        return draw(option);
    switch (element) {
    case PE_Frame:
    case PE_FrameLineEdit:
    case PE_FrameMenu:
        return drawWithEdges<QStyleOptionFrame>(option, draw);
    case PE_IndicatorCheckBox:
    case PE_IndicatorRadioButton:
    case PE_PanelButtonCommand:
        return drawWithEdges<QStyleOptionButton>(option, draw);
    case PE_PanelMenu:
        return drawWithEdges<QStyleOptionMenuItem>(option, draw);
    default:
        return draw(option);
    }
}

void WindowStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    if (element != CE_ToolBar || !isFusion())
        return QProxyStyle::drawControl(element, option, painter, widget);
    // Fusion's gradient is shared out to threads in many small pieces, again and again.
    const QRect &bar = option->rect;
    painter->fillRect(bar, option->palette.window());
    QColor line = option->palette.windowText().color();
    line.setAlphaF(0.15F);
    painter->fillRect(bar.left(), bar.bottom(), bar.width(), 1, line);
}

void WindowStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                     QPainter *painter, const QWidget *widget) const
{
    const auto draw = [&](const QStyleOptionComplex *edged) {
        QProxyStyle::drawComplexControl(control, edged, painter, widget);
    };
    if (!isFusion())
        return draw(option);
    switch (control) {
    case CC_ComboBox:
        return drawWithEdges<QStyleOptionComboBox>(option, draw);
    case CC_SpinBox:
        return drawWithEdges<QStyleOptionSpinBox>(option, draw);
    case CC_ScrollBar:
    case CC_Slider:
        return drawWithEdges<QStyleOptionSlider>(option, draw);
    default:
        return draw(option);
    }
}

} // namespace Reelwatch
