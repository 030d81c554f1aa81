// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/backups.h"
#include "store/fault.h"
#include "store/opening.h"

#include <QCoreApplication>

namespace Reelwatch {

class Connection;

/// Opens the library whatever state its file is in. A damaged file is moved aside, never deleted.
class LibraryOpener final
{
    Q_DECLARE_TR_FUNCTIONS(Reelwatch::LibraryOpener)

public:
    /// `options` as Connection::open() takes them.
    LibraryOpener(Connection &connection, QString file, QDateTime now, QString options = {});

    /// Nothing when another program holds the file: try again later.
    [[nodiscard]] std::optional<Opening> open();
    /// The library was closed in good order: the next start need not look at every page.
    static void markClosed(const QString &file);

private:
    enum class Finding { Ready, Damaged, Newer, Busy, Unwritable };

    void takeReplacement();
    Finding examine();
    Finding examineKind();
    Finding prepare();
    [[nodiscard]] Finding finding() const;
    [[nodiscard]] bool wasLeftOpen() const;
    [[nodiscard]] bool isMissing();
    [[nodiscard]] bool markOpen() const;
    bool useLog();
    bool read();
    bool rescue();
    Opening openNewer();
    Opening openUnwritable(Fault fault);
    void say(const QString &sentence);

    Connection &m_connection;
    QString m_file;
    QString m_options;
    QDateTime m_now;
    Backups m_backups;
    Opening m_opening;
};

} // namespace Reelwatch
