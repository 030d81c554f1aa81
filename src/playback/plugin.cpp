// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "playback/plugin.h"

#include "playback/mediabackend.h"

namespace Reelwatch {

Plugin::Plugin() = default;

Plugin::~Plugin() = default;

std::unique_ptr<ClipBackend> Plugin::make(ClipBackend::Listener &listener)
{
    return MediaBackend::isInstalled() ? std::make_unique<MediaBackend>(listener) : nullptr;
}

} // namespace Reelwatch
