// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/table/taskdelegate.h"

#include "gui/style/appearance.h"
#include "gui/style/icons.h"
#include "gui/table/postercache.h"
#include "model/taskmodel.h"

#include <QApplication>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr int CellMargin = 6; // as the headings have
constexpr int IconGap = 6;
constexpr int PosterMargin = 8;
constexpr int PosterRadius = 4;
constexpr int CellIcon = 16;
constexpr int ProgressHeight = 3;

QColor mainText(const QStyleOptionViewItem &option)
{
    return option.palette.color(isHighlighted(option) ? QPalette::HighlightedText : QPalette::Text);
}

QColor quietText(const QStyleOptionViewItem &option)
{
    return isHighlighted(option) ? option.palette.color(QPalette::HighlightedText)
                                 : secondaryText(option.palette);
}

QColor signColour(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (isHighlighted(option))
        return option.palette.color(QPalette::HighlightedText);
    const auto sign = static_cast<Wording::Sign>(index.data(TaskModel::SignRole).toInt());
    return toneColour(toneOf(sign), option.palette);
}

QColor linkColour(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const int urgency = index.data(TaskModel::UrgencyRole).toInt();
    if (urgency == 0 || isHighlighted(option))
        return quietText(option);
    return toneColour(urgency > 1 ? Tone::Failed : Tone::Attention, option.palette);
}

/// Text on up to two lines, the second one elided: prompts say what they are in their first words.
void drawTwoLines(QPainter &painter, const QRect &rect, const QString &text)
{
    const QFontMetrics metrics = painter.fontMetrics();
    QTextLayout layout(text, painter.font());
    layout.beginLayout();
    QTextLine first = layout.createLine();
    first.setLineWidth(rect.width());
    const auto firstEnd = static_cast<int>(first.textLength());
    layout.endLayout();
    const QString head = text.left(firstEnd).trimmed();
    const QString rest = text.mid(firstEnd);
    const int lines = rest.isEmpty() ? 1 : 2;
    const int line = metrics.height();
    QRect place(rect.left(), rect.center().y() - lines * line / 2 + 1, rect.width(), line);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(head, Qt::ElideRight, rect.width()));
    place.translate(0, line);
    if (lines == 2)
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(rest, Qt::ElideRight, rect.width()));
}

void drawProgress(QPainter &painter, const QRect &rect, int percent, const QColor &colour)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QColor track = colour;
    track.setAlphaF(0.25F);
    painter.setBrush(track);
    painter.drawRoundedRect(rect, 1.5, 1.5);
    painter.setBrush(colour);
    painter.drawRoundedRect(
        QRect(rect.topLeft(), QSize(rect.width() * percent / 100, rect.height())), 1.5, 1.5);
}

/// A smaller line in the lower half of a cell.
void paintUnder(QPainter &painter, const QRect &line, const QString &text, const QColor &colour)
{
    const QFont whole = painter.font();
    QFont small = whole;
    small.setPointSizeF(whole.pointSizeF() * 0.85);
    painter.setFont(small);
    painter.setPen(colour);
    painter.drawText(line.translated(0, 9), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
    painter.setFont(whole);
}

} // namespace

TaskDelegate::TaskDelegate(PosterCache &posters, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_posters(posters)
{
}

TaskDelegate::~TaskDelegate() = default;

void TaskDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem ground = option;
    ground.text.clear();
    ground.state.setFlag(QStyle::State_HasFocus, false);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &ground, painter, option.widget);

    painter->save();
    painter->setClipRect(option.rect);
    const QRect inner = option.rect.adjusted(CellMargin, 0, -CellMargin, 0);
    const QString text = index.data(Qt::DisplayRole).toString();
    switch (index.column()) {
    case TaskModel::PosterColumn:
        paintPoster(*painter, option, index);
        break;
    case TaskModel::StatusColumn:
        paintStatus(*painter, option, index);
        break;
    case TaskModel::PromptColumn:
        painter->setPen(mainText(option));
        drawTwoLines(*painter, inner, text);
        break;
    default: {
        painter->setPen(index.column() == TaskModel::LinkColumn ? linkColour(option, index)
                                                                : quietText(option));
        const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
        const bool isId = index.column() == TaskModel::IdColumn;
        painter->drawText(inner,
                          static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(
                              text, isId ? Qt::ElideMiddle : Qt::ElideRight, inner.width()));
        break;
    }
    }
    painter->restore();
}

