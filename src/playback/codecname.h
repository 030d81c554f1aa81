// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMediaFormat>

namespace Reelwatch {

/// "HEVC", "AV1" …; empty for an unspecified codec.
[[nodiscard]] QString codecName(QMediaFormat::VideoCodec codec);

} // namespace Reelwatch
