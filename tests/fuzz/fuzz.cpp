// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fuzz/fuzz.h"

#include <QList>

#include <cstdio>
#include <cstdlib>

namespace Reelwatch::Fuzz {

void demand(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "DOES NOT HOLD: %s\n", what);
    std::abort();
}

QByteArray field(const QByteArray &input, qsizetype place)
{
    return input.split('\x1E').value(place);
}

} // namespace Reelwatch::Fuzz
