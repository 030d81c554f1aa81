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
};

/// Reads the file whole on a thread of the pool, in blocks: once cancelled it ends with the one at
/// hand. Transfers go on meanwhile. With an empty `sha256` any content is the same.
[[nodiscard]] QFuture<Result> begin(const QString &path, const QByteArray &sha256);

} // namespace Reelwatch::FileExam
