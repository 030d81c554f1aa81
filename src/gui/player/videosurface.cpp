// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/videosurface.h"

#include "gui/style/icons.h"

#include <QFocusEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr QRgb Curtain = 0xff0c0d0f;
constexpr int BadgeSize = 56;
constexpr QRgb OverPicture = 0x96000000;
constexpr QRgb OverCurtain = 0x24ffffff; // black would not be seen there

} // namespace

VideoSurface::VideoSurface(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Video"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

VideoSurface::~VideoSurface() = default;

void VideoSurface::setFrame(const ClipFrame &frame)
{
    take(frame, {});
    setShape(frame.size());
}

void VideoSurface::setStill(const QImage &still)
{
    take({}, still);
    setShape(still.size());
}

void VideoSurface::clear()
{
    take({}, {});
}

void VideoSurface::take(const ClipFrame &frame, const QImage &picture)
{
    const bool wasBlank = isBlank();
    m_frame = frame;
    m_picture = picture;
    m_scaled = {};
    if (isBlank() != wasBlank)
        emit blankChanged(isBlank());
    update();
}

void VideoSurface::setMoving(bool moving)
{
    if (std::exchange(m_moving, moving) != moving)
        update();
}

void VideoSurface::setInviting(bool inviting)
{
    if (std::exchange(m_inviting, inviting) != inviting)
        update();
}

void VideoSurface::setShape(const QSize &picture)
{
    if (picture.isEmpty())
        return;
    const double shape = std::clamp(double(picture.height()) / picture.width(), 0.4, 1.25);
    if (!qFuzzyCompare(std::exchange(m_heightPerWidth, shape), shape))
        updateGeometry();
}

QImage VideoSurface::currentFrame() const
{
    if (m_picture.isNull() && m_frame.isValid())
        m_picture = m_frame.toImage();
    return m_picture;
}

QSize VideoSurface::sizeHint() const
{
    return {420, heightForWidth(420)};
}

QSize VideoSurface::minimumSizeHint() const
{
    return {160, 90};
}

int VideoSurface::heightForWidth(int width) const
{
    return qRound(width * m_heightPerWidth);
}

void VideoSurface::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect area = areaOf(currentFrame().size()); // a turned frame has another size
    painter.fillRect(rect(), QColor::fromRgb(Curtain));
    if (!area.isEmpty())
        drawPicture(painter, area);
    if (m_inviting)
        drawInvitation(painter);
    if (m_showFocus) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

/// QPainter's own scaling costs a third of a millisecond, the averaging one of QImage some two:
/// that is kept for pictures at rest.
void VideoSurface::drawPicture(QPainter &painter, const QRect &area)
{
    const QSize pixels = area.size() * devicePixelRatio();
    if (m_moving) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(area, currentFrame());
        return;
    }
    if (m_scaled.size() != pixels)
        m_scaled = currentFrame().scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    painter.drawImage(area, m_scaled);
}

void VideoSurface::drawInvitation(QPainter &painter) const
{
    const QPointF centre = QRectF(rect()).center();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromRgba(isBlank() ? OverCurtain : OverPicture));
    painter.drawEllipse(centre, BadgeSize / 2.0, BadgeSize / 2.0);
    const int side = BadgeSize / 2;
    painter.drawPixmap(centre - QPointF(side - 2, side) / 2,
                       Icons::pixmap("play"_L1, Qt::white, side, devicePixelRatio()));
}

QRect VideoSurface::areaOf(const QSize &picture) const
{
    if (picture.isEmpty())
        return {}; // QSize would fill the widget with it
    QRect area({}, picture.scaled(size(), Qt::KeepAspectRatio));
    area.moveCenter(rect().center());
    return area;
}

void VideoSurface::mouseReleaseEvent(QMouseEvent *event)
{
    const bool second = std::exchange(m_doubleClicked, false);
    if (!second && event->button() == Qt::LeftButton
        && rect().contains(event->position().toPoint()))
        emit clicked();
}

void VideoSurface::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_doubleClicked = true;
    emit doubleClicked();
}

void VideoSurface::focusInEvent(QFocusEvent *event)
{
    m_showFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    update();
}

void VideoSurface::focusOutEvent(QFocusEvent *)
{
    m_showFocus = false;
    update();
}

} // namespace Reelwatch
