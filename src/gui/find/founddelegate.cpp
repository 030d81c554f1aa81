// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/find/founddelegate.h"

#include "gui/style/appearance.h"
#include "model/foundvideos.h"

namespace Reelwatch {

FoundDelegate::FoundDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

FoundDelegate::~FoundDelegate() = default;

void FoundDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const bool isId = index.column() == FoundVideos::IdColumn;
    const bool isStatus = index.column() == FoundVideos::StatusColumn;
    option->textElideMode = isId ? Qt::ElideMiddle : Qt::ElideRight;
    const QPalette &palette = option->palette;
    QColor colour = secondaryText(palette);
    if (index.data(FoundVideos::WatchedRole).toBool()) {
        option->palette.setColor(QPalette::Text, colour);
        return;
    }
    const auto sign = static_cast<Wording::Sign>(index.data(FoundVideos::SignRole).toInt());
    if (isStatus)
        colour = toneColour(toneOf(sign), palette);
    else if (index.column() == FoundVideos::PromptColumn)
        colour = palette.color(QPalette::Text);
    option->palette.setColor(QPalette::Text, colour);
    if (isStatus)
        setDecoration(*option, iconOf(sign), colour);
}

} // namespace Reelwatch
