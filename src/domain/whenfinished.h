// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace Reelwatch {

/// Hands the result to `then` on the context's thread, never before this returns; not at all when
/// the future is cancelled or the context goes first. QFuture::then() would outlive its context and
/// call into nothing.
template<typename Result, typename Then>
void whenFinished(const QFuture<Result> &future, QObject *context, Then then)
{
    auto *watcher = new QFutureWatcher<Result>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, then = std::move(then)] {
                         watcher->deleteLater();
                         if (!watcher->isCanceled())
                             then(watcher->result());
                     });
    watcher->setFuture(future);
}

} // namespace Reelwatch
