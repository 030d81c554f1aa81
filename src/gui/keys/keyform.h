// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "gui/style/appearance.h"

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
    /// What a form can offer beside its fields when the keychain refuses.
    enum class Ways {
        None,
        Session, ///< without the keychain
        UnlockOrSession
    };

    /// An account with id 0 is a new one. `taken`: names that other keys have.
    KeyForm(Account account, QStringList taken, QWidget *parent = nullptr);
    ~KeyForm() override;

    /// Puts a key into the masked field, as found in pasted text.
    void setKey(const QByteArray &key);
    /// Says what stands in the way of saving, and shows the ways around it.
    void showProblem(const QString &sentence, Ways ways);
    /// Says why the account's key is of no use as it is, and takes the user to its field.
    void askForKey(const QString &reason);
    /// Says before anything is saved that this key can only last for the session.
    void expectSession(const QString &sentence);
    /// What a trial showed; nothing is shown when the fields have changed since.
    void showTrial(const QString &sentence, bool good);
    /// The keychain works on it: no second wish until it answers.
    void setBusy(bool busy);
    /// Checks the fields and asks for them to be saved.
    void save();

signals:
    /// An empty key leaves the one that the account has.
    void saveRequested(const Reelwatch::Account &account, const QByteArray &key);
    /// An empty key means the one that the account has.
    void trialRequested(const QUrl &base, const QByteArray &key);
    void unlockRequested();

protected:
    void changeEvent(QEvent *event) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fillIn();
    void listen();
    void keepRoomForMessage();
    void trySecret();
    void forgetMessage();
    void say(const QString &sentence, std::optional<Tone> tone, Ways ways = Ways::None);
    void paintMessage();
    /// Says what is wrong with a field and takes the user there.
    void refuse(QWidget *field, const QString &sentence);
    void setRevealed(bool revealed);
    /// The account as the fields say; nothing, and a sentence shown, when one of them is wrong.
    [[nodiscard]] std::optional<Account> account();
    [[nodiscard]] std::optional<QByteArray> key();

    std::unique_ptr<Ui::KeyForm> m_ui;
    Account m_account;
    QStringList m_taken;
    std::optional<Tone> m_tone; ///< of the message; none: plain text
    bool m_isTrying = false;
    QTimer *m_mask; ///< a revealed key masks itself again
};

} // namespace Reelwatch
