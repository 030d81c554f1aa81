// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QStringView>

namespace Reelwatch::Intake {

/// One JSON value as it stands in a text: where it ends, and where its ids may stand.
struct JsonText
{
    qsizetype end = -1; ///< offset after the closing bracket; -1: it never closes
    qsizetype scanned = 0; ///< how far was looked
    QList<qsizetype> strings; ///< offsets of the strings that may be ids, after their quote
};

/// The first offset from `from` and before `end` where JSON begins; -1: there is none.
[[nodiscard]] qsizetype jsonBegin(QStringView text, qsizetype from, qsizetype end);

/// Follows brackets and strings from a beginning. Does not judge the JSON between them.
[[nodiscard]] JsonText scanJson(QStringView text);

} // namespace Reelwatch::Intake
