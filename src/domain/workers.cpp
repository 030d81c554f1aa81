// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/workers.h"

#include <QCoreApplication>

#include <algorithm>

namespace Reelwatch::Workers {

namespace {

constexpr int FewestThreads = 4; // one that waits for a slow disk keeps no other from its turn

} // namespace

QThreadPool &pool()
{
    static QThreadPool threads;
    [[maybe_unused]] static const bool begun = [] {
        threads.setMaxThreadCount(std::max(FewestThreads, QThread::idealThreadCount()));
        qAddPostRoutine([] { threads.waitForDone(); });
        return true;
    }();
    return threads;
}

} // namespace Reelwatch::Workers
