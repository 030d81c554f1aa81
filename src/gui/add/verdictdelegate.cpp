// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/add/verdictdelegate.h"

#include "gui/style/appearance.h"
#include "model/intakepreview.h"

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;
using Verdict = IntakePreview::Verdict;

namespace {

QLatin1StringView iconOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::New:
        return "add"_L1;
    case Verdict::Watched:
        return "eye"_L1;
    case Verdict::Repeated:
        return "copy"_L1;
    case Verdict::Refused:
        break;
    }
    return "warning"_L1;
}

QColor colourOf(Verdict verdict, const QPalette &palette)
{
    switch (verdict) {
    case Verdict::New:
        return toneColour(Tone::Ready, palette);
    case Verdict::Refused:
        return toneColour(Tone::Attention, palette);
    case Verdict::Watched:
    case Verdict::Repeated:
        break;
    }
    return secondaryText(palette);
}

} // namespace

VerdictDelegate::VerdictDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

VerdictDelegate::~VerdictDelegate() = default;

void VerdictDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode =
        index.column() == IntakePreview::IdColumn ? Qt::ElideMiddle : Qt::ElideRight;
    const auto verdict = index.data(IntakePreview::VerdictRole).value<Verdict>();
    const bool judgement = index.column() == IntakePreview::VerdictColumn;
    const bool plainText = index.column() == IntakePreview::IdColumn && verdict == Verdict::New;
    const QColor quiet = secondaryText(option->palette);
    QColor colour = judgement ? colourOf(verdict, option->palette) : quiet;
    if (plainText)
        colour = option->palette.color(QPalette::Text);
    option->palette.setColor(QPalette::Text, colour);
    option->features.setFlag(QStyleOptionViewItem::WrapText, judgement);
    if (judgement)
        setDecoration(*option, iconOf(verdict), colour);
}

} // namespace Reelwatch
