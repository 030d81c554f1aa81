// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QFuture>
#include <QString>

/// What a kept file holds, and whether that still is what was fetched.
namespace Reelwatch::FileExam {

enum class Finding { Same, Gone, Changed };

struct Result
{
    Finding finding = Finding::Gone;
    QByteArray sha256; ///< of what is there, 32 bytes; empty when it could not be read
    qint64 size = -1; ///< bytes that are there
};

/// Reads the file whole on a thread that does nothing else, one after the other, in blocks: once
/// cancelled it ends with the one at hand. Transfers go on meanwhile. With an empty `sha256` any
/// content is the same, and so is one that cannot be read: nobody knows that it changed.
[[nodiscard]] QFuture<Result> begin(const QString &path, const QByteArray &sha256);

} // namespace Reelwatch::FileExam
