// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// Files that only their owner may read, and that are whole under their name or not there.
namespace Reelwatch::DurableFile {

/// Makes a folder, its parents included, with mode 0700 (S19); true when it is there at the end.
bool makeFolder(const QString &path);
/// Gives a finished file its name: bytes on the disk first, then the name, with mode 0600. Nothing
/// is replaced: false when the name is taken.
bool publish(const QString &part, const QString &name);
/// The same where the name may be taken, as the user has agreed to: what had it is replaced.
bool replace(const QString &part, const QString &name);

} // namespace Reelwatch::DurableFile
