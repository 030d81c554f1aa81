// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"

#include <QDialog>

#include <memory>
#include <optional>

class QTimer;

namespace Reelwatch {

namespace Ui {
class KeyForm;
}

/// One key to be added or changed: name, colour, base URL and the secret itself, masked.
class KeyForm final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyForm)

public:
    /// An account with id 0 is a new one. `taken`: names that other keys have.
    KeyForm(const Account &account, QStringList taken, QWidget *parent = nullptr);
    ~KeyForm() override;

    /// Puts a key into the masked field, as found in pasted text.
    void setKey(const QByteArray &key);
    /// Says what stands in the way of saving; `offerSession` shows the way without a keychain.
    void showProblem(const QString &sentence, bool offerSession);
    void showTrial(const QString &sentence, bool good);
    /// The keychain works on it: no second wish until it answers.
    void setBusy(bool busy);

signals:
    /// An empty key leaves the one that the account has.
    void saveRequested(const Reelwatch::Account &account, const QByteArray &key);
    void trialRequested(const QUrl &base, const QByteArray &key);

private:
    void chooseColour();
    void paintColour();
    void save();
    void trySecret();
    void setRevealed(bool revealed);
    /// The account as the fields say; nothing, and a sentence shown, when one of them is wrong.
    [[nodiscard]] std::optional<Account> account();
    [[nodiscard]] std::optional<QByteArray> key();

    std::unique_ptr<Ui::KeyForm> m_ui;
    Account m_account;
    QStringList m_taken;
    QTimer *m_mask; ///< a revealed key masks itself again
};

} // namespace Reelwatch
