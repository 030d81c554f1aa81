// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"

#include <QDialog>

#include <memory>

class QAbstractItemModel;

namespace Reelwatch {

namespace Ui {
class KeysDialog;
}

/// The saved API keys: a table to add to, change, try and delete from.
class KeysDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeysDialog)

public:
    /// `accounts`: the rows, with AccountModel's columns and roles.
    explicit KeysDialog(QAbstractItemModel &accounts, QWidget *parent = nullptr);
    ~KeysDialog() override;

    void showTrial(const QString &sentence);

signals:
    void addRequested();
    void editRequested(Reelwatch::AccountId account);
    void deleteRequested(Reelwatch::AccountId account);
    void trialRequested(Reelwatch::AccountId account);

private:
    [[nodiscard]] AccountId chosen() const;
    void enableButtons();
    void confirmDeletion();

    std::unique_ptr<Ui::KeysDialog> m_ui;
};

} // namespace Reelwatch
