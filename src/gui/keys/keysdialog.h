// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "gui/style/appearance.h"

#include <QDialog>

#include <memory>
#include <optional>

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

    /// Says under the table what came of a wish; without a tone in plain text.
    void showResult(const QString &sentence, std::optional<Tone> tone = {});

signals:
    void addRequested();
    void editRequested(Reelwatch::AccountId account);
    void deleteRequested(Reelwatch::AccountId account);
    void trialRequested(Reelwatch::AccountId account);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] AccountId chosen() const;
    void arrangeColumns();
    void listen(const QAbstractItemModel &accounts);
    void follow();
    void paintResult();
    void confirmDeletion();

    std::unique_ptr<Ui::KeysDialog> m_ui;
    std::optional<Tone> m_tone;
};

} // namespace Reelwatch
