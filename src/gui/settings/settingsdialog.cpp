// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/settings/settingsdialog.h"

#include "ui_settingsdialog.h"

#include "gui/window/tray.h"

namespace Reelwatch {

SettingsDialog::SettingsDialog(const Preferences &preferences, const QString &folder,
                               const QString &usage, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SettingsDialog>())
{
    m_ui->setupUi(this);
    m_ui->appearance->setCurrentIndex(static_cast<int>(preferences.appearance));
    m_ui->notify->setChecked(preferences.notify);
    m_ui->tray->setChecked(preferences.tray && Tray::isAvailable());
    m_ui->tray->setEnabled(Tray::isAvailable());
    m_ui->trayHint->setVisible(!Tray::isAvailable());
    m_ui->folder->setText(folder);
    m_ui->usage->setText(usage);
    const auto tell = [this] {
        emit changed(chosen());
    };
    connect(m_ui->appearance, &QComboBox::currentIndexChanged, this, tell);
    connect(m_ui->notify, &QCheckBox::toggled, this, tell);
    connect(m_ui->tray, &QCheckBox::toggled, this, tell);
    connect(m_ui->openFolder, &QPushButton::clicked, this, &SettingsDialog::openFolderRequested);
}

SettingsDialog::~SettingsDialog() = default;

Preferences SettingsDialog::chosen() const
{
    return {.appearance = static_cast<ColourScheme::Wish>(m_ui->appearance->currentIndex()),
            .notify = m_ui->notify->isChecked(),
            .tray = m_ui->tray->isChecked()};
}

} // namespace Reelwatch
