// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPlainTextEdit>

namespace Reelwatch {

/// A plain text field for ids. What is pasted or dropped is offered before it is shown: it may hold
/// a key, or lines that would freeze a text field.
class IdEdit final : public QPlainTextEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IdEdit)

public:
    explicit IdEdit(QWidget *parent = nullptr);
    ~IdEdit() override;

    /// True when the text may be shown at the cursor: no line over 4,096 characters, 512 Ki in all.
    [[nodiscard]] bool hasRoomFor(const QString &text) const;
    /// Puts other text in the place of all; nothing brings the old one back.
    void replaceText(const QString &text);
    /// Marks a line and shows it; a line that is not here is left alone.
    void showLine(int line);

signals:
    void textOffered(const QString &text);
    void filesDropped(const QStringList &paths);

protected:
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
};

} // namespace Reelwatch
