// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace Reelwatch {

/// What the program was started with.
struct CommandLine
{
    enum class Wish { Run, Help, Version, Complain };

    Wish wish = Wish::Run;
    QString complaint; ///< a sentence, with Complain
    bool demo = false;
    QString dataDir; ///< empty: the system's place
    QString account; ///< name, for the things given
    QStringList things; ///< ids, links and files; files as absolute paths

    /// Reads the arguments without a QApplication, so that help needs no display.
    [[nodiscard]] static CommandLine read(const QStringList &arguments);
    /// The text of --help. Needs a QCoreApplication.
    [[nodiscard]] static QString help();
};

} // namespace Reelwatch
