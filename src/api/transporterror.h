// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/apierror.h"

namespace Reelwatch {

struct HttpAnswer;

/// Says in one sentence why no whole answer came: network, TLS, proxy, deadline, size. Pure.
namespace TransportError {

[[nodiscard]] ApiError of(const HttpAnswer &answer);

[[nodiscard]] QString signInSentence();
/// Names the proxy, where one is known.
[[nodiscard]] QString proxySentence(const HttpAnswer &answer);

} // namespace TransportError

} // namespace Reelwatch
