// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "canvas.h"

namespace Paint {

// Each gives the picture at a moment from 0 to 1; where the last one meets the first, the clip
// loops.
Picture aurora(float moment);
Picture boats(float moment);
Picture coast(float moment);
Picture dunes(float moment);
Picture jellyfish(float moment);
Picture lanterns(float moment);
Picture rain(float moment);

} // namespace Paint
