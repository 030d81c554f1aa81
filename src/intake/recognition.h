// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/compacttext.h"
#include "intake/reason.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

/// Anything pasted, dropped or read becomes the ids, links and keys it holds. Pure: no I/O.
namespace Reelwatch::Intake {

/// One thing that was met in a text.
struct Entry
{
    enum class Kind {
        Found,
        Repeated, ///< the same id and base as an earlier entry
        Refused
    };

    Kind kind = Kind::Found;
    int line = 0; ///< from 1
    int firstLine = 0; ///< of Repeated: where it was first
    CompactText id; ///< of Found and Repeated; allowed by U21
    QUrl base; ///< of a link: scheme, host, port and path before /v1; else empty
    QString label; ///< of a table that has such a column; plain and bounded
    QString account; ///< the name of its key, of such a table
    QString excerpt; ///< of Refused: plain, bounded, without keys and queries
    Reason reason = Reason::None; ///< of Refused

    bool operator==(const Entry &) const = default;
};

/// Everything that a text holds, in its order.
struct Result
{
    QList<Entry> entries;
    QList<QByteArray> keys; ///< API keys that stood in the text; in nothing else of this result
    Reason problem = Reason::None; ///< why the text, or its rest, was not read
};

/// Understands bare ids, links …/v1/videos/ID, JSON of submit and status answers, NDJSON, curl
/// commands, tables, and text in which these stand. A text over TextLimit characters is refused.
[[nodiscard]] Result recognise(const QString &text);
/// The same for the bytes of a file.
[[nodiscard]] Result recognise(const QByteArray &bytes);

} // namespace Reelwatch::Intake

Q_DECLARE_TYPEINFO(Reelwatch::Intake::Entry, Q_RELOCATABLE_TYPE);
