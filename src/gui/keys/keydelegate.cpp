// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/keys/keydelegate.h"

#include "model/accountmodel.h"

#include <QPainter>

namespace Reelwatch {

namespace {

constexpr int Dot = 12;
constexpr double Rim = 1.5;

QPixmap dotOf(const QColor &colour, const QColor &rim, qreal ratio)
{
    QPixmap dot(QSize(Dot, Dot) * ratio);
    dot.setDevicePixelRatio(ratio);
    dot.fill(Qt::transparent);
    QPainter painter(&dot);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(rim, Rim));
    painter.setBrush(colour);
    painter.drawEllipse(QRectF(Rim / 2, Rim / 2, Dot - Rim, Dot - Rim));
    return dot;
}

} // namespace

KeyDelegate::KeyDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

KeyDelegate::~KeyDelegate() = default;

void KeyDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() != AccountModel::NameColumn)
        return;
    const QColor colour(index.data(AccountModel::ColourRole).toString());
    const qreal ratio = option->widget ? option->widget->devicePixelRatioF() : 1.0;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(Dot, Dot);
    // Selected, too, the dot keeps its colour, and a rim to be seen by.
    QIcon icon(dotOf(colour, colour, ratio));
    icon.addPixmap(dotOf(colour, option->palette.color(QPalette::HighlightedText), ratio),
                   QIcon::Selected);
    option->icon = icon;
}

} // namespace Reelwatch
