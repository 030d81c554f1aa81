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

void examine(QPromise<Result> &promise, const QString &path, const QByteArray &sha256)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        promise.addResult(Result());
        return;
    }
    Sha256 hash;
    while (!file.atEnd() && !promise.isCanceled())
        hash.add(file.read(Block));
    Result result;
    if (file.error() == QFileDevice::NoError)
        result.sha256 = hash.result();
    const bool isSame = sha256.isEmpty() || result.sha256 == sha256;
    result.finding = isSame ? Finding::Same : Finding::Changed;
    promise.addResult(result);
}

} // namespace

QFuture<Result> begin(const QString &path, const QByteArray &sha256)
{
    return QtConcurrent::run(examine, path, sha256);
}

} // namespace Reelwatch::FileExam
