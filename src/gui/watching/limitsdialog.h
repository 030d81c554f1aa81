// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"

#include <QDialog>

#include <memory>

namespace Reelwatch {

namespace Ui {
class LimitsDialog;
}

/// How much may be asked with one key, and whether it is asked at all.
class LimitsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LimitsDialog)

public:
    explicit LimitsDialog(const Account &account, QWidget *parent = nullptr);
    ~LimitsDialog() override;

    void accept() override;

signals:
    void saveRequested(Reelwatch::AccountId account, const Reelwatch::AskLimits &limits,
                       bool paused, bool keepsVideos);

private:
    void fill(const AskLimits &limits);

    std::unique_ptr<Ui::LimitsDialog> m_ui;
    AccountId m_account;
};

} // namespace Reelwatch
