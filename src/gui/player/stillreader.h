// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QObject>

namespace Reelwatch {

/// Reads images of our own making off the GUI thread; of several asked for, only the newest is
/// answered.
class StillReader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StillReader)

public:
    explicit StillReader(QObject *parent = nullptr);
    ~StillReader() override;

    void read(const QString &path);
    /// What was asked for is not answered any more.
    void forget();

signals:
    /// Null when the file is missing or no image.
    void ready(const QString &path, const QImage &still);

private:
    QString m_wanted;
};

} // namespace Reelwatch
