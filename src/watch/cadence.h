// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

class QRandomGenerator;

/// How long to wait before a task is asked for again. Pure: ages in, waits out, no jitter.
namespace Reelwatch::Cadence {

using std::chrono::milliseconds;

/// After a good answer about a task that is not ended: 5 s for two minutes, growing to 20 s at ten
/// minutes, 60 s after half an hour. Never gives up.
[[nodiscard]] milliseconds whileRunning(milliseconds watchedFor);

/// After an answer with a status nobody knows: it may mean anything, so slowly.
[[nodiscard]] milliseconds whileUnrecognised();

/// After the nth (from 1) answer "completed" that brought no link; 10 minutes at most (J20).
[[nodiscard]] milliseconds whileWithoutLink(int answers);

/// After the nth (from 1) failed check in a row: doubled from 5 s up to `longest`.
[[nodiscard]] milliseconds afterFailure(int failures, milliseconds longest);

/// While the service does not know the id yet.
[[nodiscard]] milliseconds whileNotFound();

/// The wait ± 20 %, so that many tasks do not fall in step.
[[nodiscard]] milliseconds spread(milliseconds wait, QRandomGenerator &random);

} // namespace Reelwatch::Cadence
