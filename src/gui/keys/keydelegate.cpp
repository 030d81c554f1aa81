// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/keys/keydelegate.h"

#include "model/accountmodel.h"

#include <QPainter>

namespace Reelwatch {

namespace {

constexpr int Dot = 10;

QPixmap dotOf(const QColor &colour, qreal ratio)
{
    QPixmap dot(QSize(Dot, Dot) * ratio);
    dot.setDevicePixelRatio(ratio);
    dot.fill(Qt::transparent);
    QPainter painter(&dot);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QRectF(0, 0, Dot, Dot));
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
    QIcon icon;
    // Selected, too, the dot keeps its colour.
    for (const QIcon::Mode mode : {QIcon::Normal, QIcon::Selected})
        icon.addPixmap(dotOf(colour, ratio), mode);
    option->icon = icon;
}

} // namespace Reelwatch
