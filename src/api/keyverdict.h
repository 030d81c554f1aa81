// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/taskclient.h"

namespace Reelwatch {

struct HttpAnswer;

/// Says what the answers to a key's trial mean, no more than they show.
namespace KeyVerdict {

/// From the list of videos. Nothing when the service has no list, which says nothing of the key.
[[nodiscard]] std::optional<KeyTrial> fromList(const HttpAnswer &answer);
/// From asking for an id that cannot exist.
[[nodiscard]] KeyTrial fromUnknownId(const HttpAnswer &answer);
/// Why this pair is not tried at all; nothing when it may be.
[[nodiscard]] std::optional<KeyTrial> beforeAsking(const QUrl &base, const QByteArray &key);

} // namespace KeyVerdict

} // namespace Reelwatch
