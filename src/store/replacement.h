// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

/// Another library in the place of the present one. It is chosen while the program runs, and takes
/// the place at the next start, before anything is open. Nothing is ever deleted but copies that
/// were made here.
namespace Reelwatch::Replacement {

/// What a chosen file holds, or why it is not taken.
struct Staged
{
    QString problem; ///< a sentence; empty when it waits for the next start
    int videos = 0;
    int keys = 0;
};

/// Copies a library's file beside the present one, with what SQLite may have put beside it, and
/// looks at every page of the copy. An older one is brought up to date; a newer, a damaged and a
/// foreign one are not taken. Takes as long as the file is large.
[[nodiscard]] Staged stage(const QString &library, const QString &chosen, const QDateTime &now);
/// The next start opens the present library after all.
void withdraw(const QString &library);

/// What became of a library that waited.
struct Taken
{
    bool isInPlace = false;
    QString keptAs; ///< the former library's new path; empty when there was none
    QString sentence; ///< for people
};

/// Puts a library that waits into its place; the former one is kept beside it. Cut off at any
/// moment, the next start goes on with it. Nothing when none waits.
[[nodiscard]] std::optional<Taken> take(const QString &library);

} // namespace Reelwatch::Replacement
