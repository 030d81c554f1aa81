// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

namespace Reelwatch {

/// Every key of the menus, read from the menus themselves.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShortcutsDialog)

public:
    /// One entry of the menu bar and what is in it.
    struct Chapter
    {
        QString title;
        QList<QAction *> actions;
    };

    explicit ShortcutsDialog(const QList<Chapter> &chapters, QWidget *parent = nullptr);
    ~ShortcutsDialog() override;
};

} // namespace Reelwatch
