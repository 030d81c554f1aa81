// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

/// The targets of tests/fuzz/run.sh. Each takes any bytes at all, gives them to the program's own
/// code, and ends the process when something does not hold that always must.
namespace Reelwatch::Fuzz {

void answer(const QByteArray &input);
void retryafter(const QByteArray &input);
void link(const QByteArray &input);
void filename(const QByteArray &input);
void video(const QByteArray &input);
void paste(const QByteArray &input);
void list(const QByteArray &input);
void settings(const QByteArray &input);
void redaction(const QByteArray &input);

/// Says what did not hold, and aborts.
void demand(bool holds, const char *what);

/// The `place`-th of the fields of an input, which the byte 1E divides; empty when there are fewer.
[[nodiscard]] QByteArray field(const QByteArray &input, qsizetype place);

} // namespace Reelwatch::Fuzz
