// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/stillreader.h"

#include "domain/whenfinished.h"
#include "domain/workers.h"

#include <QImageReader>

namespace Reelwatch {

namespace {

QImage readImage(const QString &path)
{
    return QImageReader(path).read();
}

} // namespace

StillReader::StillReader(QObject *parent)
    : QObject(parent)
{
}

StillReader::~StillReader() = default;

void StillReader::read(const QString &path)
{
    m_wanted = path;
    whenFinished(Workers::run(readImage, path), this, [this, path](const QImage &image) {
        if (path == m_wanted)
            emit ready(path, image);
    });
}

void StillReader::forget()
{
    m_wanted.clear();
}

} // namespace Reelwatch
