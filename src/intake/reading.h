// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "intake/reason.h"

#include <QList>
#include <QUrl>

#include <optional>

namespace Reelwatch::Intake {

/// One thing that a reader met: an id, or the reason why there is none.
struct Finding
{
    qsizetype at = 0; ///< offset in the text the reader was given
    QString id;
    QUrl base; ///< of a link: scheme, host, port and the path before /v1; else empty
    QString label; ///< the user's own word for it, where a table has one
    QString account; ///< the name of its key, where a table has one
    Reason reason = Reason::None;

    bool operator==(const Finding &) const = default;
};

/// What one reader made of the beginning of a text.
struct Reading
{
    QList<Finding> findings; ///< in the text's order
    qsizetype end = 0; ///< how far it read
    bool unclosed = false; ///< looked far ahead for an end that never came
};

/// How far a value may go: text of many unclosed values would otherwise be searched again and
/// again.
/// A file that is given up at the first of them may be searched whole.
enum class Reach { Line, Text, File };

/// The end of the line that `from` is on: of its last character, before the line break.
[[nodiscard]] inline qsizetype lineEnd(QStringView text, qsizetype from = 0)
{
    const qsizetype end = text.indexOf(u'\n', from);
    return end < 0 ? text.size() : end;
}

} // namespace Reelwatch::Intake
