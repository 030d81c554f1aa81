// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QFuture>
#include <QString>

/// Whether a kept file still is what was fetched.
namespace Reelwatch::FileExam {

enum class Finding { Same, Gone, Changed };

/// Reads the file whole on a thread of the pool, in blocks: once cancelled it ends with the one at
/// hand. Transfers go on meanwhile.
[[nodiscard]] QFuture<Finding> begin(const QString &path, const QByteArray &sha256);

} // namespace Reelwatch::FileExam