void TaskDelegate::paintPoster(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const qreal ratio = painter.device()->devicePixelRatio();
    QRect frame({}, PosterCache::Size);
    frame.moveCenter(option.rect.center());
    frame.moveLeft(option.rect.left() + PosterMargin);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPixmap poster = m_posters.poster(index.data(TaskModel::PosterRole).toString(), ratio);
    if (!poster.isNull()) {
        QPainterPath corners;
        corners.addRoundedRect(frame, PosterRadius, PosterRadius);
        painter.setClipPath(corners, Qt::IntersectClip);
        painter.drawPixmap(frame.topLeft(), poster);
        return;
    }
    QColor ground = mainText(option);
    ground.setAlphaF(0.08F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(frame, PosterRadius, PosterRadius);
    const auto sign = static_cast<Wording::Sign>(index.data(TaskModel::SignRole).toInt());
    const bool speaks = sign == Wording::Sign::Failed || sign == Wording::Sign::Attention;
    QColor line = quietText(option);
    line.setAlphaF(0.6F);
    const QPixmap icon = Icons::pixmap(speaks ? iconOf(sign) : "film"_L1, line, CellIcon, ratio);
    painter.drawPixmap(frame.center() - QPoint(CellIcon / 2, CellIcon / 2) + QPoint(1, 1), icon);
}

void TaskDelegate::paintStatus(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const qreal ratio = painter.device()->devicePixelRatio();
    const auto sign = static_cast<Wording::Sign>(index.data(TaskModel::SignRole).toInt());
    const QColor colour = signColour(option, index);
    const int progress = index.data(TaskModel::ProgressRole).toInt();
    QRect line = option.rect.adjusted(CellMargin, 0, -CellMargin, 0);
    painter.drawPixmap(QPoint(line.left(), line.center().y() - CellIcon / 2 + 1),
                       Icons::pixmap(iconOf(sign), colour, CellIcon, ratio));
    line.setLeft(line.left() + CellIcon + IconGap);
    const QString note = index.data(TaskModel::NoteRole).toString();
    if (!note.isEmpty()) {
        paintUnder(painter, line, note, colour);
        line.translate(0, -8);
    } else if (progress > 0) {
        const QRect bar(line.left(), line.center().y() + 9, std::min(line.width() - CellMargin, 80),
                        ProgressHeight);
        drawProgress(painter, bar, progress, colour);
        line.translate(0, -4);
    } else if (const QString usual = index.data(TaskModel::UsualRole).toString();
               !usual.isEmpty()) {
        paintUnder(painter, line, usual, quietText(option));
        line.translate(0, -8);
    }
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(),
                                                      Qt::ElideRight, line.width()));
}

int TaskDelegate::statusWidth(const QString &word, QFont font)
{
    font.setWeight(QFont::DemiBold);
    return 2 * CellMargin + CellIcon + IconGap + QFontMetrics(font).horizontalAdvance(word);
}

QSize TaskDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int lines = 2 * QFontMetrics(option.font).height() + CellMargin;
    return {QStyledItemDelegate::sizeHint(option, index).width(), std::max(RowHeight, lines)};
}

QWidget *TaskDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                    const QModelIndex &) const
{
    auto *editor = new QLineEdit(parent);
    editor->setPlaceholderText(tr("Label"));
    editor->setAccessibleName(tr("Label"));
    editor->setMaxLength(200);
    return editor;
}

} // namespace Reelwatch
