// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/player/clipbackend.h"

#include <QFuture>

namespace Reelwatch::PlaybackPlugin {

/// Call before QApplication is made. The FFmpeg backend of Qt Multimedia, which seeks to exact
/// frames, where it is installed and the user's own QT_MEDIA_BACKEND names no other. Frames without
/// OpenGL: to load it takes the window's thread 100 ms, and without a graphics card it turns a
/// frame into a picture four times as slowly as the processor alone.
void configure();

/// Loads the plug-in and what it needs of Qt on a thread of its own, with the first call: some
/// hundred milliseconds from a cold disk, which makeBackend() then takes from nobody. Finished once
/// that was tried.
[[nodiscard]] QFuture<void> load();

/// Waits for the libraries where load() has not finished. Nothing when it, or anything for it to
/// play with, is not installed (V14); the log says which.
[[nodiscard]] std::unique_ptr<ClipBackend> makeBackend(ClipBackend::Listener &listener);

} // namespace Reelwatch::PlaybackPlugin
