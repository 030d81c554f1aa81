// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "intake/reading.h"

#include <QStringList>

namespace Reelwatch::Intake {

/// One record of a table: its cells without quotes and blanks around them.
struct CsvRecord
{
    QStringList cells;
    qsizetype end = 0; ///< of the last line it stands on
    bool closed = true; ///< every quoted cell has its end
};

/// Reads the record that begins the text (RFC 4180). A quoted cell may hold line breaks where the
/// reach allows it.
[[nodiscard]] CsvRecord readRecord(QStringView text, QChar delimiter, Reach reach);

} // namespace Reelwatch::Intake
