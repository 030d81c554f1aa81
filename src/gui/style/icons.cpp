// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/style/icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace Reelwatch::Icons {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

QString pathOf(QLatin1StringView name)
{
    return u":/icons/%1.svg"_s.arg(name);
}

void draw(QPainter &painter, const QRectF &rect, const QString &path)
{
    QSvgRenderer renderer(path);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, rect);
}

QPixmap tinted(const QString &path, const QColor &colour, const QSize &pixels)
{
    const QString key = u"%1 %2 %3x%4"_s.arg(path, colour.name(QColor::HexArgb))
                            .arg(pixels.width())
                            .arg(pixels.height());
    QPixmap drawing;
    if (QPixmapCache::find(key, &drawing))
        return drawing;
    drawing = QPixmap(pixels);
    drawing.fill(Qt::transparent);
    QPainter painter(&drawing);
    draw(painter, QRectF({}, QSizeF(pixels)), path);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(drawing.rect(), colour);
    painter.end();
    QPixmapCache::insert(key, drawing);
    return drawing;
}

QColor colourFor(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    case QIcon::Selected:
        return palette.color(QPalette::Active, QPalette::HighlightedText);
    case QIcon::Normal:
    case QIcon::Active:
        break;
    }
    return palette.color(QPalette::Active, QPalette::WindowText);
}

/// Draws a line drawing in the palette's colour of the moment, so that icons follow the appearance.
class DrawingEngine final : public QIconEngine
{
public:
    explicit DrawingEngine(QString path)
        : m_path(std::move(path))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return tinted(m_path, colourFor(mode), size);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        return tinted(m_path, colourFor(mode), size);
    }

    [[nodiscard]] QIconEngine *clone() const override { return new DrawingEngine(m_path); }
    [[nodiscard]] QString key() const override { return u"reelwatch-drawing"_s; }
    bool isNull() override { return false; }

private:
    QString m_path;
};

} // namespace

QIcon named(QLatin1StringView name)
{
    return QIcon(new DrawingEngine(pathOf(name)));
}

QPixmap pixmap(QLatin1StringView name, const QColor &colour, int size, qreal ratio)
{
    const int pixels = qRound(size * ratio);
    QPixmap drawing = tinted(pathOf(name), colour, {pixels, pixels});
    drawing.setDevicePixelRatio(ratio);
    return drawing;
}

} // namespace Reelwatch::Icons
