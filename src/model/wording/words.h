// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>

namespace Reelwatch::Wording {

/// Gives the files of this folder one translation context.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Reelwatch::Wording)
};

} // namespace Reelwatch::Wording
