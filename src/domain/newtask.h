// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

namespace Reelwatch {

/// What is needed to begin to watch a task.
struct NewTask
{
    AccountId account = 0;
    CompactText id;
    QString label; ///< the user's own word for it, where he brings one

    bool operator==(const NewTask &) const = default;
};

} // namespace Reelwatch
