// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"

#include <QWidget>

#include <memory>

namespace Reelwatch {

namespace Ui {
class ErrorPage;
}

/// Why the service says that a task failed, verbatim, and what stands in the way of checking it or
/// of fetching its video.
class ErrorPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ErrorPage)

public:
    explicit ErrorPage(QWidget *parent = nullptr);
    ~ErrorPage() override;

    /// True when there is anything to show for the task.
    [[nodiscard]] static bool concerns(const Task &task, const AccountState &state);

    void setTask(const Task &task, const AccountState &state);

signals:
    void supportReportRequested(Reelwatch::TaskNumber number);

private:
    std::unique_ptr<Ui::ErrorPage> m_ui;
    Task m_task;
    AccountState m_state;
};

} // namespace Reelwatch
