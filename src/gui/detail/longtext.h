// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QPlainTextEdit>

namespace Reelwatch {

/// Read-only text. Long lines are cut into blocks, because laying out a single one of 100 KB takes
/// a second (T12); copying and marking do not see the cuts.
class LongText final : public QPlainTextEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LongText)

public:
    enum class Place { Top, Kept };

    explicit LongText(QWidget *parent = nullptr);
    ~LongText() override;

    /// Text that is plain already. Place::Kept leaves scroll bar and selection where they are.
    void setText(const QString &text, Place place = Place::Top);
    [[nodiscard]] const QString &text() const { return m_text; }

    /// Highlights stretches of the text, all `length` units long.
    void mark(const QList<qsizetype> &starts, qsizetype length);
    /// Selects a stretch of the text and scrolls to it.
    void select(qsizetype start, qsizetype length);
    /// Where the selection begins, else the cursor.
    [[nodiscard]] qsizetype position() const;

signals:
    void textReplaced();

protected:
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;

private:
    [[nodiscard]] int inDocument(qsizetype position) const;
    [[nodiscard]] qsizetype inText(int position) const;
    [[nodiscard]] QTextCursor stretch(qsizetype start, qsizetype length) const;

    QString m_text;
    QList<qsizetype> m_cuts; // places in m_text before which a block was begun, ascending
};

} // namespace Reelwatch
