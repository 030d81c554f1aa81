// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/fault.h"

#include <QCoreApplication>

namespace Reelwatch {

Fault faultOf(int sqliteCode) noexcept
{
    switch (sqliteCode & 0xff) { // the upper bytes of an extended code only add detail
    case 0:
        return Fault::None;
    case 5: // BUSY
    case 6: // LOCKED
        return Fault::Busy;
    case 8: // READONLY
        return Fault::ReadOnly;
    case 11: // CORRUPT
    case 24: // FORMAT
    case 26: // NOTADB
        return Fault::Damaged;
    case 13: // FULL
        return Fault::Full;
    case 3: // PERM
    case 14: // CANTOPEN
    case 23: // AUTH
        return Fault::OutOfReach;
    case 1: // ERROR: a table or column is not there
        return Fault::Unfit;
    default:
        return Fault::Broken;
    }
}

QString describe(Fault fault)
{
    const auto tr = [](const char *text) {
        return QCoreApplication::translate("Fault", text);
    };
    switch (fault) {
    case Fault::None:
        return {};
    case Fault::Busy:
        return tr("Another program holds the library. Changes are not saved yet; saving is tried "
                  "again by itself.");
    case Fault::Full:
        return tr("The disk is full. Changes are not saved yet; make room, and saving goes on by "
                  "itself.");
    case Fault::ReadOnly:
        return tr("The library cannot be written to. Changes are not saved yet; saving is tried "
                  "again by itself.");
    case Fault::OutOfReach:
        return tr("The library cannot be opened. Changes are not saved yet; saving is tried again "
                  "by itself.");
    case Fault::Broken:
    case Fault::Unfit:
        return tr("Writing to the disk failed. Changes are not saved yet; saving is tried again by "
                  "itself.");
    case Fault::Damaged:
        return tr("The library is damaged, and changes are no longer saved. Start Reelwatch again "
                  "to open the last good backup.");
    }
    return {};
}

} // namespace Reelwatch
