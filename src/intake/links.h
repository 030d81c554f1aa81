// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "intake/reading.h"

namespace Reelwatch::Intake {

/// The links …/v1/videos/ID of a line, also …/ID/content, with a query, without a scheme or host;
/// percent-encoded ids are decoded once. What looks like such a link but may not be asked for comes
/// with its reason.
struct LinkReading
{
    QList<Finding> findings;
    QString rest; ///< the line with blanks in their places, and in those of all other links
    bool hasOthers = false; ///< there are other links
};
[[nodiscard]] LinkReading readLinks(QStringView line);

} // namespace Reelwatch::Intake
