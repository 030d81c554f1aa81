// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

#include <QWidget>

#include <memory>

namespace Reelwatch {

namespace Ui {
class ParametersPage;
}

class JsonTree;

/// What the video was asked for with, and every field of the answer that has no place elsewhere.
class ParametersPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ParametersPage)

public:
    explicit ParametersPage(QWidget *parent = nullptr);
    ~ParametersPage() override;

    void setTask(const Task &task);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addActions();
    void showAnswer();
    void copyValues();
    void copyPath();
    void copyAll();

    std::unique_ptr<Ui::ParametersPage> m_ui;
    JsonTree *m_tree;
    TaskNumber m_number = 0;
    QByteArray m_answer;
};

} // namespace Reelwatch
