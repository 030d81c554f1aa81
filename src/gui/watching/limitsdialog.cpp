// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/watching/limitsdialog.h"

#include "ui_limitsdialog.h"

#include "domain/plaintext.h"

#include <QPushButton>

namespace Reelwatch {

LimitsDialog::LimitsDialog(const Account &account, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::LimitsDialog>())
    , m_account(account.id)
{
    m_ui->setupUi(this);
    setWindowTitle(tr("Limit and keeping of “%1”").arg(plain(account.name, 60)));
    m_ui->rate->setRange(AskLimits::LeastPerSecond, AskLimits::MostPerSecond);
    m_ui->burst->setRange(1, AskLimits::MostInARow);
    m_ui->atOnce->setRange(1, AskLimits::MostAtOnce);
    m_ui->paused->setChecked(account.paused);
    m_ui->keepsVideos->setChecked(account.keepsVideos);
    fill(account.limits);
    connect(m_ui->buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            [this] { fill({}); });
    m_ui->rate->setFocus();
    m_ui->rate->selectAll();
}

LimitsDialog::~LimitsDialog() = default;

void LimitsDialog::fill(const AskLimits &limits)
{
    m_ui->rate->setValue(limits.perSecond);
    m_ui->burst->setValue(limits.burst);
    m_ui->atOnce->setValue(limits.atOnce);
}

void LimitsDialog::accept()
{
    emit saveRequested(m_account,
                       bounded({.atOnce = m_ui->atOnce->value(),
                                .perSecond = m_ui->rate->value(),
                                .burst = m_ui->burst->value()}),
                       m_ui->paused->isChecked(), m_ui->keepsVideos->isChecked());
    QDialog::accept();
}

} // namespace Reelwatch
