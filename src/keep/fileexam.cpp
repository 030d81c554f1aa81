// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/fileexam.h"

#include "keep/sha256.h"

#include <QFile>
#include <QPromise>
#include <QtConcurrent>

namespace Reelwatch::FileExam {

namespace {

constexpr qint64 Block = 1 << 20; // bytes

void examine(QPromise<Finding> &promise, const QString &path, const QByteArray &sha256)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        promise.addResult(Finding::Gone);
        return;
    }
    Sha256 hash;
    while (!file.atEnd() && !promise.isCanceled())
        hash.add(file.read(Block));
    const bool isSame = file.error() == QFileDevice::NoError && hash.result() == sha256;
    promise.addResult(isSame ? Finding::Same : Finding::Changed);
}

} // namespace

QFuture<Finding> begin(const QString &path, const QByteArray &sha256)
{
    return QtConcurrent::run(examine, path, sha256);
}

} // namespace Reelwatch::FileExam
