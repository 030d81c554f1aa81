// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "domain/task.h"

#include <QHash>

/// The watched list as other programs and other computers read it: no key, no link and nothing
/// else with a signature in it (K12).
namespace Reelwatch::ListExport {

enum class Format { Csv, Json, Ids };

/// By the end of a file's name; ids where it says nothing else.
[[nodiscard]] Format formatOf(const QString &path);

/// What an export holds, as it is when it is written.
struct List
{
    QList<Task> tasks; ///< in the order of the file
    QHash<AccountId, Account> accounts;
};

/// The parts of a file, one after the other: the beginning, each row, the end. Pure, for any
/// thread.
[[nodiscard]] QByteArray beginning(Format format, const QDateTime &now);
[[nodiscard]] QByteArray row(Format format, const List &list, qsizetype row);
[[nodiscard]] QByteArray end(Format format);

} // namespace Reelwatch::ListExport
