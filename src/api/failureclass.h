// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/taskreport.h"

namespace Reelwatch {

struct ErrorEnvelope;

/// What kind of failure a service's code means, by the part before its first dot, else by its type.
/// Provider when neither says.
[[nodiscard]] Failure::Class failureClassOf(const ErrorEnvelope &said);

} // namespace Reelwatch
