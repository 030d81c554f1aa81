// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/fileexam.h"

#include "keep/sha256.h"

#include <QFile>
#include <QPromise>
#include <QThreadPool>
#include <QtConcurrent>

namespace Reelwatch::FileExam {

namespace {

constexpr qint64 Block = 1 << 20; // bytes

void examine(QPromise<Result> &promise, const QString &path, const QByteArray &sha256)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        promise.addResult(Result {.finding = file.exists() ? Finding::Same : Finding::Gone});
        return;
    }
    Sha256 hash;
    while (!file.atEnd() && file.error() == QFileDevice::NoError && !promise.isCanceled())
        hash.add(file.read(Block));
    Result result {.finding = Finding::Same, .size = file.size()};
    if (file.error() == QFileDevice::NoError) {
        result.sha256 = hash.result();
        if (!sha256.isEmpty() && result.sha256 != sha256)
            result.finding = Finding::Changed;
    }
    promise.addResult(result);
}

/// One file after the other: whoever uses the common pool meanwhile is not held up.
QThreadPool &readers()
{
    static QThreadPool pool;
    pool.setMaxThreadCount(1);
    return pool;
}

} // namespace

QFuture<Result> begin(const QString &path, const QByteArray &sha256)
{
    return QtConcurrent::run(&readers(), examine, path, sha256);
}

} // namespace Reelwatch::FileExam
