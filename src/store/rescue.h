// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace Reelwatch {

class Backups;

/// What was done about a library that is damaged or gone.
struct Rescue
{
    QString keptAs; ///< the damaged file's new path; empty when there was none
    QDateTime
        backup; ///< UTC; when the backup was made that stands in its place, invalid without one
    QString sentence; ///< both, for people
};

/// Moves a damaged library aside, with what SQLite put beside it, and puts the last good backup in
/// its place. Nothing is deleted. Nothing is returned when the files cannot be moved.
[[nodiscard]] std::optional<Rescue> rescue(const QString &library, const Backups &backups,
                                           const QDateTime &now);

} // namespace Reelwatch
