// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

#include <QWidget>

#include <memory>

namespace Reelwatch {

namespace Ui {
class PromptPage;
}

/// The prompt as the service knows it: its first 64 K characters to read, all of it to copy.
class PromptPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PromptPage)

public:
    explicit PromptPage(QWidget *parent = nullptr);
    ~PromptPage() override;

    void setTask(const Task &task);

signals:
    void promptFileRequested(Reelwatch::TaskNumber number);

private:
    std::unique_ptr<Ui::PromptPage> m_ui;
    TaskNumber m_number = 0;
    QString m_prompt;
};

} // namespace Reelwatch
