// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/table/filterdelegate.h"

#include "gui/style/appearance.h"
#include "gui/style/icons.h"
#include "model/filtermodel.h"

#include <QApplication>
#include <QPainter>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr int EntryMargin = 8;
constexpr int EntryIcon = 16;
constexpr int MarkDot = 8;

struct Mark
{
    QLatin1StringView icon;
    Tone tone;
};

Mark markOf(TaskFilter::Group group)
{
    switch (group) {
    case TaskFilter::Group::All:
        return {"film"_L1, Tone::Quiet};
    case TaskFilter::Group::Queued:
        return {"queued"_L1, Tone::Queued};
    case TaskFilter::Group::Generating:
        return {"generating"_L1, Tone::Running};
    case TaskFilter::Group::Completed:
        return {"completed"_L1, Tone::Ready};
    case TaskFilter::Group::Failed:
        return {"failed"_L1, Tone::Failed};
    case TaskFilter::Group::Attention:
        return {"attention"_L1, Tone::Attention};
    }
    return {"film"_L1, Tone::Quiet};
}

void drawHeading(QPainter &painter, const QStyleOptionViewItem &option, const QString &text)
{
    QFont font = option.font;
    font.setPointSizeF(font.pointSizeF() * 0.85);
    font.setWeight(QFont::DemiBold);
    font.setLetterSpacing(QFont::PercentageSpacing, 104);
    painter.setFont(font);
    painter.setPen(secondaryText(option.palette));
    painter.drawText(option.rect.adjusted(EntryMargin, 0, -EntryMargin, -2),
                     Qt::AlignLeft | Qt::AlignVCenter, text.toUpper());
}

void drawMark(QPainter &painter, const QPoint &centre, const QStyleOptionViewItem &option,
              const QModelIndex &index, bool selected)
{
    const QColor highlighted = option.palette.color(QPalette::HighlightedText);
    if (const QVariant group = index.data(FilterModel::GroupRole); group.isValid()) {
        const Mark mark = markOf(static_cast<TaskFilter::Group>(group.toInt()));
        const QColor colour = selected ? highlighted : toneColour(mark.tone, option.palette);
        painter.drawPixmap(
            centre - QPoint(EntryIcon / 2, EntryIcon / 2),
            Icons::pixmap(mark.icon, colour, EntryIcon, painter.device()->devicePixelRatio()));
        return;
    }
    if (index.data(FilterModel::TroubleRole).toBool()) {
        const QColor amber = selected ? highlighted : toneColour(Tone::Attention, option.palette);
        painter.drawPixmap(
            centre - QPoint(EntryIcon / 2, EntryIcon / 2),
            Icons::pixmap("attention"_L1, amber, EntryIcon, painter.device()->devicePixelRatio()));
        return;
    }
    const QColor colour(index.data(FilterModel::ColourRole).toString());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(selected ? QPen(highlighted, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(colour.isValid() ? colour : secondaryText(option.palette));
    painter.drawEllipse(QRect(centre - QPoint(MarkDot / 2, MarkDot / 2), QSize(MarkDot, MarkDot)));
}

} // namespace

FilterDelegate::FilterDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

FilterDelegate::~FilterDelegate() = default;

void FilterDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    painter->save();
    const QString text = index.data(Qt::DisplayRole).toString();
    if (index.data(FilterModel::HeadingRole).toBool()) {
        drawHeading(*painter, option, text);
        painter->restore();
        return;
    }
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    const bool selected = isHighlighted(option);
    const QPoint centre(option.rect.left() + EntryMargin + EntryIcon / 2,
                        option.rect.center().y() + 1);
    drawMark(*painter, centre, option, index, selected);

    const QString count = option.locale.toString(index.data(FilterModel::CountRole).toInt());
    const QColor ink =
        option.palette.color(selected ? QPalette::HighlightedText : QPalette::WindowText);
    QRect line = option.rect.adjusted(EntryMargin + EntryIcon + EntryMargin, 0, -EntryMargin, 0);
    painter->setPen(selected ? ink : secondaryText(option.palette));
    painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, count);
    line.setRight(line.right() - painter->fontMetrics().horizontalAdvance(count) - EntryMargin);
    painter->setPen(ink);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
    painter->restore();
}

QSize FilterDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = QFontMetrics(option.font).height();
    return {100, line + (index.data(FilterModel::HeadingRole).toBool() ? 14 : 12)};
}

} // namespace Reelwatch
