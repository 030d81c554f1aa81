// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>
#include <QString>

namespace Reelwatch::Icons {

/// One of the project's own line drawings (resources/icons/NAME.svg), coloured with the palette's
/// text colour, its disabled and its highlighted one, crisp at every scale; follows the appearance.
/// Names: add refresh pause play key search warning close copy trash undo settings help quit film
/// queued generating completed failed cancelled expired unrecognised attention waiting
/// previous-frame next-frame last-frame loop mute volume full-screen leave-full-screen camera speed
/// open-external folder link paste file eye eye-off edit download notification info offline lock
[[nodiscard]] QIcon named(QLatin1StringView name);

/// The same drawing in one given colour, for delegates and badges.
[[nodiscard]] QPixmap pixmap(QLatin1StringView name, const QColor &colour, int size, qreal ratio);

} // namespace Reelwatch::Icons
