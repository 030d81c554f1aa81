// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/filetrouble.h"

#include <QCoreApplication>
#include <QDir>

#include <cerrno>

namespace Reelwatch {

namespace {

struct TroubleWords
{
    Q_DECLARE_TR_FUNCTIONS(PartFile)
};

} // namespace

FileTrouble FileTrouble::noSpace(const QString &folder)
{
    return {.kind = Kind::NoSpace,
            .sentence =
                TroubleWords::tr("There is no room left for the video in %1. Fetching goes on by "
                                 "itself once there is.")
                    .arg(QDir::toNativeSeparators(folder))};
}

FileTrouble FileTrouble::of(const QString &folder, int error)
{
    if (error == ENOSPC || error == EDQUOT || error == EFBIG)
        return noSpace(folder);
    return {.kind = Kind::Folder,
            .sentence =
                TroubleWords::tr("The video could not be written to %1: %2. It is tried again by "
                                 "itself.")
                    .arg(QDir::toNativeSeparators(folder), qt_error_string(error))};
}

} // namespace Reelwatch
