// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "intake/reason.h"

#include <QByteArray>
#include <QString>

namespace Reelwatch::Intake {

/// What ListExport writes in its first place, and what a list must begin with to be one of ours.
constexpr QLatin1StringView ListFormat {"reelwatch-list"};
constexpr int ListVersion = 1;

/// The ids of a list that was exported, with what goes with them.
struct ListFile
{
    QString text; ///< to be recognised like any other; a table with label, account and service
    Reason problem = Reason::None; ///< why the file is not taken; then there is no text
};

/// Reads an exported list (CSV, JSON, ids), or any other file that holds ids. All of it or, with a
/// reason, nothing: a list that is cut off is refused rather than taken in part.
[[nodiscard]] ListFile readListFile(const QByteArray &bytes);

} // namespace Reelwatch::Intake
