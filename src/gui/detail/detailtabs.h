// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "model/jsontext.h"

#include <QTabWidget>

#include <memory>
#include <optional>

namespace Reelwatch {

namespace Ui {
class DetailTabs;
}

/// Everything about one video, in tabs under the player. Showing the same video again changes only
/// the texts that differ: tab, scroll bars, selection, search and open branches stay.
class DetailTabs final : public QTabWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailTabs)

public:
    explicit DetailTabs(QWidget *parent = nullptr);
    ~DetailTabs() override;

    /// `account` may be null: no key was chosen for the task. Ages are those of the last tick().
    void setTask(const Task &task, const Account *account, const AccountState &state);
    /// How long such videos usually take, in words; empty when that is not known.
    void setUsualTime(const QString &usual);
    /// Shows nothing.
    void clear();
    /// Lets the times grow; cheap enough for every second.
    void tick(const QDateTime &now);

signals:
    void showInFolderRequested(Reelwatch::TaskNumber number);
    void promptFileRequested(Reelwatch::TaskNumber number);
    void supportReportRequested(Reelwatch::TaskNumber number);
    void saveAnswerRequested(Reelwatch::TaskNumber number,
                             Reelwatch::JsonText::Signatures signatures);

private:
    struct Pages;

    void makePages();
    void chooseTab();
    void showCurrent();

    std::unique_ptr<Ui::DetailTabs> m_ui;
    std::unique_ptr<Pages> m_pages; ///< made for the first video: an empty list needs none
    QString m_usual;
    Task m_task;
    std::optional<Account> m_account;
    AccountState m_state;
    QDateTime m_now;
    QWidget *m_wanted; // the tab the user chose; another one shows while it is disabled
    bool m_isChoosing = false;
};

} // namespace Reelwatch
