// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/stillreader.h"

#include <QFutureWatcher>
#include <QImageReader>
#include <QtConcurrentRun>

namespace Reelwatch {

namespace {

QImage readImage(const QString &path)
{
    QImageReader reader(path);
    reader.setAutoTransform(true);
    return reader.read();
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
    auto *watcher = new QFutureWatcher<QImage>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, path] {
        watcher->deleteLater();
        if (path == m_wanted)
            emit ready(path, watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(readImage, path));
}

void StillReader::forget()
{
    m_wanted.clear();
}

} // namespace Reelwatch
