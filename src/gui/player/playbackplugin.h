// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/player/clipbackend.h"

namespace Reelwatch::PlaybackPlugin {

/// Call before QApplication is made: the FFmpeg backend of Qt Multimedia seeks to exact frames.
/// Leaves the user's own QT_MEDIA_BACKEND alone, and does nothing where the backend is not
/// installed.
void preferFfmpeg();

/// Loads the plug-in with the first call. Nothing when it, or anything for it to play with, is not
/// installed (V14); the log says which.
[[nodiscard]] std::unique_ptr<ClipBackend> makeBackend(ClipBackend::Listener &listener);

} // namespace Reelwatch::PlaybackPlugin
