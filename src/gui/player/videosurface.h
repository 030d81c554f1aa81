// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/player/clipframe.h"

#include <QWidget>

namespace Reelwatch {

/// Paints a video's frames or a still, whole, on a near-black ground; while there is neither, the
/// ground alone.
class VideoSurface final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VideoSurface)

public:
    explicit VideoSurface(QWidget *parent = nullptr);
    ~VideoSurface() override;

    /// Converted when it is painted: frames that are never seen cost nothing.
    void setFrame(const ClipFrame &frame);
    void setStill(const QImage &still);
    void clear();
    [[nodiscard]] bool isBlank() const { return m_picture.isNull() && !m_frame.isValid(); }
    /// While moving, frames are scaled fast, at rest well.
    void setMoving(bool moving);
    /// Shows that a click starts to play.
    void setInviting(bool inviting);
    [[nodiscard]] bool isInviting() const { return m_inviting; }
    /// The room a picture of another shape may take: height per width, 0.4 to 1.25.
    void setShape(const QSize &picture);

    /// What is shown, in its own size; null when nothing is.
    [[nodiscard]] QImage currentFrame() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

signals:
    void blankChanged(bool blank);
    void clicked();
    void doubleClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void take(const ClipFrame &frame, const QImage &picture);
    void drawPicture(QPainter &painter, const QRect &area);
    void drawInvitation(QPainter &painter) const;
    [[nodiscard]] QRect areaOf(const QSize &picture) const;

    ClipFrame m_frame;
    mutable QImage m_picture; ///< the still, or the frame once it was converted
    QImage m_scaled; ///< the picture at rest, in the screen's pixels
    double m_heightPerWidth = 9.0 / 16;
    bool m_moving = false;
    bool m_inviting = false;
    bool m_showFocus = false;
    bool m_doubleClicked = false;
};

} // namespace Reelwatch
