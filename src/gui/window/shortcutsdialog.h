// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QMenuBar;

namespace Reelwatch {

/// Every key of the menus, read from the menus themselves.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShortcutsDialog)

public:
    explicit ShortcutsDialog(const QMenuBar &menus, QWidget *parent = nullptr);
    ~ShortcutsDialog() override;

    /// Shows one over its window; it goes when it is closed.
    static void open(const QMenuBar &menus, QWidget *window);
};

} // namespace Reelwatch
