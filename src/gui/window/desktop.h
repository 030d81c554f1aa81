// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// The desktop's own ways of opening files; none of them waits.
namespace Reelwatch::Desktop {

/// Opens a local file or folder in the program that the user's desktop has for it.
void open(const QString &path);
/// Shows a file selected in the file manager, or its folder where that cannot be asked for.
void showInFolder(const QString &file);

} // namespace Reelwatch::Desktop
