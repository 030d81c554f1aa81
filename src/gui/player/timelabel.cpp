// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/timelabel.h"

#include <QPainter>

#include <numeric>
#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

QString clipTime(std::chrono::microseconds time)
{
    const auto hundredths = time.count() / 10'000;
    return u"%1:%2.%3"_s.arg(hundredths / 6000)
        .arg(hundredths / 100 % 60, 2, 10, QChar(u'0'))
        .arg(hundredths % 100, 2, 10, QChar(u'0'));
}

TimeLabel::TimeLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    setTimes({}, {});
}

TimeLabel::~TimeLabel() = default;

void TimeLabel::setTimes(std::chrono::microseconds position, std::chrono::microseconds length)
{
    QString text = clipTime(position);
    if (length.count() > 0)
        text += u" / "_s + clipTime(length);
    if (text == m_text)
        return;
    const bool resized = text.size() != m_text.size();
    m_text = text;
    if (resized)
        updateGeometry();
    update();
}

QSize TimeLabel::sizeHint() const
{
    constexpr int Gap = 8; // to the slider on its left
    return {Gap + std::max(widthOf(m_text), widthOf(u"0:00.00 / 0:00.00"_s)),
            fontMetrics().height()};
}

void TimeLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    int x = width() - widthOf(m_text);
    for (const QChar sign : std::as_const(m_text)) {
        const QRect cell(x, 0, widthOf(sign), height());
        painter.drawText(cell, Qt::AlignCenter, QString(sign));
        x += cell.width();
    }
}

int TimeLabel::widthOf(QChar sign) const
{
    return fontMetrics().horizontalAdvance(sign.isDigit() ? QChar(u'0') : sign);
}

int TimeLabel::widthOf(const QString &text) const
{
    return std::accumulate(text.begin(), text.end(), 0,
                           [this](int sum, QChar sign) { return sum + widthOf(sign); });
}

} // namespace Reelwatch
