// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "intake/limits.h"
#include "intake/reason.h"

#include <QByteArray>

namespace Reelwatch::Intake {

/// The text of a file, or the reason why it is none.
struct Decoded
{
    QString text;
    Reason problem = Reason::None;
};

/// UTF-8, UTF-16 and UTF-32 by their mark, UTF-8 without one, else Latin-1. More bytes than `limit`
/// and bytes that are no text are refused.
[[nodiscard]] Decoded decoded(const QByteArray &bytes, qsizetype limit = TextLimit);

} // namespace Reelwatch::Intake
