// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/settings/settingsdialog.h"

#include "ui_settingsdialog.h"

#include "gui/window/tray.h"
#include "model/accountmodel.h"

#include <algorithm>

namespace Reelwatch {

SettingsDialog::SettingsDialog(const Preferences &preferences, const Surroundings &surroundings,
                               QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SettingsDialog>())
    , m_library(new LibrarySettings(surroundings.library, this))
    , m_wantsTray(preferences.tray)
{
    m_ui->setupUi(this);
    m_ui->appearance->setCurrentIndex(static_cast<int>(preferences.appearance));
    m_ui->notify->setChecked(preferences.notify);
    m_ui->tray->setChecked(preferences.tray && Tray::isAvailable());
    m_ui->tray->setEnabled(Tray::isAvailable());
    m_ui->trayHint->setVisible(!Tray::isAvailable());
    m_ui->column->insertWidget(1, m_library);
    m_library->setLabelWidth(m_ui->closeLabel->sizeHint().width());
    m_library->show(preferences);
    showChecks(preferences);
    showKeys(surroundings.keys);
    const auto tell = [this] {
        emit changed(chosen());
    };
    connect(m_ui->appearance, &QComboBox::currentIndexChanged, this, tell);
    for (const QCheckBox *box : {m_ui->notify, m_ui->tray, m_ui->checksWhileHidden})
        connect(box, &QCheckBox::toggled, this, tell);
    for (const QSpinBox *box : {m_ui->leastInterval, m_ui->longestInterval})
        connect(box, &QSpinBox::valueChanged, this, tell);
    connect(m_library, &LibrarySettings::changed, this, tell);
    connect(m_library, &LibrarySettings::openFolderRequested, this,
            &SettingsDialog::openFolderRequested);
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::showChecks(const Preferences &preferences)
{
    QSpinBox *least = m_ui->leastInterval;
    QSpinBox *longest = m_ui->longestInterval;
    for (QSpinBox *box : {least, longest})
        box->setRange(static_cast<int>(Preferences::ShortestInterval.count()),
                      static_cast<int>(Preferences::MostInterval.count()));
    least->setValue(static_cast<int>(preferences.leastInterval.count()));
    longest->setValue(static_cast<int>(preferences.longestInterval.count()));
    // Neither passes the other: the one that is moved takes the other along.
    connect(least, &QSpinBox::valueChanged, longest,
            [longest](int value) { longest->setValue(std::max(value, longest->value())); });
    connect(longest, &QSpinBox::valueChanged, least,
            [least](int value) { least->setValue(std::min(value, least->value())); });
    m_ui->checksWhileHidden->setChecked(preferences.checksWhileHidden);
}

void SettingsDialog::showKeys(QAbstractItemModel &keys)
{
    m_ui->key->setModel(&keys);
    m_ui->key->setModelColumn(AccountModel::NameColumn);
    m_ui->key->setCurrentIndex(keys.rowCount() > 0 ? 0 : -1);
    m_ui->key->setEnabled(keys.rowCount() > 0);
    m_ui->changeLimit->setEnabled(keys.rowCount() > 0);
    connect(m_ui->changeLimit, &QPushButton::clicked, this, [this] {
        emit limitsRequested(
            m_ui->key->currentData(AccountModel::AccountIdRole).value<AccountId>());
    });
}

Preferences SettingsDialog::chosen() const
{
    Preferences chosen {.appearance =
                            static_cast<ColourScheme::Wish>(m_ui->appearance->currentIndex()),
                        .notify = m_ui->notify->isChecked(),
                        .tray = m_ui->tray->isEnabled() ? m_ui->tray->isChecked() : m_wantsTray,
                        .leastInterval = std::chrono::seconds(m_ui->leastInterval->value()),
                        .longestInterval = std::chrono::seconds(m_ui->longestInterval->value()),
                        .checksWhileHidden = m_ui->checksWhileHidden->isChecked()};
    m_library->takeInto(chosen);
    return chosen;
}

} // namespace Reelwatch
