// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Reelwatch {

/// Why a file could not be written, in a whole sentence.
struct FileTrouble
{
    enum class Kind {
        NoSpace, ///< disk, quota or file size limit
        Folder ///< missing, read-only, or something else stands in the way
    };

    Kind kind = Kind::Folder;
    QString sentence;

    [[nodiscard]] static FileTrouble noSpace(const QString &folder);
    /// By the number that the system gave.
    [[nodiscard]] static FileTrouble of(const QString &folder, int error);
};

} // namespace Reelwatch
