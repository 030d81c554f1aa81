// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "keep/filetrouble.h"
#include "keep/partnote.h"

#include <chrono>

class QFile;

namespace Reelwatch {

/// A file on its way: grows in a hidden folder beside its place, survives the end of the program
/// where it can be resumed, and gets its final name only when it is whole and safely on the disk.
/// POSIX calls, because QSaveFile reports a short write as a success and never syncs the folder.
class PartFile final
{
    Q_DISABLE_COPY_MOVE(PartFile)

public:
    /// Longer than any link or result lives.
    static constexpr std::chrono::days Useless {8};

    PartFile() = default;
    ~PartFile(); ///< as close()

    /// True when an earlier run left something under this key.
    [[nodiscard]] static bool isBegun(const QString &folder, const QString &key);
    /// Takes up what an earlier run left under `key`, a plain word, or begins anew. Makes `folder`
    /// where needed; never follows a link, and leaves alone what another program writes (D06, D25).
    [[nodiscard]] std::optional<FileTrouble> open(const QString &folder, const QString &key);
    [[nodiscard]] bool isOpen() const { return m_file >= 0; }
    [[nodiscard]] qint64 size() const { return m_size; } ///< bytes that can be trusted
    [[nodiscard]] const PartNote &note() const { return m_note; }
    /// Forgets all bytes, and says of those to come what they are: as promised by the answer.
    [[nodiscard]] std::optional<FileTrouble> begin(const QByteArray &validator, qint64 size);

    /// Whether `size` more bytes fit and `reserve` stays free (D01).
    [[nodiscard]] std::optional<FileTrouble> checkSpace(qint64 size, qint64 reserve) const;
    /// All of the bytes after those that are there, or the reason (D02, D03).
    [[nodiscard]] std::optional<FileTrouble> write(const char *bytes, qint64 count);
    /// What is there so far, open for reading; closes nothing of ours.
    [[nodiscard]] bool openForReading(QFile &reader) const;

    /// What is known of the whole once it is checked.
    struct Whole
    {
        QString stem; ///< the final name without its suffix
        QString suffix;
        bool lengthConfirmed = true;
    };
    /// Syncs, notes the name, renames to it, or to "stem (2).suffix" when it is taken (D05), and
    /// syncs the folder (D24). `path` receives the final name. The note stays: a program that ends
    /// before the library knows of the file finds it by findKept().
    [[nodiscard]] std::optional<FileTrouble> keepAs(const Whole &whole, QString &path);

    /// Ends the writing; what can be resumed stays, with all of its bytes on the disk.
    void close();
    void discard();

    /// The file that an earlier run gave its name to under this key, and nobody else was told of:
    /// its path, when nobody changed it since.
    [[nodiscard]] static QString findKept(const QString &folder, const QString &key,
                                          PartNote &note);
    /// Removes the note of a file that the library knows of by now.
    static void forgetKept(const QString &folder, const QString &key);
    /// Removes whatever there is under this key.
    static void forget(const QString &folder, const QString &key);
    /// Removes what earlier runs left in `folder` and nobody can use any more.
    static void sweep(const QString &folder);

private:
    [[nodiscard]] std::optional<FileTrouble> openFile();
    [[nodiscard]] std::optional<FileTrouble> giveName(const Whole &whole, QString &path);
    void takeNote();
    void letGo();

    QString m_folder;
    QString m_part; ///< path
    QString m_notePath;
    PartNote m_note;
    qint64 m_size = 0;
    int m_file = -1;
    int m_partFolder = -1; ///< handles: a moved folder is not written to by its old name (D28)
    int m_target = -1;
};

} // namespace Reelwatch
