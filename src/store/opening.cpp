// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/opening.h"

namespace Reelwatch {

bool isWritten(Opening::Kind kind) noexcept
{
    return kind != Opening::Kind::ReadOnlyNewer && kind != Opening::Kind::InMemory;
}

} // namespace Reelwatch
