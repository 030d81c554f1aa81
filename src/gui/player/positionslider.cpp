// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/positionslider.h"

#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionSlider>

namespace Reelwatch {

PositionSlider::PositionSlider(QWidget *parent)
    : QSlider(Qt::Horizontal, parent)
{
}

PositionSlider::~PositionSlider() = default;

void PositionSlider::setMarks(std::optional<int> in, std::optional<int> out)
{
    m_in = in;
    m_out = out;
    update();
}

void PositionSlider::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && maximum() > minimum()) {
        const QRect range = way();
        const int at = QStyle::sliderValueFromPosition(
            minimum(), maximum(), event->position().toPoint().x() - range.left(), range.width(),
            layoutDirection() == Qt::RightToLeft);
        setSliderDown(true);
        setSliderPosition(at); // the handle is under the pointer now, so the press takes hold of it
    }
    QSlider::mousePressEvent(event);
}

void PositionSlider::paintEvent(QPaintEvent *event)
{
    QSlider::paintEvent(event);
    QPainter painter(this);
    const QColor colour =
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::Highlight);
    for (const auto &mark : {m_in, m_out}) {
        if (mark)
            painter.fillRect(QRect(xOf(*mark) - 1, 2, 2, height() - 4), colour);
    }
}

QRect PositionSlider::way() const
{
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect groove =
        style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderGroove, this);
    const int handle =
        style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this).width();
    return groove.adjusted(handle / 2, 0, -(handle - handle / 2), 0);
}

int PositionSlider::xOf(int value) const
{
    const QRect range = way();
    return range.left()
        + QStyle::sliderPositionFromValue(minimum(), maximum(), value, range.width(),
                                          layoutDirection() == Qt::RightToLeft);
}

} // namespace Reelwatch
