// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "domain/newtask.h"

#include <QDialog>

#include <memory>

class QPushButton;

namespace Reelwatch {

class FoundVideos;

namespace Ui {
class FindDialog;
}

/// Shows what a service holds for a key and is not watched yet, and asks to watch the chosen ones.
class FindDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindDialog)

public:
    /// How the search stands.
    struct Progress
    {
        enum class Phase { Searching, Waiting, Finished, Cut, Stopped, Failed };

        Phase phase = Phase::Searching;
        int seen = 0; ///< videos of the list so far
        int unusable = 0; ///< entries that name no video
        QString wait; ///< with Waiting: "12 s"
        QString problem; ///< with Cut and Failed: a sentence
    };

    FindDialog(FoundVideos &videos, const QList<Account> &accounts, AccountId chosen,
               QWidget *parent = nullptr);
    ~FindDialog() override;

    void setProgress(const Progress &progress);

signals:
    void searchRequested(Reelwatch::AccountId account); ///< from the start
    void stopRequested();
    void goOnRequested();
    void addRequested(const QList<Reelwatch::NewTask> &tasks);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpTable();
    void setUpActions(const QList<Account> &accounts, AccountId chosen);
    void search();
    void add();
    void toggleSelected();
    void updateChosen();
    void updateWords();
    [[nodiscard]] bool isUnderWay() const;
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString nothing() const;

    std::unique_ptr<Ui::FindDialog> m_ui;
    FoundVideos &m_videos;
    QPushButton *m_add;
    Progress m_progress;
    bool m_hasListed = false; ///< something was found since it was opened
};

} // namespace Reelwatch
