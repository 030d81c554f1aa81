// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace Reelwatch {

class Connection;

/// The daily copies of a library, in a folder beside it; the three latest are kept.
class Backups final
{
public:
    struct Copy
    {
        QString file;
        qint64 sequence =
            0; ///< grows with each copy, so that a wrong clock does not change the order
        QDateTime made; ///< UTC
    };

    static constexpr int Kept = 3;

    explicit Backups(const QString &library);

    [[nodiscard]] QList<Copy> all() const; ///< the latest first
    /// The latest that is whole and that this program understands.
    [[nodiscard]] std::optional<Copy> newestGood() const;
    /// True when there is none from the last 24 hours, also when the clock went back.
    [[nodiscard]] bool isDue(const QDateTime &now) const;
    /// Copies what the connection has open. Cut off at any moment, the earlier copies are still
    /// there and no half one is taken for whole (S16).
    bool make(Connection &connection, const QDateTime &now);
    /// Deletes rows for good from every copy, as far as it can be opened.
    void erase(const QList<TaskNumber> &numbers) const;
    /// Copies what the connection has open to a place of the user's, in place of what is there. The
    /// sentence says why it could not be done, and is empty when all is on the disk.
    [[nodiscard]] QString copyTo(const QString &path, Connection &connection) const;
    /// Puts a copy in the library's place, which must be free; the copy stays.
    [[nodiscard]] bool restore(const Copy &copy) const;

private:
    QString m_library;
    QString m_folder;
};

} // namespace Reelwatch
