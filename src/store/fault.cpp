// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/fault.h"

#include <QCoreApplication>

namespace Reelwatch {

namespace {

/// The sentences of this file, for translators.
class FaultWords
{
    Q_DECLARE_TR_FUNCTIONS(Reelwatch::Fault)
};

} // namespace

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

QString causeOf(Fault fault)
{
    switch (fault) {
    case Fault::None:
        break;
    case Fault::Busy:
        return FaultWords::tr("Another program holds the library.");
    case Fault::Full:
        return FaultWords::tr("The disk is full.");
    case Fault::ReadOnly:
        return FaultWords::tr("The library cannot be written to.");
    case Fault::OutOfReach:
        return FaultWords::tr("The library cannot be opened.");
    case Fault::Broken:
    case Fault::Unfit:
        return FaultWords::tr("Writing to the disk failed.");
    case Fault::Silent:
        return FaultWords::tr("The disk does not answer.");
    case Fault::Damaged:
        return FaultWords::tr("The library is damaged.");
    }
    return {};
}

QString describe(Fault fault)
{
    switch (fault) {
    case Fault::None:
        return {};
    case Fault::Busy:
        return FaultWords::tr(
            "Another program holds the library. Changes are not saved yet; saving is tried "
            "again by itself.");
    case Fault::Full:
        return FaultWords::tr(
            "The disk is full. Changes are not saved yet; make room, and saving goes on by "
            "itself.");
    case Fault::ReadOnly:
        return FaultWords::tr(
            "The library cannot be written to. Changes are not saved yet; saving is tried "
            "again by itself.");
    case Fault::OutOfReach:
        return FaultWords::tr(
            "The library cannot be opened. Changes are not saved yet; saving is tried again "
            "by itself.");
    case Fault::Broken:
    case Fault::Unfit:
        return FaultWords::tr(
            "Writing to the disk failed. Changes are not saved yet; saving is tried again by "
            "itself.");
    case Fault::Silent:
        return FaultWords::tr("The disk does not answer. Changes are not saved yet; saving goes on "
                              "by itself as soon as it does.");
    case Fault::Damaged:
        return FaultWords::tr(
            "The library is damaged, and changes are no longer saved. Start Reelwatch again "
            "to open the last good backup.");
    }
    return {};
}

} // namespace Reelwatch
