// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bench/checkloop.h"

#include <QUrl>

/// The same checks by others, each with its figures from outside of the program.
namespace Reelwatch::Bench::Peers {

/// What people do today: a loop in the shell, one curl for each id.
[[nodiscard]] Checks shellLoop(const QUrl &base, int videos, int checks);
/// One curl for all ids, so many at once.
[[nodiscard]] Checks parallelCurl(const QUrl &base, int videos, int checks, int inFlight);
/// The limit: wrk for two seconds.
[[nodiscard]] Checks wrk(const QUrl &base, int inFlight);
/// Node's fetch; processor time only.
[[nodiscard]] Checks nodeFetch(const QUrl &base, int videos, int checks, int inFlight);

} // namespace Reelwatch::Bench::Peers
