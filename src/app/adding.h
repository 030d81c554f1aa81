// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/clock.h"
#include "domain/newtask.h"

#include <QObject>
#include <QPointer>

namespace Reelwatch {

struct Account;
class AccountStore;
class AddDialog;
class FormerKeys;
class IntakePreview;
class KeyDesk;
class MainWindow;
class TaskStore;

/// Every way in for ids: dialog, clipboard, drop, files, command line and a second start. What is
/// plain is added at once; what leaves a question opens the dialog.
class Adding final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Adding)

public:
    Adding(TaskStore &tasks, AccountStore &accounts, const FormerKeys &former, KeyDesk &keys,
           const Clock &clock, MainWindow &window, QObject *parent = nullptr);
    ~Adding() override;

    /// From now on nothing can be added, which is told to whoever tries.
    void setReadOnly() { m_readOnly = true; }
    void openDialog(const QString &text = {});
    /// `account`: its name, from the command line; empty for the only key, or the user's choice.
    void takeText(const QString &text, const QString &account = {});
    void takeFiles(const QStringList &paths);
    /// Ids and links as they are, files by what is in them.
    void takeThings(const QStringList &things, const QString &account);
    /// Begins to watch what the user chose; `summary` is told where it says more than the list.
    void add(const QList<NewTask> &tasks, const QString &summary);

private:
    void judged(IntakePreview *preview, const QString &text);
    [[nodiscard]] static bool leavesQuestions(const IntakePreview &preview,
                                              const QList<NewTask> &tasks);
    /// Gives the rows that have no key and are about the same videos to the keys now chosen for
    /// them.
    [[nodiscard]] QList<TaskNumber> adopt(const QList<NewTask> &tasks);
    /// Under what the rows of this account's service stand that have no key; none without one.
    [[nodiscard]] QList<AccountId> keylessLike(const Account *account) const;
    void chooseFile();

    TaskStore &m_tasks;
    AccountStore &m_accounts;
    const FormerKeys &m_former;
    KeyDesk &m_keys;
    const Clock &m_clock;
    MainWindow &m_window;
    QPointer<AddDialog> m_dialog;
    AccountId m_lastUsed = 0;
    bool m_readOnly = false;
};

} // namespace Reelwatch
