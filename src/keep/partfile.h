// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

class QFile;

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
};

/// A file on its way: grows under a name of its own, and gets its final name only when it is whole
/// and safely on the disk. What is not kept is removed. POSIX calls, because QSaveFile reports a
/// short write as a success and never syncs the folder.
class PartFile final
{
    Q_DISABLE_COPY_MOVE(PartFile)

public:
    PartFile() = default;
    ~PartFile(); ///< discards what was not kept

    /// Makes `folder` where needed and a new file `name`.part in it; never follows or reuses what
    /// is there (D06).
    [[nodiscard]] std::optional<FileTrouble> create(const QString &folder, const QString &name);
    /// Whether `size` more bytes fit and `reserve` stays free (D01).
    [[nodiscard]] std::optional<FileTrouble> checkSpace(qint64 size, qint64 reserve) const;
    /// All of the bytes, or the reason (D02, D03).
    [[nodiscard]] std::optional<FileTrouble> write(const char *bytes, qint64 count);
    /// What was written so far, open for reading; closes nothing of ours.
    [[nodiscard]] bool openForReading(QFile &reader) const;
    /// Syncs, renames to `stem`.`suffix`, or "stem (2).suffix" when that is taken (D05), and syncs
    /// the folder (D24). `path` receives the final name.
    [[nodiscard]] std::optional<FileTrouble> keepAs(const QString &stem, const QString &suffix,
                                                    QString &path);
    void discard();

    /// Removes what an earlier run left half-done in `folder`.
    static void sweep(const QString &folder);

private:
    QString m_folder;
    QString m_path;
    int m_file = -1;
    int m_folderHandle = -1;
};

} // namespace Reelwatch
