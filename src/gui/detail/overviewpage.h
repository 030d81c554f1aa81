// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "gui/style/appearance.h"

#include <QWidget>

#include <memory>

namespace Reelwatch {

namespace Ui {
class OverviewPage;
}

class ValueLabel;

/// What is known of one video, a value beside each name; what is not known is left out.
class OverviewPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OverviewPage)

public:
    explicit OverviewPage(QWidget *parent = nullptr);
    ~OverviewPage() override;

    /// `account` may be null: no key was chosen for the task.
    /// Stands beside the elapsed time from the next setTask() on.
    void setUsualTime(const QString &usual) { m_usual = usual; }
    void setTask(const Task &task, const Account *account, const AccountState &state,
                 const QDateTime &now);

signals:
    void showInFolderRequested(Reelwatch::TaskNumber number);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showService(const TaskReport &report, const QDateTime &now);
    void showKey(const Task &task, const Account *account);
    void showResult(const Task &task, const QDateTime &now);
    /// Shows a value, or hides its row when there is none.
    void show(QWidget *row, ValueLabel *value, const QString &text);
    void show(ValueLabel *value, const QString &text);
    void colour();

    std::unique_ptr<Ui::OverviewPage> m_ui;
    TaskNumber m_number = 0;
    QString m_id;
    QString m_usual;
    Tone m_tone = Tone::Quiet;
    QColor m_keyColour;
    int m_urgency = 0; ///< of the link
};

} // namespace Reelwatch
