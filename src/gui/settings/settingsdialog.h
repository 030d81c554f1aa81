// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "gui/settings/librarysettings.h"

#include <QDialog>

#include <memory>

class QAbstractItemModel;

namespace Reelwatch {

namespace Ui {
class SettingsDialog;
}

/// The settings. Each choice takes effect at once.
class SettingsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsDialog)

public:
    /// What the dialog shows beside the choices.
    struct Surroundings
    {
        QAbstractItemModel &keys; ///< with AccountModel's columns and roles
        LibrarySettings::Surroundings library;
    };

    SettingsDialog(const Preferences &preferences, const Surroundings &surroundings,
                   QWidget *parent = nullptr);
    ~SettingsDialog() override;

signals:
    void changed(const Reelwatch::Preferences &preferences);
    void openFolderRequested();
    void limitsRequested(Reelwatch::AccountId account);

private:
    void showChecks(const Preferences &preferences);
    void showKeys(QAbstractItemModel &keys);
    [[nodiscard]] Preferences chosen() const;

    std::unique_ptr<Ui::SettingsDialog> m_ui;
    LibrarySettings *m_library;
    bool m_wantsTray; ///< kept where there is no tray to choose
};

} // namespace Reelwatch
