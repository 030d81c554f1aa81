// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/account.h"

#include <QByteArray>

namespace Reelwatch {

/// Whom the tests of this room ask for, and what for.
constexpr AccountId Studio = 1;
inline const QByteArray Key = "sk-CANARY-1234567890";
inline const QByteArray Queued = R"({"id":"vid_1","object":"video","status":"queued"})";

} // namespace Reelwatch
