// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPaintDevice>
#include <QPaintEngine>
#include <QStringList>

/// Something to paint on that keeps the words and drops the rest.
class WrittenWords final : public QPaintDevice
{
public:
    /// What was written, a piece for each text that was drawn at once.
    [[nodiscard]] const QStringList &words() const { return m_pen.words; }

    [[nodiscard]] QPaintEngine *paintEngine() const override { return &m_pen; }

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
        case PdmHeight:
            return 1000;
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return 96;
        case PdmDepth:
            return 32;
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return static_cast<int>(devicePixelRatioFScale());
        default:
            return QPaintDevice::metric(metric);
        }
    }

private:
    class Pen final : public QPaintEngine
    {
    public:
        Pen()
            : QPaintEngine(AllFeatures)
        {
        }
        bool begin(QPaintDevice *) override { return true; }
        bool end() override { return true; }
        void updateState(const QPaintEngineState &) override { }
        void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override { }
        void drawPath(const QPainterPath &) override { }
        void drawPolygon(const QPointF *, int, PolygonDrawMode) override { }
        void drawTextItem(const QPointF &, const QTextItem &item) override
        {
            words.append(item.text());
        }
        [[nodiscard]] Type type() const override { return User; }

        QStringList words;
    };

    mutable Pen m_pen;
};
