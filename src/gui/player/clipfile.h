// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/outcome.h"
#include "gui/player/clipfault.h"

#include <QFile>

#include <memory>

namespace Reelwatch {

/// Opens what may be played: an absolute path of this computer's files (V16) that begins as an
/// mp4, WebM or AVI does. Anything else might be a playlist that sends the player to the network.
[[nodiscard]] Outcome<std::shared_ptr<QFile>, ClipFault> openClip(const QString &path);

} // namespace Reelwatch
