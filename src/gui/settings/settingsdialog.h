// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/settings/preferences.h"

#include <QDialog>

#include <memory>

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
    /// `folder` and `usage`: where fetched videos are and how much there is, for reading.
    SettingsDialog(const Preferences &preferences, const QString &folder, const QString &usage,
                   QWidget *parent = nullptr);
    ~SettingsDialog() override;

signals:
    void changed(const Reelwatch::Preferences &preferences);
    void openFolderRequested();

private:
    [[nodiscard]] Preferences chosen() const;

    std::unique_ptr<Ui::SettingsDialog> m_ui;
};

} // namespace Reelwatch
