// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCache>
#include <QObject>
#include <QPixmap>
#include <QSet>

namespace Reelwatch {

/// Small pictures for the rows, read and scaled off the GUI thread; a row is painted without one
/// until it is there.
class PosterCache final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PosterCache)

public:
    static constexpr QSize Size {48, 27};

    explicit PosterCache(QObject *parent = nullptr);
    ~PosterCache() override;

    /// The picture cropped to fill Size, or a null one while it is read or cannot be.
    [[nodiscard]] QPixmap poster(const QString &path, qreal ratio);

signals:
    void ready();

private:
    void read(const QString &path, qreal ratio);

    QCache<QString, QPixmap> m_pixmaps;
    QSet<QString> m_underWay;
};

} // namespace Reelwatch
