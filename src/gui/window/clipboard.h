// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

class QModelIndex;

/// What the Copy menu puts on the clipboard for the selected rows, one paragraph a row.
namespace Reelwatch::Clipboard {

enum class Part { Ids, Prompt, Parameters, Error, Json, Link, Report };

/// The text of one part of these rows; empty when none has it.
[[nodiscard]] QString text(Part part, const QList<QModelIndex> &rows, const QDateTime &now);

/// Puts files on the clipboard, for a file manager or a chat to paste; none leaves it alone.
void copyFiles(const QStringList &paths);
/// Puts text on the clipboard; an empty one leaves it alone.
void copy(const QString &text);

} // namespace Reelwatch::Clipboard
