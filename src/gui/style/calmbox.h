// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QMessageBox;
class QWidget;

namespace Reelwatch {

/// A question without a picture, wide enough for its title and its sentences, all of them plain
/// text. It goes away by itself once it was answered; the buttons are the caller's.
[[nodiscard]] QMessageBox *calmBox(const QString &title, const QString &question,
                                   const QString &details, QWidget *parent);

} // namespace Reelwatch
