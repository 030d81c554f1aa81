// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"

#include <QList>
#include <QVariantMap>

namespace Reelwatch {

/// How the library was found at start, and what is needed before the first row.
struct Opening
{
    Q_GADGET

public:
    enum class Kind {
        Fresh, ///< there was none
        Fine,
        Restored, ///< damaged or gone; the last good backup was opened
        Replaced, ///< by another one, as the user wished
        StartedAnew, ///< damaged, and no backup is good
        ReadOnlyNewer, ///< a newer Reelwatch wrote it: nothing is written
        InMemory ///< cannot be written: what can be read is shown, nothing outlives the program
    };
    Q_ENUM(Kind)

    Kind kind = Kind::Fresh;
    QString sentence; ///< what the user must know; empty when all is well
    QString keptAs; ///< the damaged file's new path
    QDateTime backup; ///< UTC; when the restored backup was made
    QList<Account> accounts;
    AccountId lastAccount = 0; ///< the highest id ever given
    TaskNumber lastNumber = 0; ///< the highest number ever given
    QVariantMap settings;
};

/// True when what changes from now on is written down.
[[nodiscard]] bool isWritten(Opening::Kind kind) noexcept;

} // namespace Reelwatch

Q_DECLARE_METATYPE(Reelwatch::Opening)
