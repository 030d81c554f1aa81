// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"
#include "model/jsontext.h"

#include <QFutureWatcher>
#include <QWidget>

#include <memory>

namespace Reelwatch {

namespace Ui {
class JsonPage;
}

/// The whole last answer, re-indented but otherwise as it was sent, to search, copy and save.
/// Signatures of links are hidden until they are asked for, for this video only.
class JsonPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JsonPage)

public:
    explicit JsonPage(QWidget *parent = nullptr);
    ~JsonPage() override;

    void setTask(const Task &task);

signals:
    void saveAnswerRequested(Reelwatch::TaskNumber number,
                             Reelwatch::JsonText::Signatures signatures);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addShortcuts();
    void layOut();
    void show(const JsonText::Excerpt &excerpt);
    void copy();
    [[nodiscard]] JsonText::Signatures signatures() const;

    std::unique_ptr<Ui::JsonPage> m_ui;
    QFutureWatcher<JsonText::Excerpt> m_layOut; // of an answer too long for this thread
    TaskNumber m_number = 0;
    TaskNumber m_shown = 0; // whose text stands there
    QByteArray m_answer;
};

} // namespace Reelwatch
