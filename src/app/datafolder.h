// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Reelwatch {

/// Where everything of this user is kept. Asks the disk only in its constructor, before there is a
/// window.
class DataFolder final
{
public:
    /// An empty path chooses the system's place for this program's data. Made with mode 0700 where
    /// it is not there yet (S19).
    explicit DataFolder(const QString &chosen = {});

    /// False when the folder could not be made: nothing will outlive the program (S12).
    [[nodiscard]] bool exists() const { return m_exists; }
    [[nodiscard]] QString path() const { return m_path; } ///< absolute, links resolved
    [[nodiscard]] QString database() const; ///< its backups stand in a folder beside it
    /// Where fetched videos go unless the user chooses otherwise: with a chosen folder inside it,
    /// else in the user's own Videos.
    [[nodiscard]] QString videos() const;
    /// Inside it whatever it is: for what must never reach the user's own Videos.
    [[nodiscard]] QString ownVideos() const;
    [[nodiscard]] QString posters() const;
    [[nodiscard]] QString lock() const;

    /// The same for every spelling of the same folder, another for every other folder.
    [[nodiscard]] QString fingerprint() const;
    /// The name that its keys stand under in the keychain: "Reelwatch", and with a chosen folder
    /// one of its own, so that no folder sees another's keys.
    [[nodiscard]] QString keychainService() const;

private:
    QString m_path;
    bool m_isStandard = true;
    bool m_exists = false;
};

} // namespace Reelwatch
