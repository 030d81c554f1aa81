// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

/// The text beside a kept video that says how it came about.
namespace Reelwatch::Sidecar {

[[nodiscard]] QString pathFor(const QString &video);
/// All of the text or nothing, and never in the place of what is there; false when it is not there
/// now, which never fails the video.
bool write(const QString &video, const QByteArray &text);

} // namespace Reelwatch::Sidecar
