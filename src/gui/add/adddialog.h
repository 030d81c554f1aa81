// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/newtask.h"

#include <QDialog>
#include <QUrl>

#include <memory>
#include <optional>

class QPushButton;

namespace Reelwatch {

namespace Ui {
class AddDialog;
}

class IntakePreview;

/// Asks which videos to watch, and shows what was recognised before anything is added.
class AddDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AddDialog)

public:
    explicit AddDialog(IntakePreview &preview, QWidget *parent = nullptr);
    ~AddDialog() override;

    /// Takes text as if it were pasted: from the clipboard, a file or another window.
    void offer(const QString &text);
    /// Says in a bar why something could not be taken: a whole sentence, shown as plain text.
    void showProblem(const QString &sentence);

signals:
    void addRequested(const QList<Reelwatch::NewTask> &tasks);
    /// The base is that of the text's links, empty when they name none or several.
    void saveKeyRequested(const QByteArray &key, const QUrl &base);
    void newKeyRequested(const QUrl &base);
    void openFileRequested();
    void filesDropped(const QStringList &paths);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpPreview();
    void setUpBars();
    void setUpActions();
    void listAccounts();
    void chooseAccount(int row);
    void readText();
    void setUnseen(const QString &text);
    void showJudged();
    void fitRows();
    void showKeyBar();
    void showBaseBar();
    void maskTypedKey();
    void add();

    std::unique_ptr<Ui::AddDialog> m_ui;
    IntakePreview &m_preview;
    QPushButton *m_add;
    QString m_unseen; ///< text that is read but too long to be shown
    std::optional<qsizetype> m_keysBefore; ///< while one is being saved
    QUrl m_dismissedBase; ///< the user does not want a key for it
};

} // namespace Reelwatch
