// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/table/postercache.h"

#include "domain/whenfinished.h"
#include "domain/workers.h"

#include <QImageReader>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int MostPosters = 2000;

QImage readCropped(const QString &path, QSize size)
{
    QImageReader reader(path);
    const QSize whole = reader.size();
    if (!whole.isValid())
        return {};
    const QSize filling = whole.scaled(size, Qt::KeepAspectRatioByExpanding);
    reader.setScaledSize(filling);
    reader.setScaledClipRect(
        QRect(QPoint((filling.width() - size.width()) / 2, (filling.height() - size.height()) / 2),
              size));
    return reader.read();
}

} // namespace

PosterCache::PosterCache(QObject *parent)
    : QObject(parent)
    , m_pixmaps(MostPosters)
{
}

PosterCache::~PosterCache() = default;

QPixmap PosterCache::poster(const QString &path, qreal ratio)
{
    if (path.isEmpty())
        return {};
    const QString key = u"%1@%2"_s.arg(path).arg(ratio);
    if (const QPixmap *known = m_pixmaps.object(key))
        return *known;
    if (!m_underWay.contains(key)) {
        m_underWay.insert(key);
        read(path, ratio);
    }
    return {};
}

void PosterCache::read(const QString &path, qreal ratio)
{
    const QString key = u"%1@%2"_s.arg(path).arg(ratio);
    const auto take = [this, key, ratio](const QImage &image) {
        auto *pixmap = new QPixmap(QPixmap::fromImage(image));
        pixmap->setDevicePixelRatio(ratio);
        const bool readable = !pixmap->isNull();
        m_pixmaps.insert(key, pixmap);
        m_underWay.remove(key);
        if (readable)
            emit ready();
    };
    whenFinished(Workers::run(readCropped, path, Size * ratio), this, take);
}

} // namespace Reelwatch
