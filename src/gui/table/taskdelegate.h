// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace Reelwatch {

class PosterCache;

/// Paints a row: poster, status as icon, word and colour with its progress line, prompt on up to
/// two lines, everything else at two thirds strength.
class TaskDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskDelegate)

public:
    explicit TaskDelegate(PosterCache &posters, QObject *parent = nullptr);
    ~TaskDelegate() override;

    static constexpr int RowHeight = 40;
    /// Of the status column, so that this word is whole in it.
    [[nodiscard]] static int statusWidth(const QString &word, QFont font);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    [[nodiscard]] QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const override;

private:
    void paintPoster(QPainter &painter, const QStyleOptionViewItem &option,
                     const QModelIndex &index) const;
    void paintStatus(QPainter &painter, const QStyleOptionViewItem &option,
                     const QModelIndex &index) const;

    PosterCache &m_posters;
};

} // namespace Reelwatch
