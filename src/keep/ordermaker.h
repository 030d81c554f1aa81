// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "keep/keeprules.h"

/// What an order to fetch says of its task.
namespace Reelwatch::OrderMaker {

/// Fills in whose file it is, where it goes and what it is called.
void fill(TransferOrder &order, const Task &task, const KeepTools &tools);

} // namespace Reelwatch::OrderMaker
