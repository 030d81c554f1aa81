// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace Reelwatch {

/// What stands beside a partial file, so that a later run knows what its bytes are worth.
struct PartNote
{
    QByteArray validator; ///< strong ETag or Last-Modified, as sent; empty: it cannot be resumed
    qint64 size = -1; ///< as promised, -1: unknown
    QByteArray boot; ///< since this start of the machine every byte written can be read back
    qint64 synced = 0; ///< bytes that are safely on the disk, whatever happened to the machine

    // Once it is whole and checked, about to get its name:
    QString name; ///< its final name, without the folder
    qint64 modified = 0; ///< ns since the epoch: another file of that name has another time
    bool lengthConfirmed = true;

    [[nodiscard]] bool isChecked() const { return !name.isEmpty(); }

    [[nodiscard]] static std::optional<PartNote> read(const QString &path);
    /// Replaces the one that is there; false when it could not be written. With `sync` it outlives
    /// the machine's end.
    [[nodiscard]] bool write(const QString &path, bool sync) const;

    /// Names this start of the machine.
    [[nodiscard]] static QByteArray presentBoot();
};

} // namespace Reelwatch
